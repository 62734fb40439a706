import Comparing
import Consultations
import Operations
import WebPages

extension RegisterView {
    /// Two sessions side by side; nothing where the register does not have both.
    func sessions(_ earlier: Int, _ later: Int) throws(OperationError) -> SessionsPage? {
        guard earlier < later, register.sessions[earlier] != nil, register.sessions[later] != nil else { return nil }
        let comparison = try node.compareSessions(earlier, later)
        return SessionsPage(
            earlier: earlier,
            later: later,
            pairs: comparison.pairs.compactMap(pair),
            new: comparison.new.compactMap(item),
            dropped: comparison.dropped.compactMap(item)
        )
    }

    private func pair(_ pair: SessionPair) -> SessionsPage.Pair? {
        guard let later = item(pair.later), let earlier = item(pair.earlier) else { return nil }
        // What a person has said of the two counts more than what their words propose.
        let said = register.links(of: later.number).first {
            $0.party == node.party && $0.statement.standing == .confirmed
                && ($0.link.from == earlier.number || $0.link.to == earlier.number)
        }
        let proposed = Link(from: later.number, pair.relation.relation, to: earlier.number)
        return SessionsPage.Pair(
            later: later,
            earlier: earlier,
            relation: said?.link.relation ?? proposed.relation,
            standing: said?.statement.standing ?? register.standing(of: proposed, by: node.party)
        )
    }

    private func item(_ item: SessionItem) -> SessionsPage.Item? {
        guard let number = ConclusionNumber(item.number), let conclusion = register.conclusions[number] else {
            return nil
        }
        return SessionsPage.Item(
            number: number,
            kind: item.kind,
            strength: item.strength,
            words: Wording(item.words, item.language),
            verb: conclusion.entry.grounds.first?.matched
        )
    }
}
