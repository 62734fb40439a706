import Consultations
import Operations
import WebPages

extension RegisterView {
    /// One conclusion; nothing where there is none of this number.
    func conclusion(_ number: ConclusionNumber) throws(OperationError) -> ConclusionPage? {
        guard register.conclusions[number] != nil else { return nil }
        let shown = try node.show(number, on: day)
        let entry = shown.conclusion.entry
        let numbers = register.conclusions.keys
        let tiers = isShared ? node.tiers(of: number, at: now) : nil
        return ConclusionPage(
            number: number,
            reading: shown.conclusion.reading,
            quotation: QuotationInContext(
                text: entry.quotation.text,
                before: shown.before,
                after: shown.after,
                language: entry.language,
                document: self.entry(of: shown.document),
                voice: entry.voice,
                confidence: entry.confidence,
                isAnchored: shown.isAnchored
            ),
            restates: shown.conclusion.restates,
            status: status(of: shown.conclusion, tiers),
            flags: shown.flags,
            owners: owners(of: shown.conclusion),
            grounds: entry.grounds,
            acts: shown.acts.map(line),
            marks: register.marked(about: .conclusion(number)).map(line),
            decisions: shown.decisions.map(line),
            statements: shown.statements.map {
                StatementLine(
                    author: name(of: $0.party),
                    statement: $0.statement,
                    at: $0.at,
                    tier: tiers?.statements[$0.place]
                )
            },
            links: shown.links.map(line),
            versions: shown.versionDifferences.compactMap { line($0, shown.document) },
            merged: register.restatements(of: number).map(\.number),
            rectifications: register.conclusions[number].map { register.rectifications(of: $0) } ?? [],
            shownTo: tiers.map { ShownTo(text: $0.text, document: $0.document, publicity: $0.publicity) },
            previous: numbers.filter { $0 < number }.max(),
            next: numbers.filter { $0 > number }.min()
        )
    }

    /// The posts that answer for a conclusion, by party in the order of the reader's own copy, and by duty.
    private func owners(of conclusion: Conclusion) -> [Owner] {
        register.inOrder(Array(conclusion.duties.keys), for: node.party, in: language).flatMap { party in
            Duty.allCases.compactMap { duty in
                conclusion.duties[party]?[duty].map { post in
                    Owner(
                        party: name(of: party),
                        post: name(of: post),
                        office: register.posts[post]?.office.flatMap { register.offices[$0] }
                            .map { $0.names.wording(for: language) },
                        duty: duty,
                        holders: register.holders(of: post, on: day)
                    )
                }
            }
        }
    }

    private func line(_ linked: ShownLink) -> LinkLine {
        LinkLine(
            link: linked.said.link,
            standing: linked.said.statement.standing,
            other: linked.other,
            words: Wording(linked.words, register.conclusions[linked.other]?.entry.language),
            party: name(of: linked.said.party),
            post: linked.said.post.map(name),
            reason: linked.said.statement.reason
        )
    }

    private func line(_ shown: ShownDifference, _ document: Document) -> VersionLine? {
        guard let other = register.documents[shown.difference.other] else { return nil }
        return VersionLine(
            aspect: shown.difference.aspect,
            value: shown.difference.value,
            otherValue: shown.difference.otherValue,
            words: shown.words.map { Wording($0, shown.language) },
            other: entry(of: other),
            document: entry(of: document)
        )
    }

    private func line(_ shown: ShownDecisions) -> DecisionLine {
        let byParty = Dictionary(shown.decisions.byParty.map { ($0.party, $0.decision) }) { first, _ in first }
        let order = register.inOrder(shown.decisions.byParty.map(\.party), for: node.party, in: language)
        return DecisionLine(
            proposal: shown.proposal.description,
            isJoint: shown.decisions.isJoint,
            byParty: order.compactMap { party in
                byParty[party].map { DecisionLine.Named(party: name(of: party), decision: $0) }
            }
        )
    }

    private func line(_ mark: PartyMark) -> MarkLine {
        var file: Wording?
        if case .document(let digest) = mark.dated.marking.subject, let document = register.documents[digest] {
            file = Wording(document.file.name)
        }
        return MarkLine(author: name(of: mark.participant), marking: mark.dated.marking, file: file)
    }

    private func line(_ shown: HistoryAct) -> ActLine {
        let act = shown.act
        return ActLine(
            place: act.place,
            author: shown.participant.map(name) ?? Wording(act.header.journal),
            proposal: shown.proposal?.description,
            at: act.header.at,
            code: act.header.act,
            post: act.header.post.map(name),
            content: content(act),
            void: shown.withoutEffect
        )
    }

    private func content(_ act: Act) -> ActLine.Content {
        switch act.body {
        case .withheld: .withheld
        case .notUnderstood(let error): .notUnderstood(error.description)
        case .shown(.conclusion(let entry)): .entered(entry.reading.kind)
        case .shown(.reading(_, let reading)): .read(reading.kind)
        case .shown(.assign(let assignment)): .assigned(post: name(of: assignment.post), duty: assignment.duty)
        case .shown(.report(let report)): .reported(party: name(of: report.party), report)
        case .shown(.link(let statement)): .linked(party: name(of: node.party), statement)
        case .shown(.merge(let merge)): .merged(merge)
        case .shown(.statement(let statement)): .declared(statement.kind, text: statement.text)
        case .shown(.propose(let instrument, _)): .reasoned(instrument.corrects)
        case .shown(.object(let reason)), .shown(.recognise(_, let reason)): .reasoned(reason)
        case .shown(.withdraw(let reason)): .reasoned(reason)
        case .shown(.handOver(let source)): .reasoned(source.conclusion?.description ?? source.note)
        case .shown(.consent), .shown(.declare): .reasoned(nil)
        case .shown: .other
        }
    }
}
