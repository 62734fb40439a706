import Consultations

/// Reads the marks of a text; says whether it is the document itself or an account of it, and who speaks in a passage.
struct VoiceReader {
    let passage: Passage

    /// A text that attributes again and again is an account.
    func isAccount() -> Bool {
        var attributions = 0
        for (index, token) in passage.tokens.enumerated() where token.atomCount > 0 {
            if passage.token(index, in: .boilerplate) { return true }
            if passage.token(index, in: .saying) || passage.token(index, in: .attribution) { attributions += 1 }
            if attributions > 2 { return attributions * 500 > passage.tokens.count }
        }
        return false
    }

    func voice(of tokens: Range<Int>) -> Voice {
        guard passage.isPress else { return .primaryText }
        return passage.depth[tokens.lowerBound] > 0 || passage.depth[tokens.upperBound - 1] > 0
            ? .pressQuote : .pressParaphrase
    }
}
