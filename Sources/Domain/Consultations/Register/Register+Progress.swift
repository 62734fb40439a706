extension Register {
    /// Whether a report may follow on what its party reported before.
    func check(_ report: ProgressReport, by party: PartyID) throws(Refusal) {
        let conclusion = try known(report.conclusion)
        guard report.party == party || report.party == self.party(of: party) else {
            throw .reportsForAnother(report.party)
        }
        try followed(conclusion)
        let kind = conclusion.reading.kind
        guard ProgressStatus.reportable(for: kind).contains(report.status) else {
            throw .statusNotForKind(report.status, kind)
        }
        let before = conclusion.status(of: report.party)
        guard Self.transitions(from: before).contains(report.status) else {
            throw .transition(from: before, to: report.status)
        }
        try checkGrounds(of: report, before: before)
    }

    private func checkGrounds(of report: ProgressReport, before: ProgressStatus) throws(Refusal) {
        let hasWords = report.text?.contains { !$0.isWhitespace } ?? false
        switch report.status {
        case .onHold, .overtaken, .withdrawn, .declined:
            guard hasWords else { throw .reasonMissing(report.status) }
        case .superseded:
            guard let later = report.supersededBy, later > report.conclusion else { throw .successorMissing }
            _ = try known(later)
        case .completed:
            guard !report.evidence.isEmpty || report.withoutEvidence else { throw .evidenceMissing }
        case .inProgress, .continuing:
            // Who opens again what was done says why.
            if before == .completed { guard hasWords else { throw .reasonMissing(report.status) } }
            if report.status == .inProgress {
                guard hasWords || !report.evidence.isEmpty else { throw .factMissing }
            }
        case .notReported, .notStarted, .awaited, .answered, .takenUp: break
        }
    }

    /// The statuses that may follow a status in the reports of one party.
    ///
    /// A report of the same status is always possible: it says more. What is closed may be reopened, with words; the
    /// history stays.
    public static func transitions(from status: ProgressStatus) -> Set<ProgressStatus> {
        switch status {
        case .notReported: Set(ProgressStatus.allCases).subtracting([.notReported])
        case .notStarted, .inProgress, .continuing, .onHold:
            [.notStarted, .inProgress, .completed, .continuing, .onHold, .overtaken, .superseded, .withdrawn]
        case .completed: [.completed, .inProgress, .continuing, .superseded]
        case .overtaken, .withdrawn: [status, .inProgress, .awaited]
        case .superseded: [.superseded, .inProgress, .awaited]
        case .awaited, .answered: [.awaited, .answered, .takenUp, .declined, .overtaken, .superseded, .withdrawn]
        case .takenUp, .declined: [status, .answered, .superseded]
        }
    }
}
