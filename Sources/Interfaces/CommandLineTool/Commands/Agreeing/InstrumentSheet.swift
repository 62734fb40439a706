import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// The text that parties sign, shown from its very bytes, beside what stands now.
struct InstrumentSheet {
    let instrument: Instrument
    let register: Register
    let context: CommandContext

    private var console: Console { context.console }

    func print() {
        for item in instrument.items {
            guard let matter = item.content.matter else { continue }
            let isChange = item.replaces != nil
            console.write(
                isChange
                    ? console.text(Message("{matter} (changed)", ["matter": console.matter(matter)])) + "\n"
                    : console.matter(matter) + "\n"
            )
            var table = TextTable(columns: [.init(), .init()])
            table.rows = lines(of: item.content).map { ["  " + $0.0, $0.1.shown] }
            console.write(table.rendered(width: console.width))
        }
        if let corrects = instrument.corrects {
            console.say(Message("It puts right: {text}", ["text": corrects.shown]))
        }
        console.say(Message("The words of the text that is signed: {words}", ["words": instrument.spokenName]))
        console.write("\n")
    }

    /// Every detail of a matter: its fields as they are signed, so that nothing can hide.
    private func lines(of content: ActContent) -> [(String, String)] {
        SignedFields(content).lines
    }
}

/// The fields of a content, one line each, in the words of the record.
struct SignedFields {
    private(set) var lines: [(String, String)] = []

    init(_ content: ActContent) {
        guard let value = try? CanonicalJSON.parse(content.bytes, limits: .body) else { return }
        add(value, at: "")
    }

    private mutating func add(_ value: JSONValue, at path: String) {
        switch value {
        case .object(let members):
            for (name, member) in members.sorted(by: { $0.key < $1.key }) {
                add(member, at: path.isEmpty ? name : "\(path) · \(name)")
            }
        case .array(let values):
            let texts = values.compactMap(Self.text)
            if texts.count == values.count {
                lines.append((path, texts.joined(separator: ", ")))
            } else {
                for (place, value) in values.enumerated() { add(value, at: "\(path) \(place + 1)") }
            }
        default: lines.append((path, Self.text(value) ?? ""))
        }
    }

    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text
        case .integer(let number): String(number)
        case .boolean(let truth): truth ? "true" : "false"
        case .object, .array: nil
        }
    }
}

extension Console {
    /// A matter in the language of the user.
    func matter(_ matter: Matter) -> String { matter.name }
}
