import CanonicalBytes
import Foundation
import Testing

/// Published vectors of signatures, trees, proofs and notes, where they lie beside the repository.
enum Vectors {
    static let folder: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["SUIVI_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? root.deletingLastPathComponent().appendingPathComponent("shared")
        let folder = shared.appendingPathComponent("vectors/trust")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func read<Content: Decodable>(_ name: String, as type: Content.Type) throws -> Content {
        let folder = try #require(folder)
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(type, from: Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// A hash of 32 bytes, or nothing for the bytes of other lengths that some vectors have.
    static func digest(_ base64: String?) -> Digest? {
        base64.flatMap { Digest(base64: $0) }
    }
}

extension Trait where Self == ConditionTrait {
    static var needsVectors: Self { .enabled(if: Vectors.folder != nil, "no vectors lie beside the repository") }
}
