import CanonicalBytes

extension Register {
    /// Whether all parties have agreed on a matter.
    public func isJoint(_ matter: Matter) -> Bool { jointTexts[matter] != nil }

    /// Whether all parties have agreed to a conclusion.
    public func isJoint(_ number: ConclusionNumber) -> Bool { isJoint(Matter.conclusion(number)) }

    /// Why the items of an instrument could not be shown one after the other; nothing where they could.
    public func refusal(ofJoint instrument: Instrument) -> Refusal? {
        var register = self
        let header = ActHeader(
            act: "propose",
            at: .epoch,
            body: Digest(words: (0, 0, 0, 0)),
            post: nil,
            journal: "",
            number: 0
        )
        for item in instrument.items {
            let act = Act(header: header, body: .withheld)
            if let refusal = register.adopt(item.content, of: act) { return refusal }
        }
        return nil
    }

    /// Shows what all parties have agreed: it takes the place of what the own side had recorded alone.
    ///
    /// - Returns: Why it can't be shown; it is agreed all the same.
    @discardableResult
    mutating func adopt(_ content: ActContent, of act: Act) -> Refusal? {
        if let refusal = refusal(ofJoint: content) { return refusal }
        switch content {
        case .conclusion(let entry):
            var conclusion = Conclusion(entry)
            // The same words: what was reported and who answers for it stay.
            if let own = conclusions[entry.number], own.entry.quotation.sha256 == entry.quotation.sha256 {
                conclusion.reports = own.reports
                conclusion.duties = own.duties
            }
            conclusions[entry.number] = conclusion
        case .deposit(let document):
            if documents.updateValue(document, forKey: document.file.sha256) == nil {
                documentOrder.append(document.file.sha256)
            }
        case .membership(let fact):
            // The matter is the membership as a whole: what was recorded with other dates gives way.
            memberships.removeAll { $0.member == fact.member && $0.confederation == fact.confederation }
            memberships.append(fact)
        default: apply(content, of: act)
        }
        if let matter = content.matter { jointTexts[matter] = joint(content) }
        noteRectification(by: content, of: act)
        noteShown(act, about: content)
        return nil
    }

    /// What is agreed on a matter once a content is adopted: of a reading the whole conclusion.
    private func joint(_ content: ActContent) -> ActContent {
        guard case .reading(let number, _) = content, let conclusion = conclusions[number] else { return content }
        return .conclusion(conclusion.asEntry)
    }

    /// Takes in that another journal goes on in place of a participant's.
    mutating func recognise(_ successor: ParticipantCard) { recognised[successor.journal] = successor }

    /// Takes what another participant says on its own, as its.
    mutating func take(_ content: ActContent, of act: Act, from party: PartyID) {
        switch content {
        case .report(let report):
            let dated = DatedReport(report: report, at: act.header.at, place: act.place)
            conclusions[report.conclusion]?.reports[report.party, default: []].append(dated)
        case .statement(let statement):
            statements.append(DatedStatement(statement: statement, party: party, at: act.header.at, place: act.place))
        case .mark(let marking): apply(marking, of: act, by: party)
        // A short name that is in use here stays with whose it is.
        case .office(let office) where offices[office.id].map { $0.party == office.party } ?? true:
            offices[office.id] = office
        case .post(let post) where posts[post.id].map { $0.party == post.party } ?? true: posts[post.id] = post
        default: break
        }
        note(act, about: content)
    }

    /// Puts an act that is met for the first time into the history of everything that it is about.
    ///
    /// To look for it in a whole history would cost the more the longer that is.
    mutating func note(_ act: Act, about content: ActContent) {
        for subject in content.subjects where history[subject]?.last != act.place {
            history[subject, default: []].append(act.place)
        }
    }

    /// Puts an act whose content is shown only now, when it is agreed, into the histories that lack it: most have it since it
    /// was proposed.
    private mutating func noteShown(_ act: Act, about content: ActContent) {
        for subject in content.subjects where history[subject]?.contains(act.place) != true {
            history[subject, default: []].append(act.place)
        }
    }
}
