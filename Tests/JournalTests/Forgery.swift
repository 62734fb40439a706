import CanonicalBytes
import Journal
import Signing

/// An exported journal in a forger's hands: any acts, with every tile, commitment and proof that belongs to them.
struct Forgery {
    struct Act {
        var leaf: [UInt8]
        let salt: BodySalt
        let body: [UInt8]

        var file: [UInt8] { BodyCommitment.file(salt: salt, body: body) }
        var commitment: Digest { BodyCommitment.commitment(salt: salt, body: body, hashing: Samples.hashing) }
    }

    /// Where the head of the folder comes from.
    enum Head {
        /// The owner's, whatever the acts are.
        case honest
        /// The owner's signature under a text that fits the acts.
        case changedText
        /// A new head that fits the acts, signed by some key.
        case signed(SigningKey)
    }

    let honest: SampleExport
    var acts: [Act]
    var head = Head.honest
    /// The key that the folder tells.
    var tellsKey: VerifierKey

    init(_ export: SampleExport) {
        honest = export
        acts = zip(export.log.leaves, export.bodies).map { Act(leaf: $0, salt: $1.salt, body: $1.body) }
        tellsKey = export.key.verifierKey
    }

    /// A new act with a body of these words; it stands in the journal as the next one, or at a place.
    func made(_ text: String, number: Int? = nil) -> Act {
        let body = CanonicalJSON.print(.object(["text": .string(text)]))
        let act = Act(leaf: [], salt: acts[0].salt, body: body)
        let leaf = SampleExport.leaf(number: number ?? acts.count, commitment: act.commitment)
        return Act(leaf: leaf, salt: act.salt, body: body)
    }

    /// Gives every act the number of its place.
    mutating func renumber() {
        for place in acts.indices {
            acts[place].leaf = SampleExport.leaf(number: place, commitment: acts[place].commitment)
        }
    }

    /// The files of the folder, with every second body and the proof of the act in the middle.
    func files() throws -> [String: [UInt8]] {
        let log = SampleLog(leaves: acts.map(\.leaf))
        let fitting = try Samples.head(
            size: UInt64(acts.count),
            root: log.tree(acts.count).root(),
            key: { if case .signed(let key) = head { key } else { honest.key } }()
        )
        var files: [String: [UInt8]] = [:]
        try JournalExport(head: fitting, key: tellsKey, hashes: log.table).files(
            leaf: { log.leaves[Int($0)] },
            bodies: acts.enumerated().filter { $0.offset % 2 == 0 }.map {
                ($0.element.commitment, $0.element.salt, $0.element.body)
            },
            write: { files[$0] = $1 }
        )
        let note = note(fitting)
        files["checkpoint"] = note
        if let index = acts.indices.dropFirst(acts.count / 2).first {
            files["proofs/\(index).proof"] =
                InclusionProofFile(
                    index: UInt64(index),
                    proof: try log.tree(acts.count).inclusionProof(index: UInt64(index)),
                    checkpoint: note
                ).bytes
        }
        return files
    }

    /// The head of the folder; `fitting` is over its acts.
    private func note(_ fitting: VerifiedCheckpoint) -> [UInt8] {
        switch head {
        case .honest: honest.head.note.bytes
        case .changedText: Array("\(fitting.note.text)\n".utf8) + honest.signatureLines
        case .signed: fitting.note.bytes
        }
    }
}
