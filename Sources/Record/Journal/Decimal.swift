/// Decimal numbers as checkpoints and proofs write them: digits only, no needless zero.
enum Decimal {
    /// Reads a number that has exactly one way to be written, or nothing.
    static func read(_ digits: some Collection<UInt8>) -> UInt64? {
        guard let first = digits.first, digits.count == 1 || first != UInt8(ascii: "0") else { return nil }
        var number: UInt64 = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            let (product, tooLarge) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(UInt64(digit - UInt8(ascii: "0")))
            if tooLarge || overflow { return nil }
            number = sum
        }
        return number
    }
}
