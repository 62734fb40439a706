import CanonicalBytes
import Consultations
import Messages

extension Console {
    /// Why an act has no effect.
    ///
    /// Codes that a person can type are given as codes, all else in words.
    func message(_ refusal: Refusal) -> Message {
        switch refusal {
        case .notFounded: Message("a journal begins with its founding act, and this one does not")
        case .alreadyFounded: Message("the journal was founded already; it is founded once")
        case .noMechanism: Message("the mechanism has no parties yet; name them first")
        case .tooFewParties: Message("a mechanism has at least two parties")
        case .notAConfederation(let party):
            Message("'{party}' is not a confederation and has no members", ["party": party.text])
        case .notAMember(let party, let confederation):
            Message(
                "'{party}' is not a member of '{confederation}'",
                ["party": party.text, "confederation": confederation.text]
            )
        case .memberOfItself(let party):
            Message("'{party}' can't be a member of itself", ["party": party.text])
        case .hostOutside(let party):
            Message("'{party}' is neither a party of the mechanism nor a member of one", ["party": party.text])
        case .sessionHeld(let number):
            Message("session {number} was held; that is not taken back", ["number": String(number)])
        case .reportsForAnother(let party):
            Message("this journal doesn't speak for '{party}'; each party reports for itself", ["party": party.text])
        case .alreadyConstituted, .notConstituted, .onlyJointly, .notJoint, .agreedAlready, .unknownJournal, .otherKeys:
            agreement(refusal)
        case .officeWithinItself(let office):
            Message("the office '{office}' would be a part of itself; name another one", ["office": office.text])
        case .unknownParty, .unknownOffice, .unknownPost, .unknownSession, .unknownDocument, .unknownConclusion:
            unknown(refusal)
        case .alreadyDeposited, .replacesAnotherSession, .numberTaken, .numberAgreed, .numberDeclared,
            .nothingToRenumber, .sessionOfAnotherDocument, .emptyQuotation:
            document(refusal)
        case .attributedOnly, .statusNotForKind, .transition, .reasonMissing, .evidenceMissing, .successorMissing,
            .factMissing:
            progress(refusal)
        case .notMerged, .mergesInCircle, .mergesSessions, .linkToItself, .linkLooksForward, .linkContradicts,
            .nothingToWithdraw, .versionsOfOtherSessions:
            linking(refusal)
        }
    }

    private func unknown(_ refusal: Refusal) -> Message {
        switch refusal {
        case .unknownParty(let party):
            Message("no party '{party}' is in the register; name it first", ["party": party.text])
        case .unknownOffice(let office, let party):
            Message(
                "no office '{office}' of {party} is in the register; name it first with 'suivi office'",
                ["office": office.text, "party": party.text]
            )
        case .unknownPost(let post):
            Message("no post '{post}' is in the register; name it first", ["post": post.text])
        case .unknownSession(let number):
            Message("no session {number} is in the register; record it first", ["number": String(number)])
        case .unknownDocument(let digest):
            Message("no document {digest} is in the register; read it in first", ["digest": short(digest)])
        case .unknownConclusion(let number):
            Message("no conclusion {number} is in the register", ["number": "\(number)"])
        default: .verbatim(refusal.description)
        }
    }

    private func agreement(_ refusal: Refusal) -> Message {
        switch refusal {
        case .alreadyConstituted: Message("the mechanism was founded with the others already; it is founded once")
        case .notConstituted:
            Message("the mechanism is not founded with the others yet; exchange cards with 'suivi found' first")
        case .unknownJournal(let journal):
            Message("nobody who takes part writes the journal {journal}", ["journal": journal])
        case .otherKeys(let journal):
            Message(
                "the rules name other keys of {journal} than its card; keys change only when a new journal is recognised",
                ["journal": journal]
            )
        case .onlyJointly: Message("this counts only once all parties agree; use 'suivi propose'")
        case .notJoint: Message("this is what one side says alone; it can't be agreed")
        case .agreedAlready(let matter):
            Message(
                "all parties have agreed on '{matter}'; propose the change to them with '{command}'",
                ["matter": MatterWords(self).name(of: matter), "command": matter.proposing]
            )
        default: .verbatim(refusal.description)
        }
    }

    private func document(_ refusal: Refusal) -> Message {
        switch refusal {
        case .alreadyDeposited(let digest):
            Message("the file {digest} is in the register already", ["digest": short(digest)])
        case .replacesAnotherSession(let digest):
            Message(
                "the document {digest} belongs to another session; a new version stays in its session",
                ["digest": short(digest)]
            )
        case .numberTaken(let number):
            Message("the number {number} is taken; no number is given twice", ["number": "\(number)"])
        case .numberAgreed(let number):
            Message(
                "all parties have agreed on conclusion {number}; what is agreed keeps its number",
                ["number": "\(number)"]
            )
        case .numberDeclared(let number):
            Message(
                "something was declared on conclusion {number}, and the others know it by this number; it keeps it",
                ["number": "\(number)"]
            )
        case .nothingToRenumber: Message("no conclusion is named that would take another number")
        case .sessionOfAnotherDocument(let number):
            Message("the document of conclusion {number} belongs to another session", ["number": "\(number)"])
        case .emptyQuotation: Message("a conclusion needs words that it quotes")
        default: .verbatim(refusal.description)
        }
    }

    private func progress(_ refusal: Refusal) -> Message {
        switch refusal {
        case .attributedOnly(let number, let kind):
            Message(
                "conclusion {number} is of kind '{kind}', which is kept with its attribution and has no owner or status",
                ["number": "\(number)", "kind": word(kind)]
            )
        case .statusNotForKind(let status, let kind):
            Message(
                "the status '{status}' is not for the kind '{kind}'; use one of {list}",
                [
                    "status": word(status), "kind": word(kind),
                    "list": list(ProgressStatus.reportable(for: kind).map(\.rawValue)),
                ]
            )
        case .transition(let from, let to):
            Message("the status does not go from '{from}' to '{to}'", ["from": word(from), "to": word(to)])
        case .reasonMissing(let status):
            Message("the status '{status}' needs a reason in words", ["status": word(status)])
        case .evidenceMissing:
            Message(
                "the status '{status}' needs evidence, or has to be marked as without evidence",
                [
                    "status": word(.completed)
                ]
            )
        case .successorMissing:
            Message("the status '{status}' needs the number of the later conclusion", ["status": word(.superseded)])
        case .factMissing:
            Message("the status '{status}' needs one fact: words or evidence", ["status": word(.inProgress)])
        default: .verbatim(refusal.description)
        }
    }

    private func short(_ digest: Digest) -> String { String(digest.hexadecimal.prefix(12)) }
}
