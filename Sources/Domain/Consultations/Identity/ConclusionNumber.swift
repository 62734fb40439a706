/// The number of a conclusion: its session and its position there, printed `1/07`.
///
/// The number is neutral as to the order of parties and never given twice.
public struct ConclusionNumber: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The number of the session, from 1 to 9999.
    public let session: Int
    /// The position in the session's list, from 1 to 9999.
    public let position: Int

    /// Makes the number of a conclusion; nothing where a part is out of range.
    public init?(session: Int, position: Int) {
        guard (1...9999).contains(session), (1...9999).contains(position) else { return nil }
        self.session = session
        self.position = position
    }

    /// Reads `1/07` or `1/7`; nothing where the text is not of that form.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ (1...4).contains($0.utf8.count) }),
            let session = Int(parts[0]), let position = Int(parts[1])
        else { return nil }
        self.init(session: session, position: position)
    }

    public var description: String { "\(session)/\(position < 10 ? "0" : "")\(position)" }

    public static func < (left: Self, right: Self) -> Bool {
        (left.session, left.position) < (right.session, right.position)
    }
}
