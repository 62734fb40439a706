/// A check value over the columns of a row, kept with the row: a bit that a disk turned over is noticed when it is read.
///
/// It is FNV-1a with 64 bits (Fowler, Noll, Vo), a byte or a number at a step. Each step is one-to-one, so a single
/// changed byte always changes the value. It is no defence against a hand in the database: that is what signed heads are
/// for.
struct Checksum {
    private var state: UInt64 = 0xcbf2_9ce4_8422_2325

    /// The value as SQLite keeps it.
    var value: Int { Int(Int64(bitPattern: state)) }

    /// The check value of columns that are to be written.
    static func of(_ columns: [Argument]) -> Int {
        var checksum = Checksum()
        for column in columns {
            switch column {
            case .null: checksum.addNothing()
            case .integer(let number): checksum.add(number)
            case .text(var text):
                text.withUTF8 { checksum.add(UnsafeRawBufferPointer($0), isText: true) }
            case .blob(let bytes):
                bytes.withUnsafeBytes { checksum.add($0, isText: false) }
            }
        }
        return checksum.value
    }

    mutating func addNothing() { step(0) }

    mutating func add(_ number: Int) {
        step(1)
        step(UInt64(bitPattern: Int64(number)))
    }

    /// Bytes with their kind and number, so that no two rows run together.
    mutating func add(_ bytes: UnsafeRawBufferPointer, isText: Bool) {
        step(isText ? 2 : 3)
        step(UInt64(bytes.count))
        for byte in bytes { step(UInt64(byte)) }
    }

    private mutating func step(_ value: UInt64) {
        state = (state ^ value) &* 0x0000_0100_0000_01b3
    }
}
