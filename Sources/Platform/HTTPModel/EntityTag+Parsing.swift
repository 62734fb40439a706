extension EntityTag {
    /// Reads a mark as it stands in an `ETag` field, such as `"a1"` or `W/"a1"` (RFC 9110 section 8.8.3).
    ///
    /// - Returns: Nothing when the text is anything else.
    public init?(parsing field: String) {
        let isWeak = field.utf8.starts(with: "W/".utf8)
        let quoted = field.utf8.dropFirst(isWeak ? 2 : 0)
        let quote = UInt8(ascii: "\"")
        guard quoted.count >= 2, quoted.first == quote, quoted.last == quote else { return nil }
        self.init(String(Substring(quoted.dropFirst().dropLast())), isWeak: isWeak)
    }
}
