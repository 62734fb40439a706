extension Instant {
    /// Reads a moment as people write it with its distance from UTC: `2027-03-12T09:00+01:00`, with or without seconds, or
    /// with `Z` (RFC 3339, with the seconds left out as ISO 8601 allows).
    ///
    /// Without a zone it is no moment: two parties would not mean the same minute.
    public init?(zoned text: String) {
        var bytes = Array(text.utf8)[...]
        var offset = 0
        if bytes.last == UInt8(ascii: "Z") {
            bytes.removeLast()
        } else {
            let zone = bytes.suffix(6)
            guard zone.count == 6, let sign = zone.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
                zone[zone.startIndex + 3] == UInt8(ascii: ":"), let hours = decimal(zone.dropFirst().prefix(2)),
                let minutes = decimal(zone.suffix(2)), hours < 24, minutes < 60
            else { return nil }
            offset = (hours * 60 + minutes) * 60 * (sign == UInt8(ascii: "-") ? -1 : 1)
            bytes = bytes.dropLast(6)
        }
        let local = String(decoding: bytes, as: UTF8.self) + (bytes.count == 16 ? ":00Z" : "Z")
        guard let moment = Instant(local) else { return nil }
        self.init(secondsSinceEpoch: moment.secondsSinceEpoch - offset)
    }
}
