/// How sure a reader is of a finding.
public enum Confidence: String, CaseIterable, Hashable, Sendable {
    case high
    case medium
    case low
}
