/// How far the wording of one language version binds those who speak.
public enum Strength: String, CaseIterable, Hashable, Sendable {
    /// Undertakes, decides, will.
    case firm
    /// Agrees to.
    case agreed
    /// Intends, is ready, supports, encourages.
    case soft
    /// No promise at all: a view, thanks, a record.
    case none
}
