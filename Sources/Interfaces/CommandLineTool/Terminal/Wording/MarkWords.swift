import CanonicalBytes
import Consultations
import Messages

/// Marks in words: whose they are, who may be shown the thing, and what is printed on it.
struct MarkWords {
    let register: Register
    let console: Console
    let language: Language

    /// All marks on something on one line, each with its party and with what carries it; nothing where there is none.
    func line(about subject: Subject) -> String? {
        let marks = register.marked(about: subject)
        guard !marks.isEmpty else { return nil }
        return marks.map { line(of: $0, about: subject) }.joined(separator: "; ")
    }

    /// One of these marks.
    func line(of mark: PartyMark, about subject: Subject) -> String {
        let carrier = mark.dated.marking.subject.subject == subject ? "" : " (\(self.subject(of: mark)))"
        return console.labelled(author(of: mark), words(of: mark)) + carrier
    }

    func author(of mark: PartyMark) -> String { register.name(of: mark.participant, in: language).shown }

    func subject(of mark: PartyMark) -> String {
        MatterWords(console, language: language, register: register).name(of: mark.dated.marking.subject.matter)
    }

    func words(of mark: PartyMark) -> String {
        [console.word(mark.dated.marking.handling), mark.dated.marking.words?.shown].compactMap { $0 }
            .joined(separator: " · ")
    }

    /// The mark for other programs.
    func json(_ mark: PartyMark) -> JSONValue {
        let marking = mark.dated.marking
        let members: [String: JSONValue?] = [
            "about": .string(marking.subject.description), "party": .string(mark.participant.text),
            "handling": .string(marking.handling.rawValue), "words": marking.words.map { .string($0) },
            "at": .string(mark.dated.at.description), "act": .integer(mark.dated.place.number),
            "journal": .string(mark.dated.place.journal),
        ]
        return .object(members.compactMapValues { $0 })
    }
}
