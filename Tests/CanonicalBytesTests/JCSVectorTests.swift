import CanonicalBytes
import Foundation
import Testing

/// The samples that RFC 8785 points to (cyberphone/json-canonicalization), where they lie beside the repository.
@Suite("Published samples of RFC 8785")
struct JCSVectorTests {
    static let folder: URL? = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["SUIVI_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? root.deletingLastPathComponent().appendingPathComponent("shared")
        let folder = shared.appendingPathComponent("vectors/trust/jcs")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static func bytes(_ name: String) throws -> [UInt8] {
        let folder = try #require(folder)
        return try Array(Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// A value of Foundation's reader, which knows nothing of ours.
    static func value(_ any: Any) throws -> JSONValue {
        switch any {
        case let text as String: .string(text)
        case let members as [String: Any]: .object(try members.mapValues(value))
        case let elements as [Any]: .array(try elements.map(value))
        case let number as NSNumber: .integer(number.intValue)
        default: throw CocoaError(.propertyListReadCorrupt)
        }
    }

    @Test(
        .enabled(if: folder != nil, "no vectors lie beside the repository"),
        arguments: ["french", "structures", "unicode", "weird"]
    )
    func `values without fraction and null are printed to the published bytes`(name: String) throws {
        let input = try JSONSerialization.jsonObject(with: Data(Self.bytes("input/\(name).json")))
        let expected = try String(decoding: Self.bytes("outhex/\(name).txt"), as: UTF8.self)
            .split(whereSeparator: \.isWhitespace).map { try #require(UInt8($0, radix: 16)) }
        #expect(try CanonicalJSON.print(Self.value(input)) == expected)
    }

    @Test(
        .enabled(if: folder != nil, "no vectors lie beside the repository"),
        arguments: [
            ("arrays", CanonicalJSONError.Reason.null), ("values", .null), ("french", .keyNotASCII),
            ("structures", .keyNotASCII), ("weird", .keyNotASCII),
        ]
    )
    func `what the narrow profile leaves out is refused`(name: String, reason: CanonicalJSONError.Reason) throws {
        let bytes = try Self.bytes("output/\(name).json")
        do {
            _ = try CanonicalJSON.parse(bytes)
            Issue.record("\(name) was accepted")
        } catch { #expect(error.reason == reason) }
    }

    @Test(.enabled(if: folder != nil, "no vectors lie beside the repository"))
    func `texts that are not normalized keep their bytes`() throws {
        let bytes = try Self.bytes("output/unicode.json")
        let value = try CanonicalJSON.parse(bytes)
        #expect(try Array(#require(value["Unnormalized Unicode"]?.string).unicodeScalars) == ["A", "\u{30a}"])
        #expect(CanonicalJSON.print(value) == bytes)
    }
}
