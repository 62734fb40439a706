import CanonicalBytes
import Journal

/// Writes the pieces of a stream.
struct StreamWriter {
    private(set) var bytes: [UInt8] = []

    init(capacity: Int) { bytes.reserveCapacity(capacity) }

    mutating func raw(_ piece: [UInt8]) { bytes.append(contentsOf: piece) }

    /// Writes a number that is not negative; a negative one, which no delivery has, as 0.
    mutating func number(_ number: Int) {
        var rest = UInt64(clamping: number)
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    mutating func text(_ text: [UInt8]) {
        number(text.count)
        raw(text)
    }

    mutating func part(_ part: JournalPart) {
        text(Array(part.journal.description.utf8))
        text(Array(part.key.utf8))
        text(part.head)
        number(part.first)
        number(part.before.count)
        for digest in part.before { raw(digest.bytes) }
        number(part.acts.count)
        for act in part.acts {
            text(act.leaf)
            guard let body = act.body else {
                number(0)
                continue
            }
            number(body.bytes.count + 1)
            raw(body.salt.bytes)
            raw(body.bytes)
        }
    }
}
