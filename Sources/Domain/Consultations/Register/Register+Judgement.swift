import CanonicalBytes

extension Register {
    /// Why an act with this content would have no effect at the end of a journal; nothing where it would have one.
    ///
    /// A program asks before it writes, and the fold asks again when it reads: the answer is the same.
    public func refusal(of content: ActContent, in journal: String) -> Refusal? {
        do {
            try check(content, in: journal)
            return nil
        } catch {
            return error
        }
    }

    private func check(_ content: ActContent, in journal: String) throws(Refusal) {
        let state = journals[journal] ?? JournalState()
        if case .found = content {
            guard state.size == 0 else { throw .alreadyFounded }
            return
        }
        guard let founding = state.founding else { throw .notFounded }
        // What is agreed is changed by agreement only.
        if let matter = content.matter, isJoint(matter) { throw .agreedAlready(matter) }
        switch content {
        case .found, .party: break
        case .membership(let fact): try check(fact)
        case .presidency(let fact): try check(fact)
        case .office(let office): try check(office)
        case .post(let post):
            try known(post.party)
            if let office = post.office { try known(office, of: post.party) }
        case .tenure(let tenure): try known(tenure.post)
        case .mechanism(let mechanism): try check(mechanism)
        case .session(let session): try check(session)
        case .deposit(let document): try check(document)
        case .review(let review):
            try known(review.document)
            for number in review.accepted { _ = try known(number) }
        case .conclusion(let entry): try check(entry)
        case .reading(let number, let reading): try check(reading, of: number)
        case .assign(let assignment):
            let conclusion = try known(assignment.conclusion)
            try known(assignment.post)
            try followed(conclusion)
        case .report(let report): try check(report, by: founding.party)
        case .merge(let merge): try check(merge)
        case .renumber(let renumbering): try check(renumbering)
        case .link(let statement): try check(statement, by: founding.party)
        case .concordance(let concordance): try check(concordance)
        case .constitute:
            guard foundingText == nil else { throw .alreadyConstituted }
        case .statement(let statement):
            if let number = statement.conclusion { _ = try known(number) }
        case .mark(let marking): try check(marking)
        case .agreedStatus, .release, .rules: throw .onlyJointly
        case .acknowledge, .propose, .consent, .object, .withdraw, .declare, .handOver, .recognise:
            guard foundingText != nil else { throw .notConstituted }
        }
    }

    /// Why something that all parties agree to could not be shown in this register; nothing where it could.
    public func refusal(ofJoint content: ActContent) -> Refusal? {
        do {
            try check(joint: content)
            return nil
        } catch {
            return error
        }
    }

    private func check(joint content: ActContent) throws(Refusal) {
        switch content {
        case .party: break
        case .membership(let fact): try check(fact)
        case .presidency(let fact): try check(fact)
        case .mechanism(let mechanism): try check(mechanism)
        case .session(let session): try check(session)
        case .deposit(let document): try checkPlace(of: document)
        case .conclusion(let entry): try checkPlace(of: entry)
        case .reading(let number, let reading): try check(reading, of: number)
        case .merge(let merge): try check(merge)
        case .link(let statement): try check(statement)
        case .concordance(let concordance): try check(concordance)
        case .agreedStatus(let number, let status):
            let conclusion = try known(number)
            try followed(conclusion)
            let kind = conclusion.reading.kind
            guard ProgressStatus.reportable(for: kind).contains(status) else {
                throw .statusNotForKind(status, kind)
            }
        case .rules(let text):
            // A key changes by recognition only.
            for new in text.cards {
                guard let card = card(of: new.journal) else { throw .unknownJournal(new.journal) }
                guard card.logKey == new.logKey, card.consentKey == new.consentKey, card.participant == new.participant
                else { throw .otherKeys(new.journal) }
            }
        case .release(let release):
            switch release.item {
            case .session(let number): guard sessions[number] != nil else { throw .unknownSession(number) }
            case .document(let digest): try known(digest)
            case .conclusion(let number): _ = try known(number)
            }
        case .found, .constitute, .acknowledge, .propose, .consent, .object, .withdraw, .declare, .handOver, .recognise,
            .statement, .mark, .office, .post, .tenure, .review, .assign, .report, .renumber:
            throw .notJoint
        }
    }

    /// Whether the number of a conclusion is that of other words on the own side: agreeing would set those aside.
    public func hasOtherWords(for entry: ConclusionEntry) -> Bool {
        conclusions[entry.number].map { $0.entry.quotation.sha256 != entry.quotation.sha256 } ?? false
    }

    private func check(_ mechanism: Mechanism) throws(Refusal) {
        guard mechanism.parties.count >= 2 else { throw .tooFewParties }
        for party in mechanism.parties { try known(party) }
    }

