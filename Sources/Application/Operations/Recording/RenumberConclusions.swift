public import Consultations

/// Gives conclusions that only the own side has on record other numbers.
public struct RenumberConclusions: Sendable {
    public var choice: Choice
    public var post: PostID?

    /// Which take which numbers.
    public enum Choice: Hashable, Sendable {
        /// One takes this number, or the next that is free.
        case one(ConclusionNumber, to: ConclusionNumber?)
        /// The own ones take the numbers that a proposal gives to their words, and make way for its other ones.
        case likeProposal(String)
    }

    public init(_ choice: Choice, post: PostID? = nil) {
        self.choice = choice
        self.post = post
    }

    /// Writes the act; none where nothing has another number.
    ///
    /// - Returns: Which conclusion has which number now.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> Renumbering {
        let renumbering = try renumbering(in: writer.record)
        guard !renumbering.numbers.isEmpty else { return renumbering }
        try writer.record([.renumber(renumbering)], by: post)
        return renumbering
    }

    private func renumbering(in record: JointRecord) throws(OperationError) -> Renumbering {
        let renumbering =
            switch choice {
            case .one(let old, let new): try one(old, to: new, in: record)
            case .likeProposal(let name): try like(name, in: record)
            }
        let own = record.party(of: record.journal)
        for open in record.openProposals where open.party == own {
            // Under the old number it would come back once that proposal is agreed.
            let held = renumbering.numbers.keys.sorted().first { open.content(of: .conclusion($0)) != nil }
            if let held, let reference = record.reference(of: open.leaf) {
                throw .agreement(.numberProposed(held, reference.description))
            }
        }
        return renumbering
    }

    private func one(
        _ old: ConclusionNumber,
        to new: ConclusionNumber?,
        in record: JointRecord
    ) throws(OperationError) -> Renumbering {
        if let new { return Renumbering(old == new ? [:] : [old: new]) }
        guard let next = free(old.session, besides: [], in: record) else { throw .sessionFull }
        return Renumbering([old: next])
    }

    private func like(_ name: String, in record: JointRecord) throws(OperationError) -> Renumbering {
        guard let instrument = record.instrument(of: try record.proposal(named: name)) else {
            throw .agreement(.textMissing(name))
        }
        let register = record.register
        let entries = instrument.items.compactMap { item -> ConclusionEntry? in
            if case .conclusion(let entry) = item.content { entry } else { nil }
        }
        var numbers: [ConclusionNumber: ConclusionNumber] = [:]
        for entry in entries {
            let same = register.conclusions.values.filter { own in
                own.entry.quotation == entry.quotation && !register.isJoint(own.number) && numbers[own.number] == nil
            }.map(\.number).min()
            if let same, same != entry.number { numbers[same] = entry.number }
        }
        for entry in entries where register.hasOtherWords(for: entry) && numbers[entry.number] == nil {
            let taken = Set(numbers.values)
            guard let new = free(entry.number.session, besides: taken, in: record) else { throw .sessionFull }
            numbers[entry.number] = new
        }
        // What has the same words under the number already stays there.
        let kept = numbers.filter { old, new in
            register.conclusions[new] == nil || numbers[new] != nil || old == new
        }
        return Renumbering(kept)
    }

    /// The next number of a session that nothing has and nobody has proposed.
    private func free(
        _ session: Int,
        besides taken: Set<ConclusionNumber>,
        in record: JointRecord
    ) -> ConclusionNumber? {
        let first = record.register.nextPosition(inSession: session, record.proposedConclusions)
        let used = taken.filter { $0.session == session }.map(\.position).max() ?? 0
        return ConclusionNumber(session: session, position: max(first, used + 1))
    }
}
