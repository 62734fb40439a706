import Agreement
public import CanonicalBytes
public import Consultations

extension JointRecord {
    /// One hash of everything that is joint: the rules in force, every journal as far as it is placed, and where each
    /// proposal stands.
    ///
    /// Two participants with the same hash hold the same acts and the same agreements; they read it out to each other.
    /// It is the SHA-256 of canonical JSON.
    ///
    /// - Returns: Nothing while the mechanism is not founded between nodes.
    public var jointDigest: Digest? {
        guard let agreement, let founding else { return nil }
        return agreement.jointDigest(founding: founding)
    }
}

extension Agreement {
    /// One hash of everything that is joint, of the mechanism whose first rules have this name.
    func jointDigest(founding: Digest) -> Digest {
        let standing = standing()
        let journals = ends.mapValues { heads in
            JSONValue.array(heads.flatMap { [.integer($0.size), .string($0.root.base64)] })
        }
        let proposals = standing.proposals.map { leaf, proposal in
            (
                leaf.base64,
                JSONValue.array([.string(proposal.course.code)] + proposal.backers.sorted().map(JSONValue.string))
            )
        }
        let json = JSONValue.object([
            "founding": .string(founding.base64), "journals": .object(journals),
            "proposals": .object(Dictionary(proposals) { first, _ in first }), "rules": .string(standing.rules.base64),
            "v": .integer(1),
        ])
        return Node.sha256(CanonicalJSON.print(json))
    }
}
