import Agreement
import CanonicalBytes
import Consultations
import Journal
import Operations
import Storage

extension Schedule {
    /// Lets a node's program do something; starts it where it does not run.
    ///
    /// What the program refuses is counted. Whatever else goes wrong without a failure of the power is a violation.
    ///
    /// - Returns: Whether it was done.
    @discardableResult
    mutating func act(
        on place: Int,
        _ name: String,
        _ body: (Writer) throws(OperationError) -> String?
    ) -> Bool {
        let node = nodes[place]
        do throws(OperationError) {
            let writer = try node.running()
            let words = try body(writer)
            if let words {
                tally.add(name)
                note("\(node.name): \(name) \(words)")
            }
            if words != nil { check(place) }
            return words != nil
        } catch {
            if powerBack(place) { return false }
            fail(on: place, name, error)
            return false
        }
    }

    private mutating func fail(on place: Int, _ name: String, _ error: OperationError) {
        let node = nodes[place]
        note("\(node.name): \(name) refused: \(error)")
        switch error {
        case .void, .refused, .agreement: tally.add("refused by the program: \(name)")
        case .quarantine(let quarantine):
            node.writer = nil
            tally.add("refused in quarantine")
            let isExpected =
                node.isRestored || node.hasTwin
                || { if case .incomplete = quarantine { isHostile } else { false } }()
            if !isExpected { violate("\(node.name) is in quarantine without a reason: \(quarantine)") }
        case .damaged where node.hasTwin: tally.add("refused beside a twin")
        default: violate("\(node.name): \(name): \(error)")
        }
    }

    /// What must hold on a node after everything that it does.
    mutating func check(_ place: Int) {
        let node = nodes[place]
        tally.add("checks of a node")
        if let breach = ledger.breach, !node.hasTwin { violate(breach) }
        guard let standing = node.writer?.record.agreement?.standing() else { return }
        if let double = Self.doubleSuccessor(in: standing) { violate("\(node.name) shows two successors: \(double)") }
        let agreed = Set(standing.proposals.values.filter(\.isAgreed).map(\.act))
        // With a second history about, only the speakers of other parties never see an agreement taken back.
        let isSteady =
            !nodes.contains(where: \.isTwin)
            || !node.hasTwin && standing.speakers[node.beginning.party.text] == node.journal.description
                && !nodes.contains { $0.isTwin && $0.beginning.party == node.beginning.party }
        if !node.isRestored, isSteady, let lost = node.agreed.subtracting(agreed).min() {
            violate("\(node.name) does not show as agreed any more what it had shown: \(lost)")
        }
        if agreed.count > node.agreed.count { note("\(node.name): shows \(agreed.count) as agreed") }
        node.agreed.formUnion(agreed)
    }

    /// A version that has two agreed successors, in words.
    static func doubleSuccessor(in standing: Standing) -> String? {
        var successors: [String: Digest] = [:]
        for proposal in standing.proposals.values where proposal.isAgreed {
            var versions = proposal.proposal.replaces.map { "\($0.matter) \($0.version?.description ?? "0")" }
            if proposal.proposal.newRules != nil { versions.append("rules \(proposal.proposal.rules)") }
            for version in versions {
                if let other = successors.updateValue(proposal.act, forKey: version) {
                    return "\(version): \(other) and \(proposal.act)"
                }
            }
        }
        return nil
    }
}