    private func check(_ reading: ConclusionReading, of number: ConclusionNumber) throws(Refusal) {
        let conclusion = try known(number)
        // What has an owner or a status can't become a kind that has neither.
        if reading.kind.following == .attributed, !conclusion.reports.isEmpty || !conclusion.duties.isEmpty {
            throw .attributedOnly(number, reading.kind)
        }
    }

    private func check(_ fact: Membership) throws(Refusal) {
        try known(fact.member)
        try known(fact.confederation)
        guard fact.member != fact.confederation else { throw .memberOfItself(fact.member) }
        guard parties[fact.confederation]?.kind == .confederation else { throw .notAConfederation(fact.confederation) }
    }

    private func check(_ fact: Presidency) throws(Refusal) {
        try known(fact.confederation)
        try known(fact.holder)
        guard parties[fact.confederation]?.kind == .confederation else { throw .notAConfederation(fact.confederation) }
        guard members(of: fact.confederation).contains(fact.holder) else {
            throw .notAMember(fact.holder, of: fact.confederation)
        }
    }

    private func check(_ session: Session) throws(Refusal) {
        guard let mechanism else { throw .noMechanism }
        if let host = session.host.value {
            try known(host)
            let hosts = mechanism.parties + mechanism.parties.flatMap { members(of: $0) }
            guard hosts.contains(host) else { throw .hostOutside(host) }
        }
        if sessions[session.number]?.status == .held, session.status != .held { throw .sessionHeld(session.number) }
    }

    private func check(_ document: Document) throws(Refusal) {
        guard documents[document.file.sha256] == nil else { throw .alreadyDeposited(document.file.sha256) }
        try checkPlace(of: document)
    }

    private func checkPlace(of document: Document) throws(Refusal) {
        guard sessions[document.session] != nil else { throw .unknownSession(document.session) }
        if let earlier = document.replaces {
            try known(earlier)
            guard documents[earlier]?.session == document.session else { throw .replacesAnotherSession(earlier) }
        }
    }

    private func check(_ entry: ConclusionEntry) throws(Refusal) {
        guard conclusions[entry.number] == nil else { throw .numberTaken(entry.number) }
        try checkPlace(of: entry)
    }

    private func checkPlace(of entry: ConclusionEntry) throws(Refusal) {
        guard sessions[entry.number.session] != nil else { throw .unknownSession(entry.number.session) }
        try known(entry.quotation.document)
        guard documents[entry.quotation.document]?.session == entry.number.session else {
            throw .sessionOfAnotherDocument(entry.number)
        }
        guard !entry.quotation.range.isEmpty, !entry.quotation.text.isEmpty else { throw .emptyQuotation }
        if let fuller = entry.restates {
            guard fuller != entry.number else { throw .mergesInCircle(entry.number) }
            _ = try known(fuller)
        }
    }

    private func check(_ merge: Merge) throws(Refusal) {
        let conclusion = try known(merge.number)
        guard let number = merge.into else {
            guard conclusion.restates != nil else { throw .notMerged(merge.number) }
            return
        }
        guard try known(number).restates == nil, number != merge.number else { throw .mergesInCircle(merge.number) }
        guard number.session == merge.number.session else { throw .mergesSessions(merge.number, number) }
        // What was merged into it would be followed nowhere.
        guard !conclusions.values.contains(where: { $0.restates == merge.number }) else {
            throw .mergesInCircle(merge.number)
        }
    }

    private func known(_ party: PartyID) throws(Refusal) {
        guard parties[party] != nil else { throw .unknownParty(party) }
    }

    private func known(_ office: OfficeID, of party: PartyID) throws(Refusal) {
        guard offices[office]?.party == party else { throw .unknownOffice(office, of: party) }
    }

    /// An office is no part of itself, by whatever way round.
    private func check(_ office: Office) throws(Refusal) {
        try known(office.party)
        var above = office.within
        for _ in 0...offices.count {
            guard let id = above else { return }
            guard id != office.id else { throw .officeWithinItself(office.id) }
            try known(id, of: office.party)
            above = offices[id]?.within
        }
    }

    private func known(_ post: PostID) throws(Refusal) {
        guard posts[post] != nil else { throw .unknownPost(post) }
    }

    func known(_ document: Digest) throws(Refusal) {
        guard documents[document] != nil else { throw .unknownDocument(document) }
    }

    func known(_ number: ConclusionNumber) throws(Refusal) -> Conclusion {
        guard let conclusion = conclusions[number] else { throw .unknownConclusion(number) }
        return conclusion
    }

    func followed(_ conclusion: Conclusion) throws(Refusal) {
        guard conclusion.reading.kind.following != .attributed else {
            throw .attributedOnly(conclusion.number, conclusion.reading.kind)
        }
    }
}
