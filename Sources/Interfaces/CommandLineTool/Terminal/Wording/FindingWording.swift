import Consultations
import Journal
import Messages
import Operations
import Signing

extension Console {
    func message(_ finding: VerifyRegister.Finding) -> Message {
        switch finding {
        case .store(let words): .verbatim(words)
        case .error(let error): message(error)
        case .actMissing(let journal, let number):
            Message(
                "act {number} of {journal} is missing; restore the register from a backup",
                ["number": String(number), "journal": journal]
            )
        case .actsMissing(let journal, let number):
            Message(
                "acts from {number} on of {journal} are missing; restore the register from a backup",
                ["number": String(number), "journal": journal]
            )
        case .noKey(let journal):
            Message(
                "the founding act of {journal} names no key by which its head could be checked",
                [
                    "journal": journal
                ]
            )
        case .noHead(let journal):
            Message("{journal} has no signed head; restore the register from a backup", ["journal": journal])
        case .otherKey(let journal):
            Message(
                "{journal} is not signed with the key that lies beside it; restore the register from a backup",
                ["journal": journal]
            )
        case .notUnderstood(let place, let error):
            Message("act {act} can't be read: {reason}", ["act": "\(place)", "reason": text(message(error))])
        case .projections: Message("lists and counters are not those of the acts; type 'suivi rebuild'")
        case .audit(let journal, let verdict):
            Message("{label}: {value}", ["label": journal, "value": text(message(verdict))])
        case .quotation(let number, let file):
            Message(
                "the quotation of conclusion {number} does not stand at its place in {file}",
                ["number": "\(number)", "file": file]
            )
        }
    }

    private func message(_ verdict: JournalAudit<SHA256>.Verdict) -> Message {
        switch verdict {
        case .whole: Message("all acts are there and lead to the signed root")
        case .missingLeaves(let from, let size):
            Message(
                "the head is signed over {size} acts, but only {from} are there; fetch those from {from} on",
                ["size": String(size), "from": String(from)]
            )
        case .unsignedLeaves(let from):
            Message(
                "acts from {from} on are not covered by the signed head; check them against a newer head",
                ["from": String(from)]
            )
        case .damagedLeaf(let index):
            Message("act {number} is damaged; fetch it again from another party", ["number": String(index)])
        case .damagedHash(let index):
            Message(
                "the stored hash of act {number} is damaged, the act itself is not; rebuild the tree from the acts",
                ["number": String(index)]
            )
        case .otherHistory(.some(let index)):
            Message(
                "the acts don't lead to the signed root; act {number} is the first that differs from its stored hash",
                ["number": String(index)]
            )
        case .otherHistory(.none):
            Message("the acts don't lead to the signed root; compare them with another party's copy")
        }
    }

    func awaitingSignature(_ count: Int) -> Message {
        .plural(
            one: "{count} act awaits its signature; the next command that writes gives it.",
            other: "{count} acts await their signature; the next command that writes gives it.",
            count: count
        )
    }

    func message(_ act: VerifyRegister.VoidAct) -> Message {
        Message(
            "Kept without effect: act {act}: {reason}",
            ["act": "\(act.place)", "reason": text(message(act.refusal))]
        )
    }

    func message(_ detail: CheckUp.Finding.Detail) -> Message {
        switch detail {
        case .value(let value): .verbatim(value)
        case .error(let error): message(error)
        case .finding(let finding): message(finding)
        case .system(let code):
            Message("the system does not tell how much room is free (system error {code})", ["code": String(code)])
        case .noKey(let path):
            Message("there is no key at {path}: this register can be read and verified, not written", ["path": path])
        case .keyReadByOthers(let path):
            Message("{path} can be read by others; type: chmod 600 {path}", ["path": path])
        case .awaitingSignature(let count): awaitingSignature(count)
        case .tornMark(let path):
            Message(
                "{path} was being written when the machine stopped; the register is the latest, and the next command that writes mends it",
                ["path": path]
            )
        case .lastActAhead(let last):
            Message(
                "the last act is of {time}, which the clock of this machine has not reached; set the clock",
                ["time": "\(last)"]
            )
        }
    }
}
