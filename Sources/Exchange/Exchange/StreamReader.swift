import CanonicalBytes
import Journal

/// Takes a stream apart; no length that it claims is believed before the bytes are there.
struct StreamReader {
    /// The longest signed note: a head with the lines of many witnesses.
    static let longestHead = 1 << 20
    /// The longest line of a key.
    static let longestKey = 1024

    let bytes: [UInt8]
    let limits: PouchLimits
    private(set) var place = 0

    init(bytes: [UInt8], limits: PouchLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func raw(_ count: Int) throws(DeliveryStreamError) -> [UInt8] {
        guard count >= 0, count <= bytes.count - place else { throw .truncated(at: bytes.count) }
        let piece = Array(bytes[place..<place + count])
        place += count
        return piece
    }

    /// Reads a number in its only form.
    mutating func number() throws(DeliveryStreamError) -> Int {
        let start = place
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            guard place < bytes.count else { throw .truncated(at: place) }
            let byte = bytes[place]
            place += 1
            value |= UInt64(byte & 0x7F) << shift
            if byte & 0x80 == 0 {
                // A last group of nothing would be another way to write the same.
                guard byte != 0 || shift == 0 else { throw .number(at: start) }
                break
            }
            shift += 7
            guard shift <= 49 else { throw .number(at: start) }
        }
        guard value <= UInt64(CanonicalJSON.largestInteger), let number = Int(exactly: value) else {
            throw .number(at: start)
        }
        return number
    }

    /// Reads how many of something follow, each of so many bytes at least.
    mutating func number(upTo limit: Int, each bytesOfEach: Int) throws(DeliveryStreamError) -> Int {
        let start = place
        let count = try number()
        guard count <= limit else { throw .tooLarge(at: start, limit: limit) }
        guard count <= (bytes.count - place) / bytesOfEach else { throw .truncated(at: bytes.count) }
        return count
    }

    mutating func text(upTo limit: Int) throws(DeliveryStreamError) -> [UInt8] {
        let start = place
        let count = try number()
        guard count <= limit else { throw .tooLarge(at: start, limit: limit) }
        return try raw(count)
    }

    mutating func part() throws(DeliveryStreamError) -> JournalPart {
        let start = place
        let name = try text(upTo: 200)
        guard let text = String(validating: name, as: UTF8.self), let journal = JournalName(text) else {
            throw .journal(at: start)
        }
        let keyPlace = place
        guard let key = String(validating: try self.text(upTo: Self.longestKey), as: UTF8.self) else {
            throw .key(at: keyPlace)
        }
        let head = try self.text(upTo: Self.longestHead)
        let first = try number()
        var before: [Digest] = []
        for _ in 0..<(try number(upTo: 64, each: 32)) {
            guard let digest = Digest(bytes: try raw(32)) else { throw .truncated(at: place) }
            before.append(digest)
        }
        let count = try number(upTo: limits.acts, each: 2)
        var acts: [PartAct] = []
        acts.reserveCapacity(count)
        for _ in 0..<count { acts.append(try act()) }
        return JournalPart(journal: journal, key: key, head: head, first: first, before: before, acts: acts)
    }

    private mutating func act() throws(DeliveryStreamError) -> PartAct {
        let leaf = try text(upTo: EntryBundle.longestLeaf)
        let start = place
        let length = try number()
        guard length > 0 else { return PartAct(leaf: leaf, body: nil) }
        let limit = CanonicalJSON.Limits.body.bytes
        guard length - 1 <= limit else { throw .tooLarge(at: start, limit: limit) }
        guard let salt = BodySalt(bytes: try raw(BodySalt.length)) else { throw .truncated(at: place) }
        return PartAct(leaf: leaf, body: OpenedBody(salt: salt, bytes: try raw(length - 1)))
    }
}
