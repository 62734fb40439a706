import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Reading

/// A proposal, printed for a person or for another program.
struct FolderList {
    let proposal: FolderProposal
    let console: Console

    /// How many files were read, copies included.
    var fileCount: Int { proposal.documents.reduce(0) { $0 + 1 + $1.copies.count + $1.sameText.count } }

    func print(as format: FindingFormat) {
        switch format {
        case .table: printTable()
        case .json: console.write(json: json)
        case .jsonl:
            for (document, session) in placed {
                console.write(CanonicalJSON.print(json(document, in: session)) + [0x0A])
            }
        case .csv:
            console.write(CSVText.of([Self.head]))
            for (document, session) in placed { console.write(CSVText.of([cells(document, in: session)])) }
        }
    }

    /// The documents in the order of time, each with its session.
    private var placed: [(document: ProposedDocument, session: ProposedSession?)] {
        proposal.sessions.flatMap { session in session.documents.map { ($0, session) } }
            + proposal.undated.map { ($0, nil) }
    }

    // MARK: - Table

    private func printTable() {
        var table = TextTable(columns: [
            .init(console.text(Message("Session")), .end), .init(console.text(Message("Date"))),
            .init(console.text(Message("Basis"))), .init(console.text(Message("Language"))),
            .init(console.text(Message("Type"))), .init(console.text(Message("Findings")), .end),
            .init(console.text(Message("File"))),
        ])
        for session in proposal.sessions {
            for gap in gaps(before: session) { table.rows.append(["", "", "", "", "", "", console.text(gap)]) }
            for document in session.documents { table.rows.append(row(document, in: session)) }
        }
        for document in proposal.undated { table.rows.append(row(document, in: nil)) }
        if !table.rows.isEmpty { console.write(table.rendered(width: console.width)) }
        printRemarks()
        printLinks()
        let copies = proposal.documents.reduce(0) { $0 + $1.copies.count + $1.sameText.count }
        console.say(
            Message(
                "Sessions: {sessions}; documents: {documents}; files met twice: {copies}; left aside: {left}. Nothing is stored.",
                [
                    "sessions": String(proposal.sessions.count), "documents": String(proposal.documents.count),
                    "copies": String(copies), "left": leftWords,
                ]
            )
        )
    }

    private func row(_ document: ProposedDocument, in session: ProposedSession?) -> [String] {
        let none = console.word(Readiness.notStated)
        return [
            session?.number.map(String.init) ?? "–", document.date?.value ?? none,
            document.date.map { console.word($0.basis) } ?? "", document.language.tag,
            document.type.map { console.word($0.value) } ?? none, String(document.findings),
            document.path.description,
        ]
    }

    private var leftWords: String {
        guard !proposal.left.isEmpty else { return "0" }
        let counts = LeftFile.Cause.allCases.compactMap { cause in
            let count = proposal.left.count { $0.cause == cause }
            return count > 0 ? "\(console.word(cause)) \(count)" : nil
        }
        return "\(proposal.left.count) (\(console.list(counts)))"
    }

    private func printRemarks() {
        for session in proposal.sessions {
            for remark in doubts(of: session) {
                let name = session.number.map(String.init) ?? session.date?.value ?? "–"
                console.say(
                    Message("Session {number}: {remark}", ["number": name, "remark": console.text(remark).shown])
                )
            }
        }
        for document in proposal.documents {
            for remark in doubts(of: document) {
                console.write(console.labelled("\(document.path)", console.text(remark)).shown + "\n")
            }
        }
    }

    private func printLinks() {
        let linked = proposal.sessions.filter { !$0.links.isEmpty }
        guard !linked.isEmpty else { return }
        console.say(Message("Links proposed between the conclusions of successive sessions:"))
        var table = TextTable(columns: [.init("", .end), .init(), .init("", .end), .init()])
        for session in linked {
            for link in session.links {
                table.rows.append([
                    "  " + place(link.later, in: session.number), console.word(link.relation),
                    place(link.earlier, in: before(session)), link.later.words.shown.shortened(to: 60),
                ])
            }
        }
        console.write(table.rendered(width: console.width))
    }

    private func before(_ session: ProposedSession) -> Int? {
        if case .number(let number) = session.follows { number } else { nil }
    }

    /// «4:12»: session and finding; a conclusion has no number before its review.
    private func place(_ end: FolderLink.End, in session: Int?) -> String {
        "\(session.map(String.init) ?? "–"):\(end.finding)"
    }
}

// MARK: - Remarks

