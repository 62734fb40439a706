/// The one way to write a value: RFC 8785 (JSON Canonicalization Scheme), narrowed to what can't be misread.
///
/// Integers only, no null, no duplicate keys, keys of printable ASCII (so that UTF-16, code point and byte order are
/// one order), no U+0000 and no noncharacters. The reader refuses what is not already canonical; so whoever holds the
/// bytes can hash and sign them as received. Normalization Form C is the writer's duty and isn't checked: a verdict must
/// not depend on the reader's Unicode version.
public enum CanonicalJSON {
    /// The largest magnitude of a number, 2^53 − 1 (RFC 8785 §3.2.2.3, RFC 7493 §2.2).
    public static let largestInteger = 9_007_199_254_740_991

    /// How much a reader takes before it gives up.
    public struct Limits: Hashable, Sendable {
        /// The length of the whole text, in bytes.
        public let bytes: Int
        /// How deep arrays and objects may be nested; never more than 64, whatever is asked.
        public let depth: Int
        /// How many elements one array, or members one object, may have.
        public let elements: Int
        /// The length of one string or key, in bytes of UTF-8.
        public let stringBytes: Int

        /// Makes limits.
        public init(bytes: Int, depth: Int, elements: Int, stringBytes: Int) {
            self.bytes = bytes
            self.depth = min(depth, 64)
            self.elements = elements
            self.stringBytes = stringBytes
        }

        /// The limits of an act's header, which is a leaf of a journal.
        public static let act = Limits(bytes: 65_535, depth: 8, elements: 1000, stringBytes: 32_768)
        /// The limits of an act's body: 16 MiB in all, 1 MiB a string.
        public static let body = Limits(bytes: 16 << 20, depth: 16, elements: 100_000, stringBytes: 1 << 20)
    }

    /// Prints a value in its only form.
    ///
    /// Keys outside printable ASCII, numbers beyond ``largestInteger``, U+0000 and noncharacters are printed as RFC 8785
    /// says, and refused by ``parse(_:limits:)``: who writes must not put them in.
    public static func print(_ value: JSONValue) -> [UInt8] {
        var printer = CanonicalPrinter()
        printer.append(value)
        return printer.bytes
    }

    /// Reads a value whose bytes are already canonical, and refuses everything else with place and reason.
    ///
    /// The reader is strict by itself; the value is then printed again and compared, so that what is accepted always
    /// reprints to itself even if reader and printer should ever disagree.
    public static func parse(
        _ bytes: [UInt8],
        limits: Limits = .act
    ) throws(CanonicalJSONError) -> JSONValue {
        let value = try parseUnprinted(bytes, limits: limits)
        let printed = print(value)
        if printed != bytes {
            let same = zip(printed, bytes).prefix { $0 == $1 }
            throw CanonicalJSONError(offset: same.reduce(into: 0) { count, _ in count += 1 }, reason: .notCanonical)
        }
        return value
    }

    /// Reads a value as strictly, and does not print it again: for who prints what was made of it and compares the bytes,
    /// which says the same and more.
    public static func parseUnprinted(
        _ bytes: [UInt8],
        limits: Limits = .act
    ) throws(CanonicalJSONError) -> JSONValue {
        var parser = CanonicalParser(bytes: bytes, limits: limits)
        return try parser.document()
    }
}
