/// A register that only reads, because writing might sign a second history.
public enum Quarantine: Hashable, Sendable, CustomStringConvertible {
    /// The key has signed more than the register holds: the register comes from an older backup.
    case behind(signed: Int, held: Int)
    /// The key has signed another history of the same length.
    case fork(size: Int)
    /// There are acts after the signed head that this program did not announce before writing them.
    case unannounced(signed: Int, held: Int)
    /// Others have more acts of the own journal than the register holds: it comes from an older backup.
    case cited(held: Int, cited: Int)
    /// Own acts cite acts of others that are not here, so nobody can say what they amount to.
    case incomplete(placed: Int, held: Int)
    /// The own key has signed two histories of the own journal.
    case twoHistories
    /// The register lies elsewhere than where its key signed last: it is a copy, and the other one may still sign.
    case copied
    /// The mark of the last head is gone, so nobody can say whether the register is the latest.
    case noMark

    public var description: String {
        switch self {
        case .behind(let signed, let held):
            "the register holds \(held) acts, but its key has signed \(signed): it comes from an older backup. "
                + "It can be read; it writes again once the missing acts are back (restore the latest backup)"
        case .fork(let size):
            "the register's first \(size) acts are not those that its key has signed. It can be read; restore a backup"
        case .unannounced(let signed, let held):
            "the register holds \(held) acts of which its key has signed \(signed), and nothing announced the others. "
                + "It can be read; restore a backup"
        case .cited(let held, let cited):
            "the register holds \(held) acts of its own journal, but others have received \(cited): it comes from an older "
                + "backup, or its key was used elsewhere. It can be read; ask one of the others for a pouch with everything "
                + "('suivi pouch pack --whole') and open it here, then it writes again. If these acts do not exist, say so "
                + "with 'suivi doctor --trust-this-copy'"
        case .incomplete(let placed, let held):
            "the register's own acts from \(placed) to \(held - 1) cite acts of others that are not here. It can be read; "
                + "ask the others for a pouch with everything ('suivi pouch pack --whole') and open it here, then it writes "
                + "again"
        case .twoHistories:
            "two histories of this register's own journal were signed with its key: a copy was written to, or the key was "
                + "stolen. It can be read; go on with a new journal that the others recognise"
        case .copied:
            "this register was copied here with its key, or moved: where two places sign with one key there are two "
                + "histories. It can be read; if the other one is stopped for good and this is certainly the latest, type "
                + "'suivi doctor --trust-this-copy'; else make this a register of its own"
        case .noMark:
            "the mark of the last signed head (keys/head.mark) is missing, so this may be an older copy. "
                + "It can be read; put the mark back from the machine where the register was last written, or run "
                + "'suivi doctor --trust-this-copy' if this is certainly the latest"
        }
    }
}
