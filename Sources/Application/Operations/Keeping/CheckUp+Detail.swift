public import Consultations

extension CheckUp.Finding {
    /// What was found at a point, and what to do.
    public enum Detail: Hashable, Sendable {
        /// A name, a number or a place: all is well.
        case value(String)
        case error(OperationError)
        case finding(VerifyRegister.Finding)
        /// The system does not tell how much room is free.
        case system(code: Int32)
        case noKey(path: String)
        case keyReadByOthers(path: String)
        case awaitingSignature(Int)
        /// The power failed while the mark was written; the register is the latest nevertheless.
        case tornMark(path: String)
        /// The last act was made later than the clock shows now.
        case lastActAhead(Instant)
    }
}

extension CheckUp.Finding.Detail: CustomStringConvertible {
    public var description: String {
        switch self {
        case .value(let value): value
        case .error(let error): error.description
        case .finding(let finding): finding.description
        case .system(let code): "the system does not tell how much room is free (system error \(code))"
        case .noKey(let path): "there is no key at \(path): this register can be read and verified, not written"
        case .keyReadByOthers(let path): "\(path) can be read by others; type: chmod 600 \(path)"
        case .awaitingSignature(let count):
            "\(count) acts await their signature; the next command that writes gives it"
        case .tornMark(let path):
            "\(path) was being written when the machine stopped; the register is the latest, and the next command that "
                + "writes mends it"
        case .lastActAhead(let last):
            "the last act is of \(last), which the clock of this machine has not reached; set the clock"
        }
    }
}
