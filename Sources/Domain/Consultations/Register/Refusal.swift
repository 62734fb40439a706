public import CanonicalBytes

/// Why an act has no effect: the judgement of the register, as a value.
public enum Refusal: Error, Hashable, Sendable {
    /// The first act of a journal founds it, and no other act does.
    case notFounded
    /// The mechanism was founded between nodes before.
    case alreadyConstituted
    /// Nothing can be agreed before the mechanism is founded between nodes.
    case notConstituted
    /// It counts only once all parties agree to it.
    case onlyJointly
    /// It is what one side says or does alone, and no joint matter.
    case notJoint
    /// A journal whose participant takes no part.
    case unknownJournal(String)
    /// Rules that name other keys of a participant than its card.
    case otherKeys(String)
    /// All parties have agreed on the matter; one side alone doesn't change it.
    case agreedAlready(Matter)
    case alreadyFounded
    case unknownParty(PartyID)
    case unknownPost(PostID)
    /// The party has no office of this name on record.
    case unknownOffice(OfficeID, of: PartyID)
    /// An office would be a part of itself.
    case officeWithinItself(OfficeID)
    case unknownSession(Int)
    case unknownDocument(Digest)
    case unknownConclusion(ConclusionNumber)
    case noMechanism
    /// A mechanism has at least two parties.
    case tooFewParties
    case notAConfederation(PartyID)
    case notAMember(PartyID, of: PartyID)
    case memberOfItself(PartyID)
    /// The host of a session is neither a party nor a member of one.
    case hostOutside(PartyID)
    /// A session that was held does not become expected again.
    case sessionHeld(Int)
    /// The same file was deposited before.
    case alreadyDeposited(Digest)
    case replacesAnotherSession(Digest)
    case numberTaken(ConclusionNumber)
    /// All parties have agreed on the conclusion under its number.
    case numberAgreed(ConclusionNumber)
    /// Something was declared on the conclusion, and the others know it by its number.
    case numberDeclared(ConclusionNumber)
    case nothingToRenumber
    /// The document belongs to another session than the number says.
    case sessionOfAnotherDocument(ConclusionNumber)
    case emptyQuotation
    /// The kind is attributed only: it has no owner and no status.
    case attributedOnly(ConclusionNumber, ConclusionKind)
    /// A party reports for itself and nobody else.
    case reportsForAnother(PartyID)
    case statusNotForKind(ProgressStatus, ConclusionKind)
    case transition(from: ProgressStatus, to: ProgressStatus)
    case reasonMissing(ProgressStatus)
    case evidenceMissing
    case successorMissing
    case factMissing
    /// A conclusion that is not merged can't be taken apart.
    case notMerged(ConclusionNumber)
    /// A conclusion is merged into one that stands for itself, and not after others were merged into it.
    case mergesInCircle(ConclusionNumber)
    /// What a later session says again is linked, not merged.
    case mergesSessions(ConclusionNumber, ConclusionNumber)
    case linkToItself(ConclusionNumber)
    /// The relation can only lead to an earlier conclusion.
    case linkLooksForward(Link)
    /// The party said already of the two conclusions what can't hold beside this: the link that is recorded.
    case linkContradicts(Link)
    case nothingToWithdraw(Link)
    /// Language versions are of one session.
    case versionsOfOtherSessions(Digest, Digest)
}

