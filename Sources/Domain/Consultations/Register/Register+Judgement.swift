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
        switch content {
        case .found, .party: break
        case .membership(let fact): try check(fact)
        case .presidency(let fact): try check(fact)
        case .post(let post): try known(post.party)
        case .tenure(let tenure): try known(tenure.post)
        case .mechanism(let mechanism):
            guard mechanism.parties.count >= 2 else { throw .tooFewParties }
            for party in mechanism.parties { try known(party) }
        case .session(let session): try check(session)
        case .deposit(let document): try check(document)
        case .review(let review):
            try known(review.document)
            for number in review.accepted { _ = try known(number) }
        case .conclusion(let entry): try check(entry)
        case .reading(let number, let reading):
            let conclusion = try known(number)
            // What has an owner or a status can't become a kind that has neither.
            if reading.kind.following == .attributed, !conclusion.reports.isEmpty || !conclusion.duties.isEmpty {
                throw .attributedOnly(number, reading.kind)
            }
        case .assign(let assignment):
            let conclusion = try known(assignment.conclusion)
            try known(assignment.post)
            try followed(conclusion)
        case .report(let report): try check(report, by: founding.party)
        case .merge(let merge): try check(merge)
        case .link(let statement): try check(statement, by: founding.party)
        case .concordance(let concordance): try check(concordance)
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
        guard sessions[document.session] != nil else { throw .unknownSession(document.session) }
        guard documents[document.file.sha256] == nil else { throw .alreadyDeposited(document.file.sha256) }
        if let earlier = document.replaces {
            try known(earlier)
            guard documents[earlier]?.session == document.session else { throw .replacesAnotherSession(earlier) }
        }
    }

    private func check(_ entry: ConclusionEntry) throws(Refusal) {
        guard sessions[entry.number.session] != nil else { throw .unknownSession(entry.number.session) }
        guard conclusions[entry.number] == nil else { throw .numberTaken(entry.number) }
        try known(entry.quotation.document)
        guard documents[entry.quotation.document]?.session == entry.number.session else {
            throw .sessionOfAnotherDocument(entry.number)
        }
        guard !entry.quotation.range.isEmpty, !entry.quotation.text.isEmpty else { throw .emptyQuotation }
        if let fuller = entry.restates { _ = try known(fuller) }
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

    private func known(_ post: PostID) throws(Refusal) {
        guard posts[post] != nil else { throw .unknownPost(post) }
    }

    private func known(_ document: Digest) throws(Refusal) {
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
