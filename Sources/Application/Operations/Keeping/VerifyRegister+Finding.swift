public import Consultations
public import Journal
public import Signing

extension VerifyRegister {
    /// What does not hold in a register.
    public enum Finding: Hashable, Sendable {
        /// What the store says of its own files, in English.
        case store(String)
        /// A part that could not be read, or is not what it has to be.
        case error(OperationError)
        case actMissing(journal: String, number: Int)
        /// The journal ends before its size.
        case actsMissing(journal: String, from: Int)
        /// The founding act names no key by which the head could be checked.
        case noKey(journal: String)
        case noHead(journal: String)
        /// The journal is not signed with the key that lies beside it.
        case otherKey(journal: String)
        /// An act whose body is there and can't be read.
        case notUnderstood(ActPlace, RecordError)
        /// What lists and counters show is not what the acts amount to.
        case projections
        /// The acts do not lead to the signed root.
        case audit(journal: String, JournalAudit<SHA256>.Verdict)
        /// The words of a conclusion do not stand at their place in its document.
        case quotation(ConclusionNumber, file: String)
    }

    /// An act that is kept and has no effect, and why.
    public struct VoidAct: Hashable, Sendable {
        public let place: ActPlace
        public let refusal: Refusal
    }
}

extension VerifyRegister.Finding: CustomStringConvertible {
    public var description: String {
        switch self {
        case .store(let finding): finding
        case .error(let error): error.description
        case .actMissing(let journal, let number):
            "act \(number) of \(journal) is missing; restore the register from a backup"
        case .actsMissing(let journal, let number):
            "acts from \(number) on of \(journal) are missing; restore the register from a backup"
        case .noKey(let journal): "the founding act of \(journal) names no key by which its head could be checked"
        case .noHead(let journal): "\(journal) has no signed head; restore the register from a backup"
        case .otherKey(let journal):
            "\(journal) is not signed with the key that lies beside it; restore the register from a backup"
        case .notUnderstood(let place, let error): "act \(place) can't be read: \(error)"
        case .projections: "lists and counters are not those of the acts; type 'suivi rebuild'"
        case .audit(let journal, let verdict): "\(journal): \(verdict)"
        case .quotation(let number, let file):
            "the quotation of conclusion \(number) does not stand at its place in \(file)"
        }
    }
}

extension VerifyRegister.VoidAct: CustomStringConvertible {
    public var description: String { "\(place): \(refusal)" }
}
