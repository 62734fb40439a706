public import CanonicalBytes

/// Where a node keeps what never leaves the house: the drafts of reviews, the log of clearances, and remarks.
///
/// It is a file of its own, which no exchange or export code opens.
public protocol PrivateStore: Sendable {
    /// The decisions of a review that is not finished, in the order in which they were taken.
    func draft(of document: Digest) throws(StoreError) -> [DraftDecision]

    /// Adds a decision to the draft of a review; durable on return.
    func add(_ decision: DraftDecision, to document: Digest) throws(StoreError)

    /// Takes the latest decision of a draft back; says which it was.
    func undo(in document: Digest) throws(StoreError) -> DraftDecision?

    /// Ends a draft, after its decisions have become acts.
    func clear(draft document: Digest) throws(StoreError)

    /// The log of clearances, oldest line first, as bytes that only clearances read.
    func clearances() throws(StoreError) -> [[UInt8]]

    /// Adds a line to the log of clearances; durable on return.
    func add(clearance entry: [UInt8]) throws(StoreError)

    /// The remarks, in the order of their numbers, as bytes that only remarks read.
    func remarks() throws(StoreError) -> [(number: Int, entry: [UInt8])]

    /// Keeps a remark under the next number; durable on return.
    func add(remark entry: [UInt8]) throws(StoreError) -> Int

    /// Takes a remark away, and puts another in its place where one is given; says whether it was there.
    func replace(remark number: Int, by entry: [UInt8]?) throws(StoreError) -> Bool
}

/// One decision of a review, as bytes that only the review itself reads.
public struct DraftDecision: Hashable, Sendable {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }
}
