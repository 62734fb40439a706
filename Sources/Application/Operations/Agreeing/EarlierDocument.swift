import CanonicalBytes
public import Consultations

/// A document that is proposed, beside the one in whose place it would stand.
public struct RedlinedProposal: Sendable {
    public let document: Document
    public let earlier: Document
    /// The proposal in which the earlier document lies open; nothing where it is on record.
    public let beside: ProposalReference?
    public let redline: RedlinedDocuments
}

extension JointRecord {
    /// The document in whose place a proposed one stands: the one that it names, or else the one that another side has
    /// proposed for the same session, of the same sort and in the same language.
    func earlier(than document: Document, in instrument: Instrument) -> (document: Document, beside: ProposalReference?)? {
        let digest = document.file.sha256
        if let replaced = document.replaces {
            if let known = register.documents[replaced] { return (known, nil) }
            return openDocuments.last { $0.document.file.sha256 == replaced }.map { ($0.document, reference(of: $0.leaf)) }
        }
        guard let proposal = proposal(of: instrument), let act = proposals[proposal],
            let party = party(of: act.header.journal)
        else { return nil }
        return openDocuments.last { open in
            guard open.party != party, let other = proposals[open.leaf] else { return false }
            return act.knows(of: other) && open.document.file.sha256 != digest
                && open.document.session == document.session && open.document.type == document.type
                && open.document.language == document.language
        }.map { ($0.document, reference(of: $0.leaf)) }
    }

    /// The documents in proposals that can still be agreed.
    private var openDocuments: [(leaf: Digest, party: PartyID, document: Document)] {
        openProposals.flatMap { open in
            open.instrument.items.compactMap { item in
                if case .deposit(let document) = item.content { (open.leaf, open.party, document) } else { nil }
            }
        }
    }
}

extension Node {
    /// A proposed document as one text with the earlier one in whose place it stands; nothing where there is none, where
    /// it is in another language, or where the file of either is not here.
    public func redline(
        of document: Document,
        in instrument: Instrument
    ) throws(OperationError) -> RedlinedProposal? {
        guard let (earlier, beside) = record.earlier(than: document, in: instrument) else { return nil }
        return try redline(from: earlier, to: document).map {
            RedlinedProposal(document: document, earlier: earlier, beside: beside, redline: $0)
        }
    }

    /// Two documents in one language as one text; nothing where they are in two, or a file is not here.
    public func redline(from old: Document, to new: Document) throws(OperationError) -> RedlinedDocuments? {
        guard old.language == new.language, let before: ExaminedDocument = try? examine(old),
            let after: ExaminedDocument = try? examine(new)
        else { return nil }
        return try CompareDocuments(reader: try ExamineDocument.carriedReader()).redline(from: before, to: after)
    }
}

extension Act {
    /// Whether its author had seen another act.
    func knows(of other: Act) -> Bool {
        if other.place.journal == header.journal { return other.place.number < header.number }
        return other.place.number < header.seen[other.place.journal]?.first?.size ?? 0
    }
}
