import Agreement
import Consultations
import Messages
import Operations

// The words for what agreement between nodes refuses.

extension Console {
    /// Why something can't be proposed, answered or founded.
    func message(_ error: AgreementError) -> Message {
        switch error {
        case .noProposal(let name):
            Message("there is no proposal '{name}'; 'suivi inbox' lists them", ["name": name])
        case .notAReference(let text):
            Message(
                "'{name}' names no proposal; write it as in 'suivi inbox', for example norvane#41",
                ["name": text]
            )
        case .textMissing(let name):
            Message(
                "the text of the proposal {name} has not arrived; ask the other side for a pouch with it",
                ["name": name]
            )
        case .textDiffers(let name):
            Message(
                "the text of the proposal {name} is not the one that was signed; do not agree to it, ask for it once more",
                ["name": name]
            )
        case .notSigned(let name):
            Message(
                "the proposal {name} does not bear a valid signature of its party; do not agree to it, ask for it once more",
                ["name": name]
            )
        case .notShowable(let name, let refusal):
            Message(
                "the proposal {name} does not fit this register: {reason}",
                ["name": name, "reason": text(message(refusal))]
            )
        case .otherWords(let number, let name):
            Message(
                "conclusion {number} of this register has other words than the proposed one; give yours another number with '{command}'",
                ["number": "\(number)", "command": "suivi renumber \(name)"]
            )
        case .numberProposed(let number, let name):
            Message(
                "you propose conclusion {number} under this number in {name}; take that back first with '{command}'",
                ["number": "\(number)", "name": name, "command": "suivi withdraw \(name)"]
            )
        case .liesOpen(let matter, let name):
            Message(
                "'{matter}' is proposed in {name} already; consent to it, or say what is to be different",
                ["matter": MatterWords(self).name(of: matter), "name": name]
            )
        case .marked(let subject, let handling, let file):
            Message(
                "'{subject}' is marked '{handling}' here; where it may go out, mark it anew with 'suivi mark' first",
                [
                    "subject": file?.shown ?? MatterWords(self).name(of: subject.matter),
                    "handling": word(handling),
                ]
            )
        case .nothingNew(let matter):
            Message("'{matter}' is agreed already, as it stands here", ["matter": MatterWords(self).name(of: matter)])
        case .publishedBeforeAgreed(let matter):
            Message(
                "'{matter}' is not agreed yet; agree on it first with '{command}', then publish it",
                ["matter": MatterWords(self).name(of: matter), "command": matter.proposing]
            )
        case .publishedOtherwise(let name, let matter):
            Message(
                "{name} publishes '{matter}' in other words than those agreed here; get the latest acts, or object to it",
                ["name": name, "matter": MatterWords(self).name(of: matter)]
            )
        case .publishedBySilence:
            Message(
                "silence does not publish: every party says itself that something becomes public; leave out --silence-until"
            )
        case .notPublishedAlone:
            Message(
                "what publishes stands alone in a proposal, and for one moment: it is shown whole or not at all; propose the rest by itself, or take back first what is public at another moment"
            )
        case .notPublic(let matter):
            Message(
                "'{matter}' is not public; nothing is to be taken back",
                ["matter": MatterWords(self).name(of: matter)]
            )
        case .viewOfWithheld(let number):
            Message(
                "conclusion {number} is not public, so no view on it is either; publish it first with 'suivi propose --publish {number}', or leave out --public",
                ["number": number.description]
            )
        case .proposalNotPublic(let name):
            Message(
                "{name} is a proposal, and what is proposed is not public; leave out --public",
                ["name": name]
            )
        case .otherSignature(let key):
            Message("that is no valid signature of the key {key} under this text; nothing was recorded", ["key": key])
        case .noRequest:
            Message("that is no text of a proposal; write it with 'suivi propose ... --request FILE'")
        case .noPublicKey:
            Message(
                "that is no public Ed25519 key of its own; give PEM, DER, 64 hexadecimal digits or base64, for example of 'openssl pkey -pubout'"
            )
        case .nothingToSign(let path):
            Message(
                "{path} is no text to sign: it takes what '--request FILE' has written, and signs nothing else",
                ["path": path]
            )
        case .changedSinceRequest:
            Message(
                "what is agreed has changed since the text was written; write it anew with 'suivi propose ... --request FILE'"
            )
        case .notCleared(let text, let members):
            Message(
                "nothing is signed: {list} did not clear the text yet; record it with 'suivi clearance {text} MEMBER --answer cleared'",
                ["list": members.map(\.text).joined(separator: ", "), "text": text]
            )
        case .noSilence:
            Message(
                "by the rules in force silence consents to nothing; agree on that first with 'suivi propose --silence-days 14'"
            )
        case .noMembers: Message("your party has no other members here; name them with --of")
        case .notFounded(let missing):
            Message(
                "the mechanism is not founded yet; missing is the signature of {list}",
                ["list": missing.joined(separator: ", ")]
            )
        case .otherFounding(let journals):
            Message(
                "another founding text was signed in {list}: compare the cards and found anew",
                ["list": journals.joined(separator: ", ")]
            )
        case .badCard(let file, let reason):
            Message("{file} is no card of a participant: {reason}", ["file": file, "reason": reason])
        case .noOwnCard: Message("your own card is not made yet; make it with 'suivi found --card FILE'")
        case .noWords: Message("say it in words")
        case .notASuccessor(let journal, let old):
            Message(
                "{journal} can't follow {old}: a successor is of the same participant and mechanism and has a higher number",
                ["journal": journal, "old": old]
            )
        case .noFoundingText:
            Message("no founding text with your name is in the pouch; ask the others for one with everything")
        case .unknownParticipant(let name):
            Message("'{name}' takes no part in this mechanism", ["name": name])
        case .otherSpeaks, .replacedJournal, .agreedAlready, .overtaken, .endedByRules, .endedBefore, .silenceNotAsked,
            .proposerDeclares, .silenceUnseen, .silenceRuns, .silenceUnseenAfter, .silenceBroken, .notADeclaringPost,
            .absent, .hasLeft, .ownPouch:
            whatCannotBe(error)
        }
    }