extension FolderList {
    /// The comments of a proposal in the language of the user.
    func remark(_ remark: ProposalFile.Remark) -> [String] {
        let messages: [Message] =
            switch remark {
            case .head:
                [
                    Message("A proposal of 'suivi read --folder': correct it, then give it to 'suivi import'."),
                    Message(
                        "A dash says that something is not stated; documents under 'session: -' are not imported."
                    ),
                    Message(
                        "A document whose type is not stated is imported as a communiqué. Lines that begin with # are left out."
                    ),
                ]
            case .session(let session): chain(session) + doubts(of: session)
            case .unnumbered(let session):
                [Message("No document gives the number of this session: write it, or leave the dash.")]
                    + chain(session) + doubts(of: session)
            case .undated: [Message("Neither a number nor a date says where these belong.")]
            case .document(let document): facts(of: document) + doubts(of: document)
            }
        var lines = messages.map { console.text($0) }
        switch remark {
        case .session(let session), .unnumbered(let session):
            lines += session.links.map { link in
                console.labelled(
                    "\(place(link.later, in: session.number)) \(console.word(link.relation)) "
                        + place(link.earlier, in: before(session)),
                    link.later.words.shown.shortened(to: 80)
                )
            }
        default: break
        }
        return lines
    }

    private func chain(_ session: ProposedSession) -> [Message] {
        var messages = gaps(before: session)
        switch session.follows {
        case .number(let number)?: messages.append(Message("Follows session {number}.", ["number": String(number)]))
        case .date(let date)?: messages.append(Message("Follows the session of {date}.", ["date": date]))
        case nil: break
        }
        return messages
    }

    /// What is missing between a session and the one before.
    private func gaps(before session: ProposedSession) -> [Message] {
        var gaps: [Message] = []
        if let missing = session.missingNumbers {
            gaps.append(
                missing.count == 1
                    ? Message("No text of session {number}.", ["number": String(missing.lowerBound)])
                    : Message(
                        "No text of the sessions {first} to {last}.",
                        ["first": String(missing.lowerBound), "last": String(missing.upperBound)]
                    )
            )
        }
        if let missing = session.missingYears {
            gaps.append(
                missing.count == 1
                    ? Message("No text of the year {year}.", ["year": String(missing.lowerBound)])
                    : Message(
                        "No text of the years {first} to {last}.",
                        ["first": String(missing.lowerBound), "last": String(missing.upperBound)]
                    )
            )
        }
        return gaps
    }

    private func doubts(of session: ProposedSession) -> [Message] {
        var doubts: [Message] = []
        if !session.rivalDates.isEmpty {
            doubts.append(
                Message(
                    "its documents give several dates: {list}",
                    ["list": console.list(session.rivalDates)]
                )
            )
        }
        if session.runsBackwards { doubts.append(Message("it lies before the session whose number is smaller")) }
        return doubts
    }

    private func facts(of document: ProposedDocument) -> [Message] {
        var facts: [Message] = []
        if let date = document.date {
            facts.append(
                Message(
                    "date {value} ({basis}): {words}",
                    ["value": date.value, "basis": console.word(date.basis), "words": date.words.shown]
                )
            )
        }
        if let session = document.session {
            facts.append(
                Message(
                    "session {value} ({basis}): {words}",
                    [
                        "value": String(session.value), "basis": console.word(session.basis),
                        "words": session.words.shown,
                    ]
                )
            )
        }
        if !document.parties.isEmpty {
            facts.append(
                Message("parties named: {list}", ["list": console.list(document.parties.map(\.shown))])
            )
        }
        return facts
    }

    private func doubts(of document: ProposedDocument) -> [Message] {
        var doubts: [Message] = []
        for copy in document.copies {
            doubts.append(Message("the same file as {file}", ["file": copy.description]))
        }
        for other in document.sameText {
            doubts.append(Message("the same text in other bytes: {file}", ["file": other.description]))
        }
        if document.session == nil, !document.rivalSessions.isEmpty {
            doubts.append(
                Message(
                    "the text names several sessions: {list}",
                    ["list": console.list(document.rivalSessions.map(String.init))]
                )
            )
        }
        if let date = document.dateOfName {
            doubts.append(Message("the name of the file gives another date: {date}", ["date": date]))
        }
        if document.isAccount { doubts.append(Message("it tells of another text, as the press does")) }
        if document.hasOtherParties {
            doubts.append(
                Message(
                    "none of its parties is named in the other texts: {list}",
                    ["list": console.list(document.parties.map(\.shown))]
                )
            )
        }
        return doubts
    }
}
