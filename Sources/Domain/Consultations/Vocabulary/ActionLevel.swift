/// How much a conclusion asks to be done, from nothing to a nameable thing.
///
/// The scale is the one by which researchers class the recommendations of the Universal Periodic Review, with a zero
/// for passages that ask nothing.
public enum ActionLevel: Int, CaseIterable, Hashable, Sendable {
    case nothing = 0
    /// Share, meet, exchange.
    case minimal = 1
    /// Go on with what is done already.
    case continuing = 2
    /// Consider, study.
    case considering = 3
    /// Strengthen, promote, facilitate.
    case general = 4
    /// Something that can be named and checked.
    case specific = 5
}

extension ActionLevel {
    /// The name in English: the source message of its translations.
    public var englishName: String {
        switch self {
        case .nothing: "no action"
        case .minimal: "minimal (share, meet)"
        case .continuing: "continue"
        case .considering: "consider"
        case .general: "general (strengthen, promote)"
        case .specific: "specific and nameable"
        }
    }
}
