import Testing

@testable import SQLiteStore

@Suite("Check values of rows")
struct ChecksumTests {
    @Test func `any changed byte changes the check value`() {
        var random = SeededGenerator(seed: 61)
        let bytes = random.bytes(200)
        let whole = Checksum.of([.integer(5), .blob(bytes), .null, .text("end")])
        for place in bytes.indices {
            for mask in [1, 0x80, 0xFF] as [UInt8] {
                var damaged = bytes
                damaged[place] ^= mask
                #expect(Checksum.of([.integer(5), .blob(damaged), .null, .text("end")]) != whole)
            }
        }
        for bit in 0..<64 {
            #expect(Checksum.of([.integer(5 ^ 1 << bit), .blob(bytes), .null, .text("end")]) != whole)
        }
    }

    @Test func `columns do not run together, and kinds are not taken for each other`() {
        let rows: [[Argument]] = [
            [], [.null], [.null, .null], [.text("")], [.blob([])], [.integer(0)], [.text("ab")],
            [.text("a"), .text("b")],
            [.blob([0x61, 0x62])], [.text("b"), .text("a")], [.integer(1), .integer(2)], [.integer(2), .integer(1)],
        ]
        #expect(Set(rows.map(Checksum.of)).count == rows.count)
    }
}
