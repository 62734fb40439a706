import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// One conclusion, printed: quotation, reading, status, reasons and history.
struct ConclusionSheet {
    let shown: ShownConclusion
    let node: Node
    let console: Console
    let language: Language
    /// What the own side has noted for itself.
    let remarks: [KeptRemark]
    /// Who may be shown each field; nothing while the register is one side's alone.
    let tiers: ConclusionTiers?

    private var conclusion: Conclusion { shown.conclusion }
    private var reading: ConclusionReading { conclusion.reading }

    func print() {
        console.write("\(conclusion.number)  \(console.word(reading.kind)) · \(console.word(reading.strength))\n\n")
        printQuotation()
        var table = TextTable(columns: [.init(), .init()])
        table.rows = rows.map { [console.text($0.0), $0.1.shown] }
        console.write("\n" + table.rendered(width: console.width))
        if tiers != nil { console.write("\n\(tierWords.legend)\n") }
        DecisionWords(node: node, console: console, language: language).printChanges(shown.decisions)
        printVersions()
        printLinks()
        printStatements()
        if !remarks.isEmpty {
            console.write("\n")
            remarkLines.print()
        }
        printGrounds()
        history.print(shown.acts)
    }

    /// The other language versions of the words, and in what they differ; which is right is never said.
    private func printVersions() {
        guard !shown.versionDifferences.isEmpty else { return }
        console.write("\n\(console.text(Message("Language versions differ; which is right is not said")))\n")
        var table = TextTable(columns: [.init(), .init(), .init(), .init()])
        for difference in shown.versionDifferences {
            let here = difference.difference
            table.rows.append([
                "", console.word(here.aspect), conclusion.entry.language.tag,
                console.value(here.value, of: here.aspect),
            ])
            table.rows.append([
                "", "", difference.language.tag,
                [console.value(here.otherValue, of: here.aspect), difference.words.map { "«\($0.shown)»" } ?? "–"]
                    .filter { !$0.isEmpty }.joined(separator: " "),
            ])
        }
        console.write(table.rendered(width: console.width))
    }

    private func printLinks() {
        guard !shown.links.isEmpty else { return }
        console.write("\n\(console.text(Message("Links")))\n")
        var table = TextTable(columns: [.init(), .init(), .init(), .init()])
        for linked in shown.links {
            let said = linked.said
            let refused = said.statement.standing == .refused
            table.rows.append([
                "", "\(said.link.from) \(console.word(said.link.relation)) \(said.link.to)",
                refused ? console.word(said.statement.standing) : "",
                ([linked.words.shown] + [said.statement.reason.map { "(\($0.shown))" }].compactMap { $0 })
                    .joined(separator: " "),
            ])
        }
        console.write(table.rendered(width: console.width))
    }

    private func printQuotation() {
        let width = min(console.width ?? 80, 100) - 4
        var table = TextTable(columns: [.init(), .init()])
        let before = shown.before.shown
        // A full stop alone on a line says nothing.
        let after = String(shown.after.shown.drop { $0.isPunctuation || $0.isWhitespace })
        if !before.isEmpty { table.rows.append(["   ", "… " + before]) }
        table.rows.append(["  »", conclusion.entry.quotation.text.shown])
        if !after.isEmpty { table.rows.append(["   ", after + " …"]) }
        console.write(table.rendered(width: width))
        if !shown.isAnchored {
            console.complain(
                console.text(
                    Message(
                        "The words do not stand at their place in {file}: the file or the register was changed. Type 'suivi verify'.",
                        ["file": shown.document.file.name.shown]
                    )
                )
            )
        }
    }

    private var tierWords: TierWords { TierWords(console: console) }

    /// The details with who may be shown each.
    private var rows: [(Message, String)] {
        guard let tiers else { return details.map { ($0.0, $0.1) } }
        let shownTo = (Message("Shown to"), tierWords.marked(tierWords.line(tiers.text, tiers.publicity), tiers.text))
        return [shownTo] + details.map { ($0.0, tierWords.marked($0.1, $0.2)) }
    }

