/// A formula with the words that carry the conclusion around it.
struct Clause {
    var head: Head
    /// The tokens of the conclusion.
    var tokens: Range<Int>
    /// The words that say who; nothing in an ellipsis.
    var subject: Range<Int>?
    /// The adverbial words before the subject.
    var lead: Range<Int>?
    /// Undertakings of their own under the same verb: the first goes with the verb, these follow.
    var items: [Range<Int>] = []
    /// The rule of this stage that shaped the clause, beside the formula.
    var rules: [(rule: String, tokens: Range<Int>)] = []
    /// The words of the chapeau under which the clause stands: its time holds here too.
    var chapeau: Range<Int>?
    /// The clause from which an ellipsis takes its subject, as an index into the clauses of the text.
    var heir = false
}
