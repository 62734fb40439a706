/// Who may be shown a field of the register: the own side alone, the parties, or everybody.
///
/// It is computed from what was proposed, agreed, published and marked, and never set by hand.
public enum Tier: String, CaseIterable, Hashable, Sendable {
    case ownSide = "own_side"
    case parties
    case everybody

    /// Who that is, in English.
    public var englishName: String {
        switch self {
        case .ownSide: "your own side"
        case .parties: "the parties"
        case .everybody: "everybody"
        }
    }

    /// A disc that empties as more may see it; beside it stands the word, or a legend.
    public var symbol: Character {
        switch self {
        case .ownSide: "●"
        case .parties: "◐"
        case .everybody: "○"
        }
    }
}
