public import Consultations

/// Why something can't be proposed, answered or founded.
public enum AgreementError: Error, Hashable, Sendable {
    /// There is no proposal of this name.
    case noProposal(String)
    /// The reference to a proposal is not one.
    case notAReference(String)
    /// The text of a proposal is not here, so nobody can agree to it.
    case textMissing(String)
    /// The text is not the one that the header of the proposal names: agreeing to either would be agreeing to something
    /// that was not shown.
    case textDiffers(String)
    /// The proposer's signature line under the text is missing or not valid.
    case notSigned(String)
    /// What is proposed could not be shown in the own register.
    case notShowable(String, Refusal)
    /// The number of a proposed conclusion is that of other words on the own side.
    case otherWords(ConclusionNumber, in: String)
    /// A conclusion lies open under its number in a proposal of the own side.
    case numberProposed(ConclusionNumber, String)
    /// A matter lies open in a proposal, as it stands there.
    case liesOpen(Matter, String)
    /// What is proposed is agreed already, in the same words.
    case nothingNew(Matter)
    /// Members of the own party have not cleared the text yet, so its speaker doesn't sign.
    case notCleared(text: String, members: [PartyID])
    /// Silence is asked for, and the rules in force know none.
    case noSilence
    /// The own party has no members whose clearance could be asked.
    case noMembers
    /// The mechanism is not founded with the others yet: some have not signed the founding text.
    case notFounded(missing: [String])
    /// Another participant has signed another founding text.
    case otherFounding([String])
    /// A card that can't be read, or whose signatures are not valid.
    case badCard(file: String, reason: String)
    /// The own card was not made yet.
    case noOwnCard
    /// A statement or a reason without words.
    case noWords
    /// A journal that can't stand in the place of another one.
    case notASuccessor(String, of: String)
    /// Nothing that was sent holds the founding text with this participant's name in it.
    case noFoundingText
    /// A participant of this name does not take part.
    case unknownParticipant(String)
}

extension AgreementError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noProposal(let name): "there is no proposal '\(name)'; 'suivi inbox' lists them"
        case .notAReference(let text):
            "'\(text)' names no proposal; write it as in 'suivi inbox', for example norvane#41"
        case .textMissing(let name):
            "the text of the proposal \(name) has not arrived; ask the other side for a pouch with it"
        case .textDiffers(let name):
            "the text of the proposal \(name) is not the one that was signed; do not agree to it, ask for it once more"
        case .notSigned(let name):
            "the proposal \(name) does not bear a valid signature of its party; do not agree to it, ask for it once more"
        case .notShowable(let name, let refusal): "the proposal \(name) does not fit this register: \(refusal)"
        case .otherWords(let number, let name):
            "conclusion \(number) of this register has other words than the proposed one; give yours another number with 'suivi renumber \(name)'"
        case .numberProposed(let number, let name):
            "you propose conclusion \(number) under this number in \(name); take that back first with 'suivi withdraw \(name)'"
        case .liesOpen(let matter, let name):
            "'\(matter)' is proposed in \(name) already; consent to it, or say what is to be different"
        case .nothingNew(let matter): "'\(matter)' is agreed already, as it stands here"
        case .notCleared(let text, let members):
            "nothing is signed: \(members.map(\.text).joined(separator: ", ")) have not cleared the text; "
                + "record it with 'suivi clearance \(text) MEMBER --answer cleared'"
        case .noSilence:
            "by the rules in force silence consents to nothing; agree on that first with 'suivi propose --silence-days 14'"
        case .noMembers: "your party has no other members here; name them with --of"
        case .notFounded(let missing):
            "the mechanism is not founded yet; missing is the signature of \(missing.joined(separator: ", "))"
        case .otherFounding(let journals):
            "another founding text was signed in \(journals.joined(separator: ", ")): compare the cards and found anew"
        case .badCard(let file, let reason): "\(file) is no card of a participant: \(reason)"
        case .noOwnCard: "your own card is not made yet; make it with 'suivi found --card FILE'"
        case .noWords: "say it in words"
        case .notASuccessor(let journal, let old):
            "\(journal) can't follow \(old): a successor is of the same participant and mechanism and has a higher number"
        case .noFoundingText: "no founding text with your name is in the pouch; ask the others for one with everything"
        case .unknownParticipant(let name): "'\(name)' takes no part in this mechanism"
        }
    }
}
