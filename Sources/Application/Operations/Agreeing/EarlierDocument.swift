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
    /// The documents beside which a proposed one is read: the one that it replaces, and the one that another side had
    /// proposed for the same session, of the same sort and in the same language.
    func earlier(
        than document: Document,
        in instrument: Instrument
    ) -> [(document: Document, beside: ProposalReference?)] {
        var earlier: [(document: Document, beside: ProposalReference?)] = []
        if let replaced = document.replaces.flatMap({ register.documents[$0] }) { earlier.append((replaced, nil)) }
        guard let proposal = proposal(of: instrument), let act = proposals[proposal],
            let party = party(of: act.header.journal)
        else { return earlier }
        let other = openDocuments.last { open in
            guard open.party != party, let other = proposals[open.leaf] else { return false }
            return act.knows(of: other) && open.document.file.sha256 != document.file.sha256
                && open.document.session == document.session && open.document.type == document.type
                && open.document.language == document.language
        }
        if let other { earlier.append((other.document, reference(of: other.leaf))) }
        return earlier
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
    /// A proposed document as one text with each earlier one beside which it is read; none where it is the first, where
    /// the earlier one is in another language, or where the file of either is not here.
    public func redlines(
        of document: Document,
        in instrument: Instrument
    ) throws(OperationError) -> [RedlinedProposal] {
        var redlines: [RedlinedProposal] = []
        for (earlier, beside) in record.earlier(than: document, in: instrument) {
            guard let redline = try redline(from: earlier, to: document) else { continue }
            redlines.append(
                RedlinedProposal(document: document, earlier: earlier, beside: beside, redline: redline)
            )
        }
        return redlines
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
