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
    /// The own side has marked something, or what it belongs to, so that others are not to have it, or the public is not; a
    /// document with the name of its file.
    case marked(RegisterItem, Handling, file: String?)
    /// Something is to be published that the parties have not agreed to yet.
    case publishedBeforeAgreed(Matter)
    /// A proposal to publish holds another text of a matter than the one that is agreed here.
    case publishedOtherwise(String, Matter)
    /// Silence is to consent to a publication.
    case publishedBySilence
    /// A proposal publishes something and settles something else as well, or publishes at several moments.
    case notPublishedAlone
    /// What is to be taken back was never made public, or is public no more.
    case notPublic(Matter)
    /// A view of one's own is to be public, and what it is about is the parties' alone.
    case viewOfWithheld(ConclusionNumber)
    /// A view of one's own on a proposal is to be public: what is proposed never is.
    case proposalNotPublic(String)
    /// What was made elsewhere is no valid signature of the own consent key under the text.
    case otherSignature(key: String)
    /// A file is no text of a proposal that was written to be signed elsewhere.
    case noRequest
    /// A file holds no sound public Ed25519 key, or that of the own journal.
    case noPublicKey
    /// A file holds no text that a participant agrees to.
    case nothingToSign(path: String)
    /// What is agreed has changed since the text of a proposal was written to be signed elsewhere.
    case changedSinceRequest
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
    /// Another member speaks for the own party now.
    case otherSpeaks(PartyID, for: PartyID)
    /// Another journal goes on in place of the own one.
    case replacedJournal(String)
    /// What is answered is agreed.
    case agreedAlready(String)
    /// Another text on the same matter is agreed.
    case overtaken(String, by: String?)
    /// New rules are in force since it was proposed.
    case endedByRules(String)
    /// Its own party ended it.
    case endedBefore(String)
    /// The proposal asks for no silence.
    case silenceNotAsked(String)
    /// Another party made the proposal, so that party declares it.
    case proposerDeclares(String, PartyID?)
    /// The node of a party has not shown that it has the text.
    case silenceUnseen(String, PartyID)
    /// A party may still speak.
    case silenceRuns(String, PartyID, until: Instant?)
    /// The time is over, and no act of the party after it has come.
    case silenceUnseenAfter(String, PartyID, until: Instant?)
    /// A party has spoken and does not agree.
    case silenceBroken(String, PartyID)
    /// The post that is named, or none, may not declare it.
    case notADeclaringPost([String])
    /// The own side has suspended its part, or left.
    case absent(PartyID, isWithdrawal: Bool, from: CalendarDay)
    /// A participant has left and gets nothing any more.
    case hasLeft(PartyID, from: CalendarDay)
    /// A pouch for oneself.
    case ownPouch(PartyID)
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
        case .marked(let subject, let handling, let file):
            "'\(file ?? subject.description)' is marked '\(handling.rawValue)' here; where it may go out, mark it anew with 'suivi mark' first"
        case .nothingNew(let matter): "'\(matter)' is agreed already, as it stands here"
        case .publishedBeforeAgreed(let matter):
            "'\(matter)' is not agreed yet; agree on it first with '\(matter.proposing)', then publish it"
        case .publishedOtherwise(let name, let matter):
            "\(name) publishes '\(matter)' in other words than those agreed here; get the latest acts, or object to it"
        case .publishedBySilence:
            "silence does not publish: every party says itself that something becomes public; leave out --silence-until"
        case .notPublishedAlone:
            "what publishes stands alone in a proposal, and for one moment: it is shown whole or not at all; "
                + "propose the rest by itself, or take back first what is public at another moment"
        case .notPublic(let matter): "'\(matter)' is not public; nothing is to be taken back"
        case .viewOfWithheld(let number):
            "conclusion \(number) is not public, so no view on it is either; "
                + "publish it first with 'suivi propose --publish \(number)', or leave out --public"
        case .proposalNotPublic(let name):
            "\(name) is a proposal, and what is proposed is not public; leave out --public"
        case .otherSignature(let key):
            "that is no valid signature of the key \(key) under this text; nothing was recorded"
        case .noRequest: "that is no text of a proposal; write it with 'suivi propose ... --request FILE'"
        case .noPublicKey:
            "that is no public Ed25519 key of its own; give PEM, DER, 64 hexadecimal digits or base64, for example of "
                + "'openssl pkey -pubout'"
        case .nothingToSign(let path):
            "\(path) is no text to sign: it takes what '--request FILE' has written, and signs nothing else"
        case .changedSinceRequest:
            "what is agreed has changed since the text was written; write it anew with 'suivi propose ... --request FILE'"
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
        case .otherSpeaks(let speaker, let party):
            "\(speaker) speaks for \(party) now, and you don't; ask \(speaker) to do it"
        case .replacedJournal(let journal):
            "the journal \(journal) was recognised in place of this one; go on in that register"
        case .agreedAlready(let name): "\(name) is agreed already; a change is proposed like everything else"
        case .overtaken(let name, let other?):
            "\(other) is agreed on the same matter; \(name) can't be answered any more"
        case .overtaken(let name, nil):
            "another text is agreed on the same matter; \(name) can't be answered any more"
        case .endedByRules(let name): "new rules are in force since \(name) was proposed; propose it again"
        case .endedBefore(let name): "\(name) was ended by its own party; one of you proposes anew"
        case .silenceNotAsked(let name): "\(name) asks for no silence; it is agreed by consents only"
        case .proposerDeclares(let name, let party?): "\(name) is declared by a post of \(party), which has proposed it"
        case .proposerDeclares(let name, nil): "\(name) is declared by a post of the party that has proposed it"
        case .silenceUnseen(let name, let party):
            "silence has not consented to \(name): the node of \(party) has not shown yet that it has the text"
        case .silenceRuns(let name, let party, let until?):
            "silence has not consented to \(name): \(party) can speak until \(until)"
        case .silenceRuns(let name, let party, nil): "silence has not consented to \(name): \(party) can still speak"
        case .silenceUnseenAfter(let name, let party, let until):
            "silence has not consented to \(name): no act of \(party) after \(until?.description ?? "") has come yet; "
                + "exchange with it first"
        case .silenceBroken(let name, let party):
            "silence has not consented to \(name): \(party) has spoken and does not agree"
        case .notADeclaringPost(let posts):
            "by the rules one of these posts declares it; name it with --post: \(posts.joined(separator: ", "))"
        case .absent(let party, true, let day):
            "\(party) has left since \(day); it takes part only in rules that leave it out"
        case .absent(let party, false, let day):
            "\(party) has suspended its part since \(day); declare that it takes part again first, "
                + "with 'suivi declare resumption --text TEXT'"
        case .hasLeft(let party, let day):
            "\(party) has left since \(day) and has your receipt; nothing later is sent to it"
        case .ownPouch(let party): "you are \(party); name the participant to whom the pouch goes"
        }
    }
}
