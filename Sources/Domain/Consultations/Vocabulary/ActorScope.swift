/// Who is bound by, or speaks in, a conclusion.
public enum ActorScope: String, CaseIterable, Hashable, Sendable {
    /// All parties together.
    case joint
    /// Each party for itself.
    case each
    /// One party alone.
    case oneParty = "one_party"
    /// Some members of a composite party.
    case someMembers = "some_members"
    /// A body of the mechanism, or officials as such.
    case body
    /// Somebody who is not a party.
    case thirdParty = "third_party"
    /// The text names nobody.
    case unstated
}
