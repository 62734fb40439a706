public import Consultations
import HTML
import Messages

/// What each party decided on one text of a conclusion.
public struct DecisionLine: Hashable, Sendable {
    /// How people name the proposal, for example `norvane#41`.
    public let proposal: String
    public let isJoint: Bool
    /// The parties in the order in which the reader's own copy names them.
    public let byParty: [Named]

    /// A party by its name, and what it decided.
    public struct Named: Hashable, Sendable {
        public let party: Wording
        public let decision: Decision

        public init(party: Wording, decision: Decision) {
            self.party = party
            self.decision = decision
        }
    }

    public init(proposal: String, isJoint: Bool, byParty: [Named]) {
        self.proposal = proposal
        self.isJoint = isJoint
        self.byParty = byParty
    }
}

/// What the parties decided: all of them on one line for each text.
struct DecisionTable {
    let lines: [DecisionLine]

    func html(_ catalogue: Catalogue) -> HTML {
        #"""
        <table class="plain decisions">
        <caption>\#(catalogue(Message("Only what every party has accepted is joint")))</caption>
        <thead><tr><th scope="col">\#(catalogue(Message("Proposal")))</th><th scope="col">\#
        \#(catalogue(Message("Joint")))</th><th scope="col">\#(catalogue(Message("Decided")))</th></tr></thead>
        <tbody>
        \#(lines.map { row($0, catalogue) })</tbody>
        </table>

        """#
    }

    private func row(_ line: DecisionLine, _ catalogue: Catalogue) -> HTML {
        let joint = line.isJoint ? catalogue(Message("joint")) : catalogue(Message("not joint yet"))
        let decisions = line.byParty.map { named -> HTML in
            """
            \(HTML.words(named.party, on: catalogue.tongue)) <strong>\
            \(catalogue.term(context: "decision", named.decision.rawValue))</strong>
            """
        }
        return #"""
            <tr><th scope="row"><bdi>\#(line.proposal)</bdi></th><td>\#(joint)</td><td>\#
            \#(decisions.joined(separator: " · "))</td></tr>

            """#
    }
}
