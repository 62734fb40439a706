/// The languages that a reader prefers, best first (RFC 9110 section 12.5.4).
public struct LanguagePreference: Hashable, Sendable {
    /// The language ranges in lower case, such as `fr-ch` or `*`, best first, without those of quality 0.
    public let ranges: [String]

    /// How many ranges are looked at.
    private static let mostRanges = 32

    /// Reads an `Accept-Language` field; what can't be understood in it is passed over.
    public init(parsing field: String) {
        var weighted: [(range: String, quality: Int)] = []
        for part in field.split(separator: ",", maxSplits: Self.mostRanges).prefix(Self.mostRanges) {
            let pieces = part.split(separator: ";").map { Token.lowered(Token.trimmed($0)) }
            guard let range = pieces.first, Self.isRange(range) else { continue }
            guard let quality = pieces.count > 1 ? Self.quality(pieces[1]) : 1000, quality > 0 else { continue }
            weighted.append((range, quality))
        }
        // Among equals, the order of the field decides.
        ranges = weighted.enumerated()
            .sorted { ($1.element.quality, $0.offset) < ($0.element.quality, $1.offset) }
            .map(\.element.range)
    }

    /// The best of the available languages, by lookup (RFC 4647 section 3.4): `fr-CH` is content with `fr`.
    ///
    /// - Returns: Nothing when none is acceptable; the first available one for `*`.
    public func best(of available: [String]) -> String? {
        for range in ranges {
            if range == "*" { return available.first }
            var wanted = range[...]
            while !wanted.isEmpty {
                if let found = available.first(where: { Token.lowered($0) == wanted }) { return found }
                wanted = wanted.lastIndex(of: "-").map { wanted[..<$0] } ?? ""
            }
        }
        return nil
    }

    private static func isRange(_ text: String) -> Bool {
        text == "*"
            || (1...35).contains(text.utf8.count)
                && text.utf8.allSatisfy { byte in
                    byte == UInt8(ascii: "-") || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
    }

    /// A quality in thousandths (RFC 9110 section 12.4.2): `q=0.8` is 800.
    private static func quality(_ text: String) -> Int? {
        guard text.hasPrefix("q=") else { return nil }
        let number = Array(text.utf8.dropFirst(2))
        guard (1...5).contains(number.count), let whole = number.first else { return nil }
        let decimals = number.dropFirst(2)
        guard number.count == 1 || number[1] == UInt8(ascii: "."),
            decimals.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else {
            return nil
        }
        var thousandths = 0
        for place in 0..<3 {
            let index = place + 2
            thousandths =
                thousandths * 10 + (number.indices.contains(index) ? Int(number[index] - UInt8(ascii: "0")) : 0)
        }
        switch whole {
        case UInt8(ascii: "0"): return thousandths
        case UInt8(ascii: "1") where thousandths == 0: return 1000
        default: return nil
        }
    }
}

extension Request {
    /// The languages that the reader prefers.
    public var languages: LanguagePreference {
        LanguagePreference(parsing: fields.values("Accept-Language").joined(separator: ","))
    }
}