    private var details: [(Message, String, Tier?)] {
        let text = tiers?.text
        var rows: [(Message, String, Tier?)] = [
            (Message("Who"), console.stated(reading.actors) { $0.joined(separator: ", ") }, text),
            (Message("Bound"), console.word(reading.scope), text),
            (Message("Addressed to"), console.stated(reading.addressee) { $0 }, text),
            (Message("By when"), console.stated(reading.deadline, deadline), text),
            (Message("Place"), console.stated(reading.place) { $0 }, text),
            (Message("Domain"), console.stated(reading.domain, console.word), text),
            (Message("Asks"), console.word(reading.actionLevel), text),
        ]
        // Only people write these; where nobody has, the line would say nothing.
        if reading.matter.isSaid { rows.append((Message("What"), console.stated(reading.matter) { $0 }, text)) }
        if reading.test.isSaid { rows.append((Message("Done when"), console.stated(reading.test) { $0 }, text)) }
        rows.append(
            (
                Message("Document"),
                "\(shown.document.file.name) (\(console.word(shown.document.type)), \(shown.document.language))",
                tiers?.document
            )
        )
        rows.append(
            (
                Message("Voice"),
                "\(console.word(conclusion.entry.voice)) · \(console.word(conclusion.entry.confidence))", text
            )
        )
        let subject = Subject.conclusion(conclusion.number)
        for mark in node.register.marked(about: subject) {
            rows.append((Message("Marked"), marks.line(of: mark, about: subject), node.tier(of: mark)))
        }
        for rectification in node.register.rectifications(of: conclusion) {
            rows.append((Message("Put right"), console.words(for: rectification), text))
        }
        if let fuller = conclusion.restates { rows.append((Message("Restates"), fuller.description, text)) }
        let merged = node.register.restatements(of: conclusion.number).map(\.number.description)
        if !merged.isEmpty { rows.append((Message("Says as well"), merged.joined(separator: ", "), text)) }
        rows += DecisionWords(node: node, console: console, language: language).rows(shown.decisions)
            .map { ($0.0, $0.1, shown.decisions.isEmpty ? .ownSide : .parties) }
        rows += status
        // What stands out is computed here.
        if !shown.flags.isEmpty { rows.append((Message("Note"), console.words(shown.flags), .ownSide)) }
        return rows
    }

    /// The three values of the status, always together; a position has none.
    private var status: [(Message, String, Tier?)] {
        guard reading.kind.following != .attributed else {
            return [
                (
                    Message("Status"), console.text(Message("kept with its attribution; it is not followed")),
                    tiers?.text
                )
            ]
        }
        var rows: [(Message, String, Tier?)] = [
            (Message("Ours"), console.word(shown.status.ours), tiers?.ours)
        ]
        let theirs = Dictionary(shown.status.theirs.map { ($0.party, $0) }) { first, _ in first }
        for party in node.register.inOrder(Array(theirs.keys), for: node.party, in: language) {
            guard let other = theirs[party] else { continue }
            let words = "\(console.word(other.status)) (\(name(of: other.party)))"
            rows.append((Message("Theirs"), words, tiers?.theirs[party]))
        }
        rows.append(
            (
                Message("Agreed"),
                shown.status.agreed.map(console.word) ?? console.text(Message("nothing agreed yet")),
                tiers?.agreed
            )
        )
        for party in node.register.inOrder(Array(conclusion.duties.keys), for: node.party, in: language) {
            guard let duties = conclusion.duties[party] else { continue }
            for duty in Duty.allCases {
                guard let post = duties[duty] else { continue }
                let words = "\(postName(post)) (\(name(of: party)), \(console.word(duty)))"
                rows.append((Message("Answers for it"), words, tiers?.owners))
            }
        }
        return rows
    }

    private func deadline(_ deadline: Deadline) -> String {
        deadline.date.map { "\(deadline.words) [\($0.edtf)]" } ?? deadline.words
    }

    private func name(of party: PartyID) -> String {
        node.register.parties[party]?.names.name(in: language) ?? party.text
    }

    private func postName(_ post: PostID) -> String {
        guard let known = node.register.posts[post] else { return post.text }
        let office = known.office.flatMap { node.register.offices[$0] }
        return [known.names.name(in: language), office?.names.name(in: language)].compactMap { $0 }
            .joined(separator: ", ")
    }

    private func printGrounds() {
        console.write("\n\(console.text(Message("Why it was found")))\n")
        guard !conclusion.entry.grounds.isEmpty else {
            console.write("  \(console.text(Message("A person marked it.")))\n")
            return
        }
        var table = TextTable(columns: [.init(), .init(), .init()])
        table.rows = conclusion.entry.grounds.map { ["", $0.rule.shown, "«\($0.matched.shown)»"] }
        console.write(table.rendered(width: console.width))
    }

    fileprivate var remarkLines: RemarkLines {
        RemarkLines(remarks: remarks, register: node.register, console: console)
    }

    private var marks: MarkWords { MarkWords(register: node.register, console: console, language: language) }

    private var history: HistoryWords { HistoryWords(node: node, console: console, language: language) }

