import Consultations
import Operations

extension TestNode {
    /// Records a session, deposits a text of it and accepts these findings, or all; the others are refused.
    @discardableResult
    func read(
        _ text: String,
        name: String = "communique.txt",
        session: Int = 1,
        accepting findings: Set<Int>? = nil
    ) throws -> [ConclusionNumber] {
        if try node().register.sessions[session] == nil {
            let day = Stated.statedInText(try ExtendedDate("2026-05-12"))
            try RecordSession(number: session, status: .held, date: day).perform(with: writer())
        }
        let examine = ExamineDocument(reader: try ExamineDocument.carriedReader(), language: .english)
        let document = try examine.perform(bytes: Array(text.utf8), name: name)
        try DepositDocument(document: document, session: session, type: .communique).perform(with: writer())
        return try review(name, accepting: findings)
    }

    /// Decides on the findings of a document that is deposited.
    @discardableResult
    func review(_ name: String = "communique.txt", accepting findings: Set<Int>? = nil) throws -> [ConclusionNumber] {
        var draft = try OpenReview(document: name).perform(in: node())
        if let findings {
            for item in draft.state.items where !findings.contains(item.finding) {
                try draft.apply(.decide(item.finding, .refuse))
            }
        }
        try draft.acceptAllOpen()
        return try FinishReview(draft: draft).perform(with: writer())
    }

    func conclusion(_ text: String) throws -> Conclusion? {
        try ConclusionNumber(text).flatMap { number in try node().register.conclusions[number] }
    }
}

extension TwoNodes {
    /// One side proposes, the other consents, and both have received it.
    @discardableResult
    func agree(from proposer: TestNode, _ subjects: ProposedSubject..., corrects: String? = nil) throws -> String {
        let other = proposer === norvane ? alda : norvane
        let proposal = try ProposeMatters(subjects, corrects: corrects)
            .perform(with: proposer.writer(), passphrase: proposer.passphrase).reference.description
        try exchange()
        try other.answer(proposal, .consent)
        try exchange()
        return proposal
    }
}
