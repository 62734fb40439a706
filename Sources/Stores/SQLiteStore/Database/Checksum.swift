import CanonicalBytes

/// A check value over the columns of a row, kept with the row: a bit that a disk turned over is noticed when it is read.
///
/// It is FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923). Each of its steps is one-to-one, so a single changed byte
/// always changes the value. It is no defence against a hand in the database: that is what signed heads are for.
struct Checksum {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    private mutating func add(byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    mutating func add(_ number: Int) {
        var number = UInt64(bitPattern: Int64(number))
        for _ in 0..<8 {
            add(byte: UInt8(truncatingIfNeeded: number))
            number >>= 8
        }
    }

    /// Bytes and their number, so that no two rows run together.
    mutating func add(_ bytes: [UInt8]) {
        add(bytes.count)
        for byte in bytes { add(byte: byte) }
    }

    mutating func add(_ text: String) {
        add(text.utf8.count)
        for byte in text.utf8 { add(byte: byte) }
    }

    mutating func add(_ argument: Argument) {
        switch argument {
        case .null: add(byte: 0)
        case .integer(let number):
            add(byte: 1)
            add(number)
        case .text(let text):
            add(byte: 2)
            add(text)
        case .blob(let bytes):
            add(byte: 3)
            add(bytes)
        }
    }

    /// The value as SQLite keeps it.
    var value: Int { Int(Int64(bitPattern: state)) }

    /// The check value of a row.
    static func of(_ columns: Argument...) -> Int { of(columns) }

    static func of(_ columns: [Argument]) -> Int {
        var checksum = Checksum()
        for column in columns { checksum.add(column) }
        return checksum.value
    }
}
