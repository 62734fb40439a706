public import Consultations
import HTML
import Messages

/// A post that answers for a conclusion.
public struct Owner: Hashable, Sendable {
    public let party: Wording
    public let post: Wording
    /// The office in which the post stands; nothing where it is not said.
    public let office: Wording?
    public let duty: Duty
    /// Who holds the post today; empty while it is vacant.
    public let holders: [String]

    public init(party: Wording, post: Wording, office: Wording? = nil, duty: Duty, holders: [String]) {
        self.party = party
        self.post = post
        self.office = office
        self.duty = duty
        self.holders = holders
    }
}

/// The posts that answer for a conclusion, on all sides.
struct OwnerTable {
    let owners: [Owner]
    /// Who may be shown them; nothing while the register is one side's alone.
    var tier: Tier?

    func html(_ catalogue: Catalogue) -> HTML {
        guard !owners.isEmpty else {
            return #"<p><i>\#(catalogue(Message("No post has been entered yet.")))</i></p>\#n"#
        }
        return #"""
            <table class="plain">
            <caption>\#(catalogue(Message("Posts by party and duty")))</caption>
            <thead><tr><th scope="col">\#(catalogue(Message("Post")))</th><th scope="col">\#
            \#(catalogue(Message("Party")))</th><th scope="col">\#(catalogue(Message("Duty")))</th><th scope="col">\#
            \#(catalogue(Message("Held by")))</th></tr></thead>
            <tbody>
            \#(owners.map { row($0, catalogue) })</tbody>
            </table>

            """#
    }

    private func row(_ owner: Owner, _ catalogue: Catalogue) -> HTML {
        let holders =
            owner.holders.isEmpty
            ? #"<i>\#(catalogue(Message("vacant")))</i>"#
            : HTML.words(Wording(owner.holders.joined(separator: ", ")), on: catalogue.tongue)
        let office: HTML = owner.office.map { " <small>\(HTML.words($0, on: catalogue.tongue))</small>" } ?? HTML()
        return #"""
            <tr><th scope="row">\#(catalogue.symbol(tier))\#(HTML.words(owner.post, on: catalogue.tongue))\#(office)</th><td>\#
            \#(HTML.words(owner.party, on: catalogue.tongue))</td><td>\#(catalogue.word(owner.duty))</td><td>\#
            \#(holders)</td></tr>

            """#
    }
}
