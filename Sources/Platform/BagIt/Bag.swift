public import CanonicalBytes

/// Files packed so that their receiver can tell whether all of them arrived, and unchanged (RFC 8493, BagIt 1.0).
///
/// A bag is a set of files by their paths: the payload under `data/`, and beside it tag files that say what a bag is,
/// what this one is, and the SHA-256 of every file. The same payload and information give the same files, byte for byte.
public struct Bag: Hashable, Sendable {
    /// The payload by path, without `data/`.
    public let payload: [String: [UInt8]]
    /// What is told of the bag, in order (RFC 8493, section 2.2.2).
    public let information: [Label]

    /// One line of `bag-info.txt`.
    public struct Label: Hashable, Sendable {
        public let name: String
        public let value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Packs a payload.
    ///
    /// - Parameters:
    ///   - payload: The files by path, with `/` between its parts.
    ///   - information: Names of printable ASCII without `:`, values of one line.
    /// - Throws: ``BagError`` where a path or a label can't stand in a bag.
    public init(payload: [String: [UInt8]], information: [Label]) throws(BagError) {
        for path in payload.keys.sorted() { try BagPath.check(path, limit: BagLimits().pathBytes) }
        try BagPath.checkDistinct(payload.keys)
        for label in information {
            guard Self.isLabel(label) else { throw .badLabel(label.name) }
        }
        self.payload = payload
        self.information = information
    }

    /// All files of the bag by their paths.
    ///
    /// - Parameter sha256: SHA-256.
    /// - Returns: The payload under `data/`, and the tag files.
    public func files(sha256: ([UInt8]) -> Digest) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var manifest = ""
        var octets = 0
        for (path, bytes) in payload.sorted(by: { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }) {
            let name = "data/" + path
            files[name] = bytes
            octets += bytes.count
            manifest += "\(sha256(bytes).hexadecimal)  \(BagPath.encoded(name))\n"
        }
        var information = information.map { "\($0.name): \($0.value)\n" }.joined()
        information += "Payload-Oxum: \(octets).\(payload.count)\n"
        let tags = [
            ("bag-info.txt", information),
            ("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
            ("manifest-sha256.txt", manifest),
        ]
        var tagManifest = ""
        for (name, text) in tags {
            let bytes = Array(text.utf8)
            files[name] = bytes
            tagManifest += "\(sha256(bytes).hexadecimal)  \(name)\n"
        }
        files["tagmanifest-sha256.txt"] = Array(tagManifest.utf8)
        return files
    }

    private static func isLabel(_ label: Label) -> Bool {
        let name = label.name.utf8
        return !name.isEmpty && name.count <= 100 && name.allSatisfy { 0x21...0x7E ~= $0 && $0 != UInt8(ascii: ":") }
            && label.name.lowercasedASCII != "payload-oxum" && label.value.utf8.count <= 10_000
            && !label.value.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
}

extension String {
    /// The text with the letters A to Z made small.
    var lowercasedASCII: String {
        String(decoding: utf8.map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }, as: UTF8.self)
    }
}