    /// Why cards don't make a founding text.
    func message(_ error: FoundingError) -> Message {
        switch error {
        case .alone: Message("a mechanism has two participants or more; name the cards of the others")
        case .oneParty(let party):
            Message(
                "all cards are of the party '{party}'; name the card of another party, too",
                ["party": party.text]
            )
        case .otherMechanism(let journal, let mechanism):
            Message(
                "the card of {journal} is for another mechanism than '{mechanism}'; ask for a card for this one",
                ["journal": journal, "mechanism": mechanism.text]
            )
        case .twice(let journal):
            Message("two cards name {journal}, or the same participant; name each card once", ["journal": journal])
        case .sharedKey(let journal):
            Message(
                "a key of {journal} stands in two places; each role of each participant has its own",
                ["journal": journal]
            )
        case .speakers(let party, let journals) where journals.isEmpty:
            Message(
                "no card says that its participant speaks for '{party}'; the member that does makes its card without --listens",
                ["party": party.text]
            )
        case .speakers(let party, let journals):
            Message(
                "several cards say that they speak for '{party}' ({list}); one member speaks at a time, the others make their cards with --listens",
                ["party": party.text, "list": journals.joined(separator: ", ")]
            )
        case .notRules:
            Message("these can't be the rules of a mechanism: a period of silence has at least one second")
        }
    }

    /// Why the rules of agreement give an act no effect.
    func message(_ reason: VoidReason) -> Message {
        switch reason {
        case .pastNotClosed: Message("it leaves out what it had seen, or what the acts that it has seen had seen")
        case .timeRunsBackwards: Message("its time lies before that of the act before it")
        case .outsideTheLine: Message("its author does not speak for a party there")
        case .malformed: Message("it replaces nothing, or one matter twice, or its rules can't be")
        case .otherRules: Message("it names rules that are not in force there")
        case .unknownVersion: Message("it replaces a version that was not agreed there")
        case .settled: Message("what it concerns was settled there already")
        case .unknownProposal: Message("it answers something that is no proposal there")
        case .ended: Message("the proposal had been ended by its own party")
        case .rulesFirst: Message("its party had consented to new rules, whose fate it did not know yet")
        case .alreadyGiven: Message("its party had consented already")
        case .nothingToWithdraw: Message("it takes back what was not given")
        case .notConcluded: Message("the conclusion that it declares does not follow")
        case .notAMember: Message("it hands over to a journal that is no other member of its party")
        case .notToBeRecognised: Message("the journal can't be recognised in place of the other")
        }
    }
}
