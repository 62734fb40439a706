import CanonicalBytes
import Consultations
import Messages
import Operations

/// What still stands in brackets in a text that is signed, said to who signs it.
struct BracketLines {
    let left: [LeftBrackets]
    let console: Console

    func print() {
        for place in left {
            let nobody = console.text(Message("of nobody named"))
            let list = place.byParty.map { "\($0.party?.shown ?? nobody) \($0.count)" }
            console.say(
                Message(
                    "Brackets left in {name}: {count} ({list})",
                    ["name": place.place.shown, "count": String(place.brackets.count), "list": console.list(list)]
                )
            )
        }
    }

    /// The brackets for other programs.
    var json: JSONValue {
        .array(
            left.map { place in
                .object(["in": .string(place.place), "count": .integer(place.brackets.count)])
            }
        )
    }
}
