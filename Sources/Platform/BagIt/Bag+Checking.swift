public import CanonicalBytes

extension Bag {
    /// Reads a bag, and checks that every file that was packed is here, unchanged, and no other.
    ///
    /// - Parameters:
    ///   - files: All files by their paths.
    ///   - limits: How much is taken.
    ///   - sha256: SHA-256.
    /// - Throws: ``BagError`` for the first thing that is wrong, in the order of the paths.
    public init(
        files: [String: [UInt8]],
        limits: BagLimits = BagLimits(),
        sha256: ([UInt8]) -> Digest
    ) throws(BagError) {
        guard files.count <= limits.files else { throw .tooLarge }
        for path in files.keys.sorted() { try BagPath.check(path, limit: limits.pathBytes) }
        try BagPath.checkDistinct(files.keys)
        guard files["bagit.txt"] == Array("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8) else {
            throw .notABag
        }
        guard files["fetch.txt"] == nil else { throw .fetches }

        let tags = try Self.manifest("tagmanifest-sha256.txt", in: files, limits: limits)
        let payloadDigests = try Self.manifest("manifest-sha256.txt", in: files, limits: limits)
        var payload: [String: [UInt8]] = [:]
        for path in files.keys.sorted() where path != "tagmanifest-sha256.txt" {
            let isPayload = path.hasPrefix("data/")
            guard let bytes = files[path], let digest = (isPayload ? payloadDigests : tags)[path] else {
                throw .unnamed(path)
            }
            guard sha256(bytes) == digest else { throw .changed(path) }
            if isPayload { payload[String(path.dropFirst("data/".count))] = bytes }
        }
        for path in (Array(tags.keys) + payloadDigests.keys).sorted() where files[path] == nil {
            throw .missingFile(path)
        }
        self.payload = payload
        information = try Self.labels(in: files, limits: limits)
    }

    private static func text(
        _ name: String,
        in files: [String: [UInt8]],
        limits: BagLimits
    ) throws(BagError) -> String {
        guard let bytes = files[name] else { throw .missingTag(name) }
        guard bytes.count <= limits.tagBytes else { throw .tooLarge }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .badLine(file: name, line: 1) }
        return text
    }

    private static func manifest(
        _ name: String,
        in files: [String: [UInt8]],
        limits: BagLimits
    ) throws(BagError) -> [String: Digest] {
        let text = try text(name, in: files, limits: limits)
        var digests: [String: Digest] = [:]
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if line.isEmpty, index > 0 { continue }
            let bytes = line.utf8
            guard bytes.count > 66, let digest = Digest(hexadecimal: String(line.prefix(64))),
                line.dropFirst(64).hasPrefix("  ")
            else { throw .badLine(file: name, line: index + 1) }
            let path = BagPath.decoded(line.dropFirst(66))
            guard path.hasPrefix("data/") == (name == "manifest-sha256.txt"),
                digests.updateValue(digest, forKey: path) == nil
            else { throw .badLine(file: name, line: index + 1) }
        }
        return digests
    }

    private static func labels(
        in files: [String: [UInt8]],
        limits: BagLimits
    ) throws(BagError) -> [Label] {
        guard files["bag-info.txt"] != nil else { return [] }
        var labels: [Label] = []
        let lines = try text("bag-info.txt", in: files, limits: limits).split(separator: "\n")
        for (index, line) in lines.enumerated() {
            guard let colon = line.firstIndex(of: ":") else { throw .badLine(file: "bag-info.txt", line: index + 1) }
            let value = line[line.index(after: colon)...].drop { $0 == " " }
            let label = Label(String(line[..<colon]), String(value))
            if label.name.lowercasedASCII != "payload-oxum" { labels.append(label) }
        }
        return labels
    }
}
