import BagIt
public import Consultations
import Exchange
import Glibc
import Signing

/// Writes what everybody may be shown, with the journals of all participants that prove it: a copy that anybody may mirror.
///
/// Of every act there is the proof that it was made; what it says is there where the parties have agreed to publish it, or
/// where its author shows it as its own view.
public struct ExportPublicCopy: Sendable {
    /// A folder that is new or empty, or the name of a new file.
    public var target: String
    /// Whether all of it goes into one file: a bag (RFC 8493) in a ZIP archive, the same bytes for the same copy.
    public var isBag: Bool
    /// The moment at which it is shown: what is under embargo until later stays out.
    public var now: Instant

    public init(target: String, isBag: Bool = false, now: Instant) {
        self.target = target
        self.isBag = isBag
        self.now = now
    }

    /// What was written.
    public struct Outcome: Hashable, Sendable {
        /// The acts of all journals.
        public let acts: Int
        /// How many of them say what they say.
        public let bodies: Int
        /// The published documents and evidence.
        public let files: Int
    }

    /// Writes it; the list of the files comes last in a folder, so that what a power cut left is told from a whole copy.
    public func perform(from node: Node) throws(OperationError) -> Outcome {
        let pack = PackDelivery.forEverybody(at: now)
        let delivery = try pack.perform(from: node)
        if isBag {
            try PouchFile(path: target).write(delivery, packedBy: pack, from: node)
        } else {
            let bag = try pack.bag(delivery, from: node)
            try NewFolder(path: target).write(bag.files { Node.sha256($0) }, mode: 0o644)
        }
        let acts = delivery.parts.flatMap(\.acts)
        return Outcome(acts: acts.count, bodies: acts.count { $0.body != nil }, files: delivery.files.count)
    }
}
