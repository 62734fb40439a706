import Consultations
import Journal
import Messages
import Operations
import Signing

extension Console {
    func message(_ state: Quarantine) -> Message {
        switch state {
        case .behind(let signed, let held):
            Message(
                "the register holds {held} acts, but its key has signed {signed}: it comes from an older backup. It can be read; it writes again once the missing acts are back (restore the latest backup)",
                ["held": String(held), "signed": String(signed)]
            )
        case .fork(let size):
            Message(
                "the register's first {size} acts are not those that its key has signed. It can be read; restore a backup",
                ["size": String(size)]
            )
        case .unannounced(let signed, let held):
            Message(
                "the register holds {held} acts of which its key has signed {signed}, and nothing announced the others. It can be read; restore a backup",
                ["held": String(held), "signed": String(signed)]
            )
        case .cited(let held, let cited):
            Message(
                "the register holds {held} acts of its own journal, but others have received {cited}: it comes from an older backup, or its key was used elsewhere. It can be read; ask one of the others for a pouch with everything ('suivi pouch pack --whole') and open it here, then it writes again",
                ["held": String(held), "cited": String(cited)]
            )
        case .incomplete(let placed, let held):
            Message(
                "the register's own acts from {placed} to {last} cite acts of others that are not here. It can be read; ask the others for a pouch with everything ('suivi pouch pack --whole') and open it here, then it writes again",
                ["placed": String(placed), "last": String(held - 1)]
            )
        case .twoHistories:
            Message(
                "two histories of this register's own journal were signed with its key: a copy was written to, or the key was stolen. It can be read; go on with a new journal that the others recognise"
            )
        case .copied:
            Message(
                "this register was copied here with its key, or moved: where two places sign with one key there are two histories. It can be read; if the other one is stopped for good and this is certainly the latest, type 'suivi doctor --trust-this-copy'; else make this a register of its own"
            )
        case .noMark:
            Message(
                "the mark of the last signed head (keys/head.mark) is missing, so this may be an older copy. It can be read; put the mark back from the machine where the register was last written, or run 'suivi doctor --trust-this-copy' if this is certainly the latest"
            )
        }
    }

    func message(_ damage: Damage) -> Message {
        switch damage {
        case .leaf(let journal, let number, let flaw):
            Message(
                "act {number} of {journal} is damaged: {reason}; restore the register from a backup",
                ["journal": journal, "number": String(number), "reason": text(message(flaw))]
            )
        case .body(let journal, let number):
            Message(
                "the body of act {number} of {journal} is not the one that its header names; restore the register from a backup",
                ["journal": journal, "number": String(number)]
            )
        case .root(let journal, let size):
            Message(
                "the first {size} acts of {journal} are not those that were signed; restore the register from a backup",
                ["journal": journal, "size": String(size)]
            )
        case .signature(let journal, let flaw):
            Message(
                "the signed head of {journal} does not verify: {reason}",
                ["journal": journal, "reason": text(message(flaw))]
            )
        case .readBack(let journal, let number):
            Message(
                "act {number} of {journal} came back from the disk with other bytes; nothing was signed, check the disk",
                ["journal": journal, "number": String(number)]
            )
        }
    }

    private func message(_ flaw: Damage.LeafFlaw) -> Message {
        switch flaw {
        case .missing: Message("it is missing")
        case .misplaced: Message("it belongs to another place")
        case .notFounding: Message("it does not found the journal")
        case .unreadable(let error): message(error)
        }
    }

    private func message(_ flaw: Damage.SignatureFlaw) -> Message {
        switch flaw {
        case .missing: Message("there is none")
        case .noKey: Message("the founding act names no key")
        case .notOpened(let error): message(error)
        case .notMade(let reason): .verbatim(reason)
        }
    }
}
