import Consultations
import Messages
import Operations

/// What the record says against the mandates of those who proposed and answered, on the days on which they did.
///
/// A flag for people: nothing is void by it.
struct MandateSheet {
    let register: Register
    let console: Console

    func print(_ entry: Inbox.Entry) { for line in lines(for: entry) { console.write(line + "\n") } }

    /// One line for each act that the record does not back.
    func lines(for entry: Inbox.Entry) -> [String] { ([entry.act] + entry.answers).compactMap(line) }

    private func line(for act: Act) -> String? {
        guard let participant = register.participant(of: act.header.journal), let day = act.header.at.day,
            let flag = register.mandateFlag(of: participant, on: day)
        else { return nil }
        return console.labelled(
            "\(day)  \(participant)  \(console.word(act: act.header.act))",
            console.text(console.message(flag))
        )
    }
}
