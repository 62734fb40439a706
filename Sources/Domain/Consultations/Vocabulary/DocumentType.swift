/// What sort of text a document is; the designation printed on it is kept beside this, per language.
public enum DocumentType: String, CaseIterable, Hashable, Sendable {
    case noteVerbale = "note_verbale"
    case aideMemoire = "aide_memoire"
    case nonPaper = "non_paper"
    case agenda
    case minutes
    case procesVerbal = "proces_verbal"
    case recordOfConclusions = "record_of_conclusions"
    case communique
    case statement
    case declaration
    case memorandum
    case actionPlan = "action_plan"
    case roadmap
    case report
    case pressRelease = "press_release"
    case rectification
}
