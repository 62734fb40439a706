/// Other numbers for conclusions that one side has on record alone.
///
/// Two sides that read the same text each for itself give numbers apart from each other. What all parties have agreed
/// keeps its number; what only one side has gives way.
public struct Renumbering: Hashable, Sendable {
    /// The new number of each conclusion; several may change places.
    public let numbers: [ConclusionNumber: ConclusionNumber]

    public init(_ numbers: [ConclusionNumber: ConclusionNumber]) { self.numbers = numbers }

    /// The number from then on.
    public subscript(number: ConclusionNumber) -> ConclusionNumber { numbers[number] ?? number }
}

extension Register {
    /// Why conclusions can't take these numbers.
    func check(_ renumbering: Renumbering) throws(Refusal) {
        let numbers = renumbering.numbers
        guard !numbers.isEmpty else { throw .nothingToRenumber }
        for (old, new) in numbers.sorted(by: { $0.key < $1.key }) {
            _ = try known(old)
            guard !isJoint(old) else { throw .numberAgreed(old) }
            // The others have the statement, and wait for the conclusion of this number.
            guard !statements.contains(where: { $0.statement.conclusion == old }) else { throw .numberDeclared(old) }
            guard old.session == new.session else { throw .sessionOfAnotherDocument(new) }
            let isFree = conclusions[new] == nil || (numbers[new].map { $0 != new } ?? false)
            guard isFree, numbers.values.count(where: { $0 == new }) == 1 else { throw .numberTaken(new) }
        }
    }

    /// Gives conclusions other numbers; what the own side recorded of them follows.
    mutating func apply(_ renumbering: Renumbering, of act: Act) {
        let moved = renumbering.numbers.keys.compactMap { old in
            conclusions.removeValue(forKey: old).map { (renumbering[old], $0) }
        }
        for (new, conclusion) in moved { conclusions[new] = conclusion.renumbered(new, renumbering) }
        let isNamed = Set(renumbering.numbers.keys)
        for (number, conclusion) in conclusions {
            if let fuller = conclusion.restates, isNamed.contains(fuller) {
                conclusions[number]?.restates = renumbering[fuller]
            }
            for (party, reports) in conclusion.reports where reports.contains(where: { $0.names(isNamed, of: act) }) {
                conclusions[number]?.reports[party] = reports.map {
                    $0.names(isNamed, of: act) ? $0.renumbered(renumbering) : $0
                }
            }
        }
        renumberLinks(renumbering, isNamed)
        for (document, records) in reviews { reviews[document] = records.map { $0.renumbered(renumbering) } }
        renumberSources(renumbering, isNamed)
        renumberMarks(renumbering)
        let histories = renumbering.numbers.keys.map { (renumbering[$0], history.removeValue(forKey: .conclusion($0))) }
        for (new, acts) in histories { history[.conclusion(new)] = acts }
    }

    private mutating func renumberLinks(_ renumbering: Renumbering, _ isNamed: Set<ConclusionNumber>) {
        for (link, said) in links where isNamed.contains(link.from) || isNamed.contains(link.to) {
            links[link] = nil
            links[link.renumbered(renumbering), default: [:]].merge(said.mapValues { $0.renumbered(renumbering) }) {
                $1
            }
        }
        let lists = linksOf
        linksOf = [:]
        for (number, list) in lists { linksOf[renumbering[number]] = list.map { $0.renumbered(renumbering) } }
    }

