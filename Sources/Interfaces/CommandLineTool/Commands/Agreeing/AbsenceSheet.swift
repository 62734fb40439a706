import CanonicalBytes
import Consultations
import Messages

/// Who has suspended its part, or left, printed with the days from which that holds.
struct AbsenceSheet {
    let register: Register
    let console: Console
    let today: CalendarDay

    func print() {
        for absence in register.absences { console.say(words(for: absence)) }
        if let day = lastDay {
            console.say(
                Message("No two parties take part since {date}: the mechanism has ended.", ["date": day.description])
            )
        }
    }

    /// The day since when fewer than two parties are left; nothing while two take part.
    private var lastDay: CalendarDay? {
        guard let cards = register.foundingText?.cards else { return nil }
        let gone = register.absences.filter { $0.isWithdrawal && $0.covers(today) }
        let left = Set(cards.map(\.party)).filter { party in
            cards.contains { card in
                card.party == party && !gone.contains { $0.declared.party == card.participant }
            }
        }
        return left.count < 2 ? gone.map(\.from).max() : nil
    }

    private func words(for absence: Absence) -> Message {
        let values = [
            "party": absence.declared.party.text, "date": absence.from.description,
            "text": absence.declared.statement.text.shown, "end": absence.until?.description ?? "",
        ]
        func filled(_ names: String...) -> [String: String] { values.filter { names.contains($0.key) } }
        if absence.until != nil {
            return Message(
                "{party} had suspended its part from {date} to {end}: {text}",
                filled("party", "date", "end", "text")
            )
        }
        let isThere = absence.covers(today)
        switch (absence.isWithdrawal, isThere) {
        case (true, true):
            return Message("{party} has left since {date}: {text}", filled("party", "date", "text"))
        case (true, false):
            return Message("{party} leaves on {date}: {text}", filled("party", "date", "text"))
        case (false, true):
            return Message("{party} has suspended its part since {date}: {text}", filled("party", "date", "text"))
        case (false, false):
            return Message("{party} suspends its part from {date} on: {text}", filled("party", "date", "text"))
        }
    }
}

extension Absence {
    /// The absence for other programs.
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "participant": .string(declared.party.text), "kind": .string(declared.statement.kind.rawValue),
            "from": .string(from.description), "text": .string(declared.statement.text),
            "declared": .string(declared.at.description),
        ]
        if let until { members["until"] = .string(until.description) }
        return .object(members)
    }
}