extension Refusal: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFounded: "a journal begins with its founding act, and this one does not"
        case .alreadyConstituted: "the mechanism was founded with the others already; it is founded once"
        case .notConstituted:
            "the mechanism is not founded with the others yet; exchange cards with 'suivi found' first"
        case .agreedAlready(let matter):
            "all parties have agreed on '\(matter)'; propose the change to them with '\(matter.proposing)'"
        case .unknownJournal(let journal): "nobody who takes part writes the journal \(journal)"
        case .otherKeys(let journal):
            "the rules name other keys of \(journal) than its card; keys change only when a new journal is recognised"
        case .notJoint: "this is what one side says alone; it can't be agreed"
        case .onlyJointly: "this counts only once all parties agree; use 'suivi propose'"
        case .alreadyFounded: "the journal was founded already; it is founded once"
        case .unknownParty(let party): "no party '\(party)' is in the register; name it first"
        case .unknownPost(let post): "no post '\(post)' is in the register; name it first"
        case .unknownOffice(let office, let party):
            "no office '\(office)' of \(party) is in the register; name it first with 'suivi office'"
        case .officeWithinItself(let office): "the office '\(office)' would be a part of itself; name another one"
        case .unknownSession(let number): "no session \(number) is in the register; record it first"
        case .unknownDocument(let digest):
            "no document \(digest.hexadecimal.prefix(12)) is in the register; read it in first"
        case .unknownConclusion(let number): "no conclusion \(number) is in the register"
        case .noMechanism: "the mechanism has no parties yet; name them first"
        case .tooFewParties: "a mechanism has at least two parties"
        case .notAConfederation(let party): "'\(party)' is not a confederation and has no members"
        case .notAMember(let party, let confederation): "'\(party)' is not a member of '\(confederation)'"
        case .memberOfItself(let party): "'\(party)' can't be a member of itself"
        case .hostOutside(let party): "'\(party)' is neither a party of the mechanism nor a member of one"
        case .sessionHeld(let number): "session \(number) was held; that is not taken back"
        case .alreadyDeposited(let digest): "the file \(digest.hexadecimal.prefix(12)) is in the register already"
        case .replacesAnotherSession(let digest):
            "the document \(digest.hexadecimal.prefix(12)) belongs to another session; a new version stays in its session"
        case .numberTaken(let number): "the number \(number) is taken; no number is given twice"
        case .numberAgreed(let number):
            "all parties have agreed on conclusion \(number); what is agreed keeps its number"
        case .numberDeclared(let number):
            "something was declared on conclusion \(number), and the others know it by this number; it keeps it"
        case .nothingToRenumber: "no conclusion is named that would take another number"
        case .sessionOfAnotherDocument(let number): "the document of conclusion \(number) belongs to another session"
        case .emptyQuotation: "a conclusion needs words that it quotes"
        case .attributedOnly(let number, let kind):
            "conclusion \(number) is of kind '\(kind.rawValue)', which is kept with its attribution and has no owner or status"
        case .reportsForAnother(let party): "this journal doesn't speak for '\(party)'; each party reports for itself"
        case .statusNotForKind(let status, let kind):
            "the status '\(status.rawValue)' is not for the kind '\(kind.rawValue)'; use one of "
                + ProgressStatus.reportable(for: kind).map(\.rawValue).joined(separator: ", ")
        case .transition(let from, let to): "the status does not go from '\(from.rawValue)' to '\(to.rawValue)'"
        case .reasonMissing(let status): "the status '\(status.rawValue)' needs a reason in words"
        case .evidenceMissing: "the status 'completed' needs evidence, or has to be marked as without evidence"
        case .successorMissing: "the status 'superseded' needs the number of the later conclusion"
        case .factMissing: "the status 'in_progress' needs one fact: words or evidence"
        case .notMerged(let number): "conclusion \(number) is not merged into another"
        case .mergesInCircle(let number):
            "conclusion \(number) can be merged only into one that stands for itself, and before others are merged into it"
        case .mergesSessions(let one, let two):
            "\(one) and \(two) are of different sessions; link them instead, for example '\(max(one, two)) reiterates \(min(one, two))'"
        case .linkToItself(let number): "conclusion \(number) can't be linked with itself"
        case .linkLooksForward(let link):
            "'\(link.relation.rawValue)' leads to an earlier conclusion; write '\(link.to) \(link.relation.rawValue) \(link.from)'"
        case .linkContradicts(let link):
            "it is recorded that \(link); take that back first"
        case .nothingToWithdraw(let link): "nothing is recorded of the link '\(link)'"
        case .versionsOfOtherSessions(let one, let two):
            "the documents \(one.hexadecimal.prefix(12)) and \(two.hexadecimal.prefix(12)) belong to different sessions; language versions are of one session"
        }
    }
}
