public import Comparing
public import Consultations

/// The links that the wordings of a session propose to the conclusions of all earlier sessions.
///
/// Nothing is written: a person confirms or refuses them.
public struct ProposeLinks: Sendable {
    /// The session whose conclusions are linked back; nothing for every session.
    public var session: Int?

    public init(session: Int? = nil) { self.session = session }

    /// The proposals on which our party said nothing yet, in the order of the later conclusions.
    public func perform(in node: Node) throws(OperationError) -> [ProposedLink] {
        if let session, node.register.sessions[session] == nil { throw .refused(.unknownSession(session)) }
        let sessions = Set(node.register.conclusions.keys.map(\.session)).sorted()
        var words = try WordsInLanguage(node: node)
        var proposed: [ProposedLink] = []
        for later in sessions where session == nil || later == session {
            let items = node.sessionItems(of: later)
            var pairs: [String: [SessionPair]] = [:]
            // Each conclusion is held against the others in its own language, as far as they have words in it.
            for language in Set(items.map(\.language)) {
                var earlier: [[SessionItem]] = []
                for session in sessions.reversed() where session < later {
                    earlier.append(try words.items(of: session, in: language))
                }
                let own = items.filter { $0.language == language }
                for pair in LinkProposals(earlier: earlier, later: own).pairs {
                    pairs[pair.later.number, default: []].append(pair)
                }
            }
            proposed += items.flatMap { pairs[$0.number] ?? [] }.compactMap(ProposedLink.init)
        }
        return proposed.filter { node.isOpen($0.link) }
    }
}

/// A link that two wordings propose.
public struct ProposedLink: Hashable, Sendable {
    public let link: Link
    public let pair: SessionPair

    init?(_ pair: SessionPair) {
        guard let from = ConclusionNumber(pair.later.number), let to = ConclusionNumber(pair.earlier.number) else {
            return nil
        }
        link = Link(from: from, pair.relation.relation, to: to)
        self.pair = pair
    }
}

extension Node {
    /// Whether our party has said nothing of a proposed link, nor confirmed another between the two conclusions.
    fileprivate func isOpen(_ link: Link) -> Bool {
        guard register.standing(of: link, by: party) == nil else { return false }
        return !register.confirmedLinks(of: link.from).contains { said in
            said.party == party && Set([said.link.from, said.link.to]) == Set([link.from, link.to])
        }
    }
}
