public import CanonicalBytes
public import Journal

/// A delivery as one sequence of bytes, for a line between two nodes.
///
/// ```
/// "suivi/delivery/v1" LF
/// number of parts, then each part:
///     text  journal
///     text  key
///     text  signed head
///     number of the first act
///     number of hashes, then 32 bytes each
///     number of acts, then each act:
///         text  header
///         0 where the body is withheld; else its length and one, the salt (32 bytes), the body
/// number of files, then each file, by ascending SHA-256:
///     32 bytes, then text
/// ```
///
/// A number is written in groups of seven bits, lowest first, the last one without the high bit (LEB128), in its
/// shortest form, up to 2^53 − 1; a text is its length and its bytes. So every delivery has one encoding, and its
/// length is that of the records with a few bytes each.
public enum DeliveryStream {
    /// How a stream begins.
    static let heading: [UInt8] = Array("suivi/delivery/v1\n".utf8)

    /// Writes a delivery; the same delivery always has the same bytes.
    public static func encode(_ delivery: Delivery) -> [UInt8] {
        var writer = StreamWriter(capacity: size(of: delivery))
        writer.raw(heading)
        writer.number(delivery.parts.count)
        for part in delivery.parts { writer.part(part) }
        writer.number(delivery.files.count)
        for (digest, bytes) in delivery.files.sorted(by: { $0.key < $1.key }) {
            writer.raw(digest.bytes)
            writer.text(bytes)
        }
        return writer.bytes
    }

    /// Reads a stream, and refuses one that is not what ``encode(_:)`` writes.
    ///
    /// Whether the acts lead to their heads is asked of each part (``JournalPart/checked(by:verifier:hashing:)``).
    ///
    /// - Parameters:
    ///   - bytes: All of the stream.
    ///   - limits: How much is taken.
    ///   - hashing: SHA-256, by which files are compared with their names.
    /// - Returns: The delivery that the stream is the encoding of.
    /// - Throws: The first thing that is not as it should be, with its place.
    public static func decode(
        _ bytes: [UInt8],
        limits: PouchLimits = PouchLimits(),
        hashing: some MerkleHashing
    ) throws(DeliveryStreamError) -> Delivery {
        var reader = StreamReader(bytes: bytes, limits: limits)
        guard try reader.raw(heading.count) == heading else { throw .notADelivery }
        let count = try reader.number(upTo: limits.journals, each: 8)
        var parts: [JournalPart] = []
        parts.reserveCapacity(count)
        for _ in 0..<count { parts.append(try reader.part()) }
        var files: [Digest: [UInt8]] = [:]
        var last: Digest?
        for _ in 0..<(try reader.number(upTo: limits.files, each: 33)) {
            let place = reader.place
            guard let digest = Digest(bytes: try reader.raw(32)), last.map({ $0 < digest }) ?? true else {
                throw .order(at: place)
            }
            let content = try reader.text(upTo: limits.fileBytes)
            guard hashing.digest(content) == digest else { throw .file(digest) }
            files[digest] = content
            last = digest
        }
        guard reader.place == bytes.count else { throw .trailing(at: reader.place) }
        return Delivery(parts: parts, files: files)
    }

    /// How many bytes a delivery needs, at most.
    private static func size(of delivery: Delivery) -> Int {
        var size = heading.count + 20
        for part in delivery.parts {
            size += 300 + part.head.count + part.key.utf8.count + 32 * part.before.count
            for act in part.acts { size += act.leaf.count + 16 + (act.body.map { $0.bytes.count + 32 } ?? 0) }
        }
        for file in delivery.files.values { size += 42 + file.count }
        return size
    }
}

/// Why bytes are no delivery.
public enum DeliveryStreamError: Error, Hashable, Sendable {
    /// They do not begin as a delivery does.
    case notADelivery
    /// They end too early.
    case truncated(at: Int)
    /// More follows after the end.
    case trailing(at: Int)
    /// A number that is not written in its shortest form, or is too great for any.
    case number(at: Int)
    /// More than is taken.
    case tooLarge(at: Int, limit: Int)
    /// A name that no journal can have.
    case journal(at: Int)
    /// A key's line that is no text.
    case key(at: Int)
    /// Files that do not stand in the order of their names.
    case order(at: Int)
    /// A file whose SHA-256 is not its name.
    case file(Digest)
}

extension DeliveryStreamError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notADelivery: "what came is no delivery of this program; check the address"
        case .truncated(let place): "the delivery ends too early, at byte \(place); ask for it once more"
        case .trailing(let place): "more follows after the end of the delivery, at byte \(place); ask for it once more"
        case .number(let place), .journal(let place), .key(let place), .order(let place):
            "the delivery is damaged at byte \(place); ask for it once more"
        case .tooLarge(let place, let limit):
            "the delivery goes beyond \(limit) at byte \(place), which is all that is taken"
        case .file(let digest): "the file \(digest.hexadecimal) is not the one that it is named; ask for it once more"
        }
    }
}
