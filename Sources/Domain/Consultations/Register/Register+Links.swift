/// What one party says of a link now, and when and where it said so.
public struct DatedLink: Hashable, Sendable {
    public let statement: LinkStatement
    public let party: PartyID
    /// The post that spoke, where one is named.
    public let post: PostID?
    public let at: Instant
    public let place: ActPlace

    public var link: Link { statement.link }
}

extension Register {
    /// What was last said of the links of a conclusion, withdrawn ones left out; in the order of the links.
    public func links(of number: ConclusionNumber) -> [DatedLink] {
        (linksOf[number] ?? []).flatMap { links[$0]?.values.filter { $0.statement.standing != .withdrawn } ?? [] }
            .sorted { ($0.link, $0.party) < ($1.link, $1.party) }
    }

    /// The links of a conclusion that at least one party confirms.
    public func confirmedLinks(of number: ConclusionNumber) -> [DatedLink] {
        links(of: number).filter { $0.statement.standing == .confirmed }
    }

    /// What a party last said of a link; nothing where it said nothing or took it back.
    public func standing(of link: Link, by party: PartyID) -> LinkStanding? {
        let standing = links[link]?[party]?.statement.standing
        return standing == .withdrawn ? nil : standing
    }

    /// How many later sessions say the conclusion again: what says it again is followed from one to the next.
    public func reiterations(of number: ConclusionNumber) -> Int {
        var sessions: Set<Int> = []
        var reached: Set<ConclusionNumber> = [number]
        var open = [number]
        while let next = open.popLast() {
            for said in confirmedLinks(of: next) where said.link.to == next && said.link.relation == .reiterates {
                guard reached.insert(said.link.from).inserted else { continue }
                if said.link.from.session > number.session { sessions.insert(said.link.from.session) }
                open.append(said.link.from)
            }
        }
        return sessions.count
    }

    /// Whether a link may stand at all, whoever says so.
    func check(_ statement: LinkStatement) throws(Refusal) {
        let link = statement.link
        _ = try known(link.from)
        _ = try known(link.to)
        guard link.from != link.to else { throw .linkToItself(link.from) }
        if link.relation.looksBack, link.to > link.from { throw .linkLooksForward(link) }
    }

    func check(_ statement: LinkStatement, by party: PartyID) throws(Refusal) {
        let link = statement.link
        try check(statement)
        switch statement.standing {
        case .withdrawn: guard standing(of: link, by: party) != nil else { throw .nothingToWithdraw(link) }
        case .refused: break
        case .confirmed:
            let other = confirmedLinks(of: link.from).first { $0.party == party && $0.link.contradicts(link) }
            if let other { throw .linkContradicts(other.link) }
        }
    }

    mutating func apply(_ statement: LinkStatement, of act: Act) {
        guard let party = participant(of: act.header.journal) else { return }
        let link = statement.link
        if links[link] == nil {
            linksOf[link.from, default: []].append(link)
            linksOf[link.to, default: []].append(link)
        }
        links[link, default: [:]][party] = DatedLink(
            statement: statement,
            party: party,
            post: act.header.post,
            at: act.header.at,
            place: act.place
        )
    }
}

extension Link {
    /// Whether two links between the same conclusions can't both hold.
    ///
    /// A conclusion moves one way beside another; two don't carry each other out, nor does each wait for the other.
    fileprivate func contradicts(_ other: Link) -> Bool {
        if from == other.from, to == other.to {
            return relation.isMovement && other.relation.isMovement && relation != other.relation
                || Set([relation, other.relation]) == [.implements, .implementedThrough]
        }
        guard from == other.to, to == other.from, relation == other.relation else { return false }
        return [.implements, .implementedThrough, .dependsOn].contains(relation)
    }
}
