import CanonicalBytes
import Consultations
import Messages
import Operations

/// What parties declared on their own: who, what, when, and their words.
struct StatementWords {
    let register: Register
    let console: Console
    let language: Language

    /// One statement on one line, with its author and date; with a record also with what it is about.
    func line(_ said: DatedStatement, in record: JointRecord? = nil) -> String {
        var details = [said.at.description, author(of: said)]
        if record != nil, let number = said.statement.conclusion { details.append(number.description) }
        if let proposal = said.statement.proposal, let reference = record?.reference(of: proposal) {
            details.append(reference.description)
        }
        details.append(console.word(said.statement.kind))
        if let from = said.statement.from {
            details.append(console.text(Message("from {date}", ["date": from.edtf])))
        }
        let line = console.labelled(details.joined(separator: " · "), said.statement.text.shown)
        guard register.datedBack.contains(said.place) else { return line }
        return "\(line) (\(console.text(Message("its time lies before that of the act before it"))))"
    }

    /// The participant that declares it.
    func author(of said: DatedStatement) -> String { register.name(of: said.party, in: language).shown }
}

extension DatedStatement {
    /// The statement for other programs.
    var json: JSONValue {
        let members: [String: JSONValue?] = [
            "kind": .string(statement.kind.rawValue), "text": .string(statement.text), "party": .string(party.text),
            "at": .string(at.description), "from": statement.from.map { .string($0.edtf) },
            "conclusion": statement.conclusion.map { .string($0.description) },
            "proposal": statement.proposal.map { .string($0.hexadecimal) },
            "journal": .string(place.journal), "act": .integer(place.number),
        ]
        return .object(members.compactMapValues { $0 })
    }
}
