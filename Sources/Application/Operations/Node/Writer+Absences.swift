import Agreement
import Consultations

extension Writer {
    /// Refuses to propose and to consent while the own side has suspended its part, or has left.
    func requirePart(in entries: [NewEntry]) throws(OperationError) {
        guard let day = machine.now().day else { return }
        for entry in entries { try record.requirePart(in: entry.word, on: day) }
    }
}

extension JointRecord {
    /// Refuses a proposal or a consent of a side that has suspended its part, or has left.
    ///
    /// Rules that leave it out it may agree to: without them the others could agree on nothing any more.
    func requirePart(in word: Word, on day: CalendarDay) throws(OperationError) {
        guard needsPart(word), let participant = register.participant(of: journal),
            let absence = register.absence(of: participant, on: day)
        else { return }
        throw .agreement(.absent(participant, isWithdrawal: absence.isWithdrawal, from: absence.from))
    }

    private func needsPart(_ word: Word) -> Bool {
        switch word {
        case .propose(let proposal): proposal.newRules == nil
        case .consent(let leaf):
            if case .propose(let proposal) = proposals[leaf]?.header.word { proposal.newRules == nil } else { true }
        case .other, .object, .withdraw, .declare, .handOver, .recognise: false
        }
    }
}
