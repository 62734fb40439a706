import CanonicalBytes
import Comparing
import Consultations
import Operations
import Reading
import TextSources

// A proposal for other programs: codes are those of the record, and what is not stated is said to be so.

extension FolderList {
    static let head = [
        "session", "session_basis", "date", "date_basis", "session_date", "follows", "language", "type", "findings",
        "file", "sha256", "format", "title", "parties", "copies", "same_text", "account", "links",
    ]

    func cells(_ document: ProposedDocument, in session: ProposedSession?) -> [String] {
        let none = Readiness.notStated.rawValue
        return [
            session?.number.map(String.init) ?? none, document.session?.basis.rawValue ?? "",
            document.date?.value ?? none, document.date?.basis.rawValue ?? "", session?.date?.value ?? none,
            follows(session), document.language.tag, document.type?.value.rawValue ?? none,
            String(document.findings), document.path.description, document.sha256.hexadecimal,
            document.format.rawValue, document.title ?? "", document.parties.joined(separator: "; "),
            document.copies.map(\.description).joined(separator: "; "),
            document.sameText.map(\.description).joined(separator: "; "), document.isAccount ? "yes" : "no",
            String(session?.links.count { $0.later.document == document.path } ?? 0),
        ]
    }

    private func follows(_ session: ProposedSession?) -> String {
        switch session?.follows {
        case .number(let number)?: String(number)
        case .date(let date)?: date
        case nil: ""
        }
    }

    func json(_ document: ProposedDocument, in session: ProposedSession?) -> JSONValue {
        var members = members(of: document)
        if let number = session?.number { members["session"] = .integer(number) }
        if let session { members["session_date"] = date(session.date) }
        let own = session?.links.filter { $0.later.document == document.path } ?? []
        if !own.isEmpty { members["links"] = .array(own.map(json)) }
        return .object(members)
    }

    private func members(of document: ProposedDocument) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "file": .string(document.path.description), "sha256": .string(document.sha256.hexadecimal),
            "format": .string(document.format.rawValue), "language": .string(document.language.tag),
            "date": date(document.date), "findings": .integer(document.findings),
            "account": .boolean(document.isAccount), "parties": .strings(document.parties),
            "type": .string(document.type?.value.rawValue ?? Readiness.notStated.rawValue),
        ]
        if let session = document.session {
            members["session_told"] = .object([
                "value": .integer(session.value), "basis": .string(session.basis.rawValue),
                "words": .string(session.words),
            ])
        }
        if let title = document.title { members["title"] = .string(title) }
        if !document.copies.isEmpty { members["copies"] = .strings(document.copies.map(\.description)) }
        if !document.sameText.isEmpty { members["same_text"] = .strings(document.sameText.map(\.description)) }
        if !document.rivalSessions.isEmpty {
            members["rival_sessions"] = .array(document.rivalSessions.map(JSONValue.integer))
        }
        if let date = document.dateOfName { members["date_of_name"] = .string(date) }
        if document.hasOtherParties { members["other_parties"] = .boolean(true) }
        return members
    }

    private func date(_ date: ToldFact<String>?) -> JSONValue {
        guard let date else { return .object(["readiness": .string(Readiness.notStated.rawValue)]) }
        // The name of a file is no text.
        let isTold = date.basis != .fileName
        return .object([
            "readiness": .string(isTold ? Readiness.statedInText.rawValue : Readiness.proposed.rawValue),
            "edtf": .string(date.value),
            "basis": .string(date.basis.rawValue), "words": .string(date.words),
        ])
    }

    private func json(_ link: FolderLink) -> JSONValue {
        func end(_ end: FolderLink.End) -> JSONValue {
            .object([
                "file": .string(end.document.description), "finding": .string(end.finding), "quote": .string(end.words),
            ])
        }
        return .object([
            "link": .string(link.relation.rawValue), "later": end(link.later), "earlier": end(link.earlier),
            "likeness_percent": .integer(link.likenessPercent),
        ])
    }

    private func json(_ session: ProposedSession) -> JSONValue {
        var members: [String: JSONValue] = [
            "date": date(session.date), "documents": .array(session.documents.map { .object(self.members(of: $0)) }),
            "links": .array(session.links.map(json)),
        ]
        if let number = session.number { members["number"] = .integer(number) }
        switch session.follows {
        case .number(let number)?: members["follows"] = .integer(number)
        case .date(let date)?: members["follows_date"] = .string(date)
        case nil: break
        }
        if let missing = session.missingNumbers {
            members["missing_sessions"] = .array(missing.map(JSONValue.integer))
        }
        if let missing = session.missingYears { members["missing_years"] = .array(missing.map(JSONValue.integer)) }
        if !session.rivalDates.isEmpty { members["rival_dates"] = .strings(session.rivalDates) }
        if session.runsBackwards { members["runs_backwards"] = .boolean(true) }
        return .object(members)
    }

    var json: JSONValue {
        .object([
            "folder": .string(proposal.folder), "sessions": .array(proposal.sessions.map(json)),
            "undated": .array(proposal.undated.map { .object(members(of: $0)) }),
            "failed": .array(
                proposal.failures.map {
                    .object([
                        "file": .string($0.path.description),
                        "reason": .string(console.text($0.error)),
                    ])
                }
            ),
            "left": .array(
                proposal.left.map {
                    .object(["file": .string($0.path.description), "cause": .string($0.cause.rawValue)])
                }
            ),
        ])
    }
}
