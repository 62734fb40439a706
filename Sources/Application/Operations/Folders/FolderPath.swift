/// The path of a file inside a folder, as the bytes that the system gave.
///
/// A name need not be UTF-8, and may hold line ends. In writing such bytes stand as `%0A`, and so does the percent sign.
public struct FolderPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The bytes, without the folder and without a slash at either end.
    public let bytes: [UInt8]

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Reads a path as it is written; nothing where it leads out of the folder or is no path.
    public init?(_ text: String) {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                guard byte >= 0x20 else { return nil }
                bytes.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(Self.digit), let low = rest.popFirst().flatMap(Self.digit) else {
                return nil
            }
            bytes.append(high << 4 | low)
        }
        let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        guard bytes.count < 4096, !bytes.contains(0),
            !parts.contains(where: { $0.isEmpty || $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) })
        else { return nil }
        self.bytes = bytes
    }

    /// The path in writing, on one line and without what would move a cursor or turn the direction.
    public var description: String {
        var result = ""
        var rest = bytes[...]
        while let first = rest.first {
            let width = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
            let piece = rest.prefix(width)
            if let text = String(validating: piece, as: UTF8.self), let scalar = text.unicodeScalars.first,
                text.unicodeScalars.count == 1, Self.isPlain(scalar), !isEdge(piece)
            {
                result.unicodeScalars.append(scalar)
                rest = rest.dropFirst(width)
            } else {
                result += "%" + [first >> 4, first & 15].map { String($0, radix: 16, uppercase: true) }.joined()
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// The last part in writing.
    public var name: String {
        FolderPath(bytes: Array(bytes.split(separator: UInt8(ascii: "/")).last ?? [])).description
    }

    /// A space at an end of a line would be lost.
    private func isEdge(_ piece: ArraySlice<UInt8>) -> Bool {
        piece.first == 0x20 && (piece.startIndex == 0 || piece.endIndex == bytes.count)
    }

    private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar != "%" else { return false }
        return switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: false
        default: true
        }
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
}