    /// What parties declared on their own: reservations, interpretations and the like.
    private func printStatements() {
        guard !shown.statements.isEmpty else { return }
        console.write("\n\(console.text(Message("Declared on one’s own")))\n")
        let words = StatementWords(register: node.register, console: console, language: language)
        for said in shown.statements {
            let line = words.line(said)
            let tier = tiers?.statements[said.place]
            console.write("  \(tier.map { tierWords.marked(line, $0) } ?? line)\n")
        }
    }
}

extension Stated {
    /// Whether somebody has said something of it.
    fileprivate var isSaid: Bool {
        switch self {
        case .notStated, .notYetEntered: false
        case .statedInText, .agreedLater, .proposed, .noneAgreed, .declined: true
        }
    }
}

extension ConclusionSheet {
    /// The conclusion for other programs.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "number": .string(conclusion.number.description), "kind": .string(reading.kind.rawValue),
            "strength": .string(reading.strength.rawValue),
            "quotation": .object([
                "text": .string(conclusion.entry.quotation.text),
                "document": .string(conclusion.entry.quotation.document.hexadecimal),
                "start": .integer(conclusion.entry.quotation.range.lowerBound),
                "end": .integer(conclusion.entry.quotation.range.upperBound),
                "anchored": .boolean(shown.isAnchored), "before": .string(shown.before), "after": .string(shown.after),
            ]),
            "actors": .stated(reading.actors) { ["names": .strings($0)] }, "scope": .string(reading.scope.rawValue),
            "addressee": .stated(reading.addressee) { ["name": .string($0)] }, "due": .deadline(reading.deadline),
            "place": .stated(reading.place) { ["name": .string($0)] },
            "matter": .stated(reading.matter) { ["text": .string($0)] },
            "test": .stated(reading.test) { ["text": .string($0)] },
            "domain": .stated(reading.domain) { ["code": .string($0.rawValue)] },
            "voice": .string(conclusion.entry.voice.rawValue),
            "confidence": .string(conclusion.entry.confidence.rawValue),
            "flags": .strings(Flag.allCases.filter(shown.flags.contains).map(\.rawValue)),
            "because": .array(
                conclusion.entry.grounds.map { .object(["rule": .string($0.rule), "matched": .string($0.matched)]) }
            ),
            "handling": .string(node.handling(of: .conclusion(conclusion.number)).rawValue),
            "marks": .array(node.register.marked(about: .conclusion(conclusion.number)).map(marks.json)),
            "acts": .array(shown.acts.map(history.json)), "links": .array(shown.links.map(json)),
            "version_differences": .array(shown.versionDifferences.map(json)),
            "rectifications": .array(node.register.rectifications(of: conclusion).map(\.json)),
            "remarks": remarkLines.json, "decisions": .array(shown.decisions.map(\.json)),
            "statements": .array(shown.statements.map(\.json)),
            "says_as_well": .strings(node.register.restatements(of: conclusion.number).map(\.number.description)),
        ]
        if let tiers {
            members["tiers"] = .object(tiers.byField.mapValues { .string($0.rawValue) })
            members["publicity"] = .string(tiers.publicity.code)
            members["public_from"] = tiers.publicity.from.map { .string($0.description) }
        }
        if reading.kind.following != .attributed {
            members["status"] = .object([
                "ours": .string(shown.status.ours.rawValue),
                "theirs": .object(
                    Dictionary(
                        shown.status.theirs.map { ($0.party.text, JSONValue.string($0.status.rawValue)) }
                    ) { $1 }
                ),
                "agreed": .string(shown.status.agreed?.rawValue ?? Readiness.noneAgreed.rawValue),
            ])
        }
        return .object(members)
    }

    private func json(_ linked: ShownLink) -> JSONValue {
        let said = linked.said
        let members: [String: JSONValue?] = [
            "from": .string(said.link.from.description), "relation": .string(said.link.relation.rawValue),
            "to": .string(said.link.to.description), "standing": .string(said.statement.standing.rawValue),
            "party": .string(said.party.text), "post": said.post.map { .string($0.text) },
            "reason": said.statement.reason.map { .string($0) }, "act": .integer(said.place.number),
        ]
        return .object(members.compactMapValues { $0 })
    }

    private func json(_ shown: ShownDifference) -> JSONValue {
        let members: [String: JSONValue?] = [
            "aspect": .string(shown.difference.aspect.rawValue), "here": shown.difference.value.map { .string($0) },
            "there": shown.difference.otherValue.map { .string($0) }, "language": .string(shown.language.tag),
            "document": .string(shown.difference.other.hexadecimal), "quote": shown.words.map { .string($0) },
            "confirmed": .boolean(shown.difference.isConfirmed),
        ]
        return .object(members.compactMapValues { $0 })
    }
}
