public import CanonicalBytes
public import Journal

/// What one node has of every journal, as it tells another: sizes, and the beginnings of the roots at them.
///
/// ```
/// alda.example/rivers/1 412 7b3f…        name, size, the first 16 bytes of the root in hexadecimal digits
/// ```
///
/// The root makes two nodes notice that they have different histories of one length. Nothing is believed because of it:
/// everything that comes is checked against signed heads.
public struct Holdings: Hashable, Sendable {
    /// What is there of one journal.
    public struct Held: Hashable, Sendable {
        public let size: Int
        /// The first 16 bytes of the root.
        public let root: [UInt8]

        public init(size: Int, root: Digest) {
            self.size = size
            self.root = Holdings.prefix(of: root)
        }

        fileprivate init(size: Int, rootBytes: [UInt8]) {
            self.size = size
            root = rootBytes
        }
    }

    /// The greatest number of journals.
    public static let limit = 1000

    public let journals: [JournalName: Held]

    public init(_ journals: [JournalName: Held]) { self.journals = journals }

    /// The beginning of a root, as it stands in a holding.
    public static func prefix(of root: Digest) -> [UInt8] { Array(root.bytes.prefix(16)) }

    /// The lines, by name.
    public var text: String {
        journals.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value.size) \(Hexadecimal.encode($0.value.root))\n" }.joined()
    }

    /// Reads lines in their only form; nothing where they are not in it.
    public init?(_ text: String) {
        var journals: [JournalName: Held] = [:]
        for line in text.split(separator: "\n") {
            let parts = line.split(separator: " ")
            guard parts.count == 3, journals.count < Self.limit, let name = JournalName(String(parts[0])),
                let size = Int(parts[1]), 0...CanonicalJSON.largestInteger ~= size,
                let root = Hexadecimal.decode(String(parts[2])), root.count == 16
            else { return nil }
            journals[name] = Held(size: size, rootBytes: root)
        }
        self.journals = journals
        guard self.text.utf8.elementsEqual(text.utf8) else { return nil }
    }
}

/// What two nodes say to each other: what the sender has, and what it thinks that the receiver lacks.
///
/// The lines of ``Holdings``, an empty line, then a ``DeliveryStream``, or nothing where nothing is delivered.
public struct ExchangeMessage: Hashable, Sendable {
    public let holdings: Holdings
    public let delivery: Delivery

    public init(holdings: Holdings, delivery: Delivery = Delivery(parts: [])) {
        self.holdings = holdings
        self.delivery = delivery
    }

    /// The bytes.
    public var bytes: [UInt8] {
        let isEmpty = delivery.parts.isEmpty && delivery.files.isEmpty
        return Array((holdings.text + "\n").utf8) + (isEmpty ? [] : DeliveryStream.encode(delivery))
    }

    /// Reads a message.
    public init(
        _ bytes: [UInt8],
        limits: PouchLimits = PouchLimits(),
        hashing: some MerkleHashing
    ) throws(DeliveryStreamError) {
        var end = 0
        // The empty line: at the beginning, or after the end of a line.
        while end < bytes.count, bytes[end] != 0x0A || end > 0 && bytes[end - 1] != 0x0A {
            end += 1
            guard end <= 512 * Holdings.limit else { throw .notADelivery }
        }
        guard end < bytes.count, let text = String(validating: bytes[..<end], as: UTF8.self),
            let holdings = Holdings(text)
        else { throw .notADelivery }
        self.holdings = holdings
        guard end + 1 < bytes.count else {
            delivery = Delivery(parts: [])
            return
        }
        delivery = try DeliveryStream.decode(Array(bytes[(end + 1)...]), limits: limits, hashing: hashing)
        // Nothing is written as nothing.
        guard !delivery.parts.isEmpty || !delivery.files.isEmpty else { throw .notADelivery }
    }
}
