import Arguments
import CanonicalBytes
import Consultations
import Messages

/// The mechanism and its sessions, printed.
struct MechanismSheet {
    let register: Register
    /// The party whose copy it is: names stand in its order.
    let reader: PartyID
    let console: Console
    let language: Language

    func print() {
        guard let mechanism = register.mechanism else {
            console.say(Message("No mechanism is recorded yet. Next: {command}", ["command": "suivi mechanism --help"]))
            return
        }
        console.write("\(mechanism.names.name(in: language).shown) · \(console.word(mechanism.status))\n")
        let names = register.inOrder(mechanism.parties, for: reader, in: language).map {
            register.name(of: $0, in: language)
        }
        console.say(Message("Parties: {list}", ["list": names.joined(separator: " · ").shown]))
        var table = TextTable(columns: [.init(), .init(), .init()])
        for (parameter, rule) in mechanism.rules.rules.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let source = rule.source.conclusion?.description ?? rule.source.note.map(console.note) ?? ""
            table.rows.append([console.word(parameter), console.word(rule.value, of: parameter).shown, source.shown])
        }
        console.write(table.rendered(width: console.width))
        printSessions()
    }

    func printSessions() {
        var table = TextTable(columns: [
            .init(console.text(Message("Session")), .end), .init(console.text(Message("Status"))),
            .init(console.text(Message("Host"))), .init(console.text(Message("Place"))),
            .init(console.text(Message("Date"))),
        ])
        for session in register.sessions.values.sorted(by: { $0.number < $1.number }) {
            table.rows.append([
                String(session.number), console.word(session.status),
                console.stated(session.host) { register.parties[$0]?.names.name(in: language) ?? $0.text }.shown,
                console.stated(session.place) { $0 }.shown, console.stated(session.date) { $0.edtf },
            ])
        }
        if !table.rows.isEmpty { console.write(table.rendered(width: console.width)) }
        for session in register.sessions.keys.sorted() {
            for rectification in register.rectifications(ofSession: session) {
                let name = console.text(Message("session {number}", ["number": String(session)]))
                let words = Message(
                    "{matter}, put right: {text}",
                    ["matter": name, "text": console.words(for: rectification)]
                )
                console.say(words)
            }
        }
    }
}

extension MechanismSheet {
    /// The mechanism for other programs; nothing of it before it is recorded.
    var json: [String: JSONValue] {
        guard let mechanism = register.mechanism else { return [:] }
        var names: [String: JSONValue] = [:]
        for (language, name) in mechanism.names.byLanguage { names[language.tag] = .string(name) }
        var rules: [String: JSONValue] = [:]
        for (parameter, rule) in mechanism.rules.rules { rules[parameter.rawValue] = .string(rule.value) }
        return [
            "names": .object(names), "status": .string(mechanism.status.rawValue),
            "parties": .strings(mechanism.parties.map(\.text)), "rules": .object(rules),
        ]
    }
}
