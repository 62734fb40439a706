/// The name of a key in a signed note: not empty, no space of any kind, no `+` (C2SP signed-note).
public struct KeyName: Hashable, Sendable, CustomStringConvertible {
    /// The name.
    public let description: String

    /// Makes a name if it is well formed; at most 255 bytes.
    public init?(_ text: String) {
        let isWellFormed = text.unicodeScalars.allSatisfy { scalar in
            !scalar.properties.isWhitespace && scalar != "+" && scalar.value >= 0x20 && scalar.value != 0x7F
        }
        guard isWellFormed, !text.isEmpty, text.utf8.count <= 255 else { return nil }
        description = text
    }

    /// The name of the key that signs a journal's checkpoints.
    public init(_ journal: JournalName) {
        description = journal.description
    }

    /// Compares byte by byte, whatever Unicode calls equivalent.
    public static func == (left: KeyName, right: KeyName) -> Bool {
        left.description.utf8.elementsEqual(right.description.utf8)
    }

    public func hash(into hasher: inout Hasher) {
        for byte in description.utf8 {
            hasher.combine(byte)
        }
    }
}
