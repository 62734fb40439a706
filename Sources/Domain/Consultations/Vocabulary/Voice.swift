/// Through whom a passage reaches the reader: the layers of a source.
public enum Voice: String, CaseIterable, Hashable, Sendable {
    /// The text of the parties itself.
    case primaryText = "primary_text"
    /// A statement of one party.
    case partyStatement = "party_statement"
    /// The press quotes the text.
    case pressQuote = "press_quote"
    /// The press tells the text in its own words.
    case pressParaphrase = "press_paraphrase"
    /// The journalist's own remark.
    case commentary
    /// Drawn by a reader from several places.
    case inference
}