    /// Facts that were taken from a conclusion name it as it is called now; what is agreed stays as it was signed.
    private mutating func renumberSources(_ renumbering: Renumbering, _ isNamed: Set<ConclusionNumber>) {
        func follows(_ source: FactSource?) -> Bool { source?.conclusion.map(isNamed.contains) ?? false }
        if let mechanism, !isJoint(.mechanism) {
            let rules = mechanism.rules.rules.mapValues { rule in
                follows(rule.source) ? Rule(value: rule.value, source: rule.source.renumbered(renumbering)) : rule
            }
            self.mechanism = Mechanism(
                names: mechanism.names,
                parties: mechanism.parties,
                status: mechanism.status,
                rules: RuleSet(rules)
            )
        }
        for (number, session) in sessions
        where follows(session.source) && !isJoint(.session(number)) {
            sessions[number] = session.renumbered(renumbering)
        }
        memberships = memberships.map { fact in
            guard follows(fact.source), !isJoint(.membership(fact)) else { return fact }
            return Membership(
                member: fact.member,
                confederation: fact.confederation,
                from: fact.from,
                until: fact.until,
                source: fact.source.renumbered(renumbering)
            )
        }
        presidencies = presidencies.map { fact in
            guard follows(fact.source), !isJoint(.presidency(fact)) else { return fact }
            return Presidency(
                confederation: fact.confederation,
                holder: fact.holder,
                from: fact.from,
                until: fact.until,
                source: fact.source.renumbered(renumbering)
            )
        }
    }

    private func isJoint(_ content: ActContent) -> Bool { content.matter.map(isJoint) ?? false }
}

// MARK: - What names a conclusion

extension Conclusion {
    fileprivate func renumbered(_ number: ConclusionNumber, _ renumbering: Renumbering) -> Conclusion {
        var conclusion = Conclusion(
            ConclusionEntry(
                number: number,
                quotation: entry.quotation,
                reading: entry.reading,
                language: entry.language,
                voice: entry.voice,
                confidence: entry.confidence,
                grounds: entry.grounds,
                restates: entry.restates.map { renumbering[$0] }
            )
        )
        conclusion.reading = reading
        conclusion.restates = restates
        conclusion.reports = reports.mapValues { $0.map { $0.moved(to: number) } }
        conclusion.duties = duties
        conclusion.agreedStatus = agreedStatus
        return conclusion
    }
}

extension DatedReport {
    /// Whether an own report names one of these conclusions as the later one.
    fileprivate func names(_ numbers: Set<ConclusionNumber>, of act: Act) -> Bool {
        place.journal == act.header.journal && (report.supersededBy.map(numbers.contains) ?? false)
    }

    fileprivate func renumbered(_ renumbering: Renumbering) -> DatedReport {
        with(conclusion: report.conclusion, supersededBy: report.supersededBy.map { renumbering[$0] })
    }

    fileprivate func moved(to number: ConclusionNumber) -> DatedReport {
        with(conclusion: number, supersededBy: report.supersededBy)
    }

    private func with(conclusion: ConclusionNumber, supersededBy: ConclusionNumber?) -> DatedReport {
        DatedReport(
            report: ProgressReport(
                conclusion: conclusion,
                party: report.party,
                status: report.status,
                text: report.text,
                period: report.period,
                evidence: report.evidence,
                supersededBy: supersededBy,
                withoutEvidence: report.withoutEvidence
            ),
            at: at,
            place: place
        )
    }
}

extension Link {
    fileprivate func renumbered(_ renumbering: Renumbering) -> Link {
        Link(from: renumbering[from], relation, to: renumbering[to])
    }
}

extension DatedLink {
    fileprivate func renumbered(_ renumbering: Renumbering) -> DatedLink {
        DatedLink(
            statement: LinkStatement(
                link: statement.link.renumbered(renumbering),
                standing: statement.standing,
                reason: statement.reason,
                isProposed: statement.isProposed
            ),
            party: party,
            post: post,
            at: at,
            place: place
        )
    }
}

extension ReviewRecord {
    fileprivate func renumbered(_ renumbering: Renumbering) -> ReviewRecord {
        ReviewRecord(
            document: document,
            reader: reader,
            proposed: proposed,
            accepted: accepted.map { renumbering[$0] },
            refused: refused,
            left: left
        )
    }
}

extension FactSource {
    fileprivate func renumbered(_ renumbering: Renumbering) -> FactSource {
        FactSource(conclusion: conclusion.map { renumbering[$0] }, note: note) ?? self
    }
}

extension Session {
    fileprivate func renumbered(_ renumbering: Renumbering) -> Session {
        Session(
            number: number,
            status: status,
            host: host,
            place: place,
            date: date,
            level: level,
            chairs: chairs,
            notes: notes,
            source: source?.renumbered(renumbering)
        ) ?? self
    }
}
