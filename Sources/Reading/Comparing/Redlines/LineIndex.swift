/// At which lines of a text its bytes stand, counted from 1 as editors count them.
struct LineIndex: Sendable {
    /// Where each line begins.
    private let starts: [Int]

    init(_ utf8: [UInt8]) {
        var starts = [0]
        for (place, byte) in utf8.enumerated() {
            // A carriage return ends a line unless a line feed follows it (RFC 5198, appendix C, tells of both).
            if byte == 0x0A || (byte == 0x0D && (place + 1 == utf8.count || utf8[place + 1] != 0x0A)) {
                starts.append(place + 1)
            }
        }
        self.starts = starts
    }

    /// The line in which a byte stands.
    func line(of place: Int) -> Int {
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= place { low = middle } else { high = middle }
        }
        return low + 1
    }

    /// The first and the last line of a range.
    func lines(of range: Range<Int>) -> ClosedRange<Int> {
        let first = line(of: range.lowerBound)
        return first...max(first, line(of: max(range.lowerBound, range.upperBound - 1)))
    }
}
