/// The name of a journal: the participant, the mechanism and a number, as in `north.example/alda/1`.
///
/// It is the origin line of checkpoints and the name of the key that signs them. The number grows when a journal that was
/// lost or forked is followed by another. Parts consist of `a`–`z`, `0`–`9`, `.` and `-`, and begin and end with a letter
/// or digit; the whole has at most 200 bytes.
public struct JournalName: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The participant that alone writes it.
    public let participant: String
    /// The mechanism that it belongs to.
    public let mechanism: String
    /// The place among the journals of this participant in this mechanism, from 1.
    public let number: Int

    /// Makes a name if its parts are well formed.
    public init?(participant: String, mechanism: String, number: Int) {
        guard Self.isPart(participant), Self.isPart(mechanism), number >= 1 else { return nil }
        self.participant = participant
        self.mechanism = mechanism
        self.number = number
        guard description.utf8.count <= 200 else { return nil }
    }

    /// Reads a name in its only form.
    public init?(_ text: String) {
        guard text.utf8.count <= 200 else { return nil }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard
            parts.count == 3, let number = Decimal.read(parts[2].utf8), let number = Int(exactly: number)
        else { return nil }
        self.init(participant: String(parts[0]), mechanism: String(parts[1]), number: number)
    }

    public var description: String { "\(participant)/\(mechanism)/\(number)" }

    /// The name of the journal that would follow this one.
    public var successor: JournalName? {
        number < Int.max ? JournalName(participant: participant, mechanism: mechanism, number: number + 1) : nil
    }

    /// Orders names by the bytes of their text, the order in which acts list them.
    public static func < (left: JournalName, right: JournalName) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }

    private static func isPart(_ text: String) -> Bool {
        guard let first = text.utf8.first, let last = text.utf8.last else { return false }
        return isAlphanumeric(first) && isAlphanumeric(last)
            && text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
