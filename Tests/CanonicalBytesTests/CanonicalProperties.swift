import CanonicalBytes
import Foundation
import Testing

@Suite("Canonical JSON, at random")
struct CanonicalProperties {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `what is printed reads back to the same value`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let value = generator.value()
            let bytes = CanonicalJSON.print(value)
            #expect(try CanonicalJSON.parse(bytes, limits: .body) == value)
        }
    }

    @Test func `what people read is the same value`() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let value = JSONValue.array([generator.value()])
            let pretty = try JSONSerialization.jsonObject(with: Data(PrettyJSON.print(value).utf8)) as? NSArray
            let canonical = try JSONSerialization.jsonObject(with: Data(CanonicalJSON.print(value))) as? NSArray
            #expect(try #require(pretty) == #require(canonical))
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a changed byte is refused or is another value in its only form`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            var bytes = CanonicalJSON.print(generator.value())
            let before = bytes
            let place = Int.random(in: bytes.indices, using: &generator)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
            guard let value = try? CanonicalJSON.parse(bytes, limits: .body) else { continue }
            #expect(CanonicalJSON.print(value) == bytes)
            #expect((try? CanonicalJSON.parse(before, limits: .body)) != value)
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `no bytes crash the reader`(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00", "\\u001f", "true", "nul", "-", "0", "1", "9", ".", "e",
            "\u{e9}",
        ].map { Array($0.utf8) }
        for _ in 0..<1000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0...30, using: &generator) {
                bytes +=
                    Bool.random(using: &generator) ? generator.bytes(1) : pieces.randomElement(using: &generator) ?? []
            }
            if let value = try? CanonicalJSON.parse(bytes) { #expect(CanonicalJSON.print(value) == bytes) }
        }
    }

    @Test func `every beginning of a text is refused`() {
        let text = Array(#"{"a":[true,"\u001f€",-12],"b":{"c":"\n"}}"#.utf8)
        for length in 0..<text.count {
            #expect(throws: CanonicalJSONError.self) { try CanonicalJSON.parse(Array(text.prefix(length))) }
        }
    }
}
