public import Agreement
public import BagIt
public import Consultations
public import Exchange
import Glibc
public import Reading
public import Signing
public import Storage
public import TextSources
public import Zip

/// Why an operation was not done.
///
/// Nothing was written, unless the description says so.
public enum OperationError: Error, Hashable, Sendable {
    case store(StoreError)
    /// The register refuses the act.
    case refused(Refusal)
    /// The rules of agreement give the act no effect.
    case void(VoidReason)
    /// Cards that don't make a founding text.
    case founding(FoundingError)
    /// What is asked of agreement can't be done.
    case agreement(AgreementError)
    /// What others sent can't be opened.
    case pouch(PouchError)
    /// The exchange with another node over a line ended too early.
    case line(LineError)
    case source(TextSourceError)
    case reading(ReadingError)
    case review(ReviewError)
    /// A proposal, or the state of a reading, that is not as it should be.
    case proposal(ProposalError)
    case key(KeyError)
    case mark(HeadMarkError)
    /// The register is behind, or beside, the head that its own key has signed last.
    case quarantine(Quarantine)
    /// The journal's own bytes don't hold together.
    case damaged(Damage)
    /// A file that was to be read or written.
    case file(FileError)
    /// An archive that can't be unpacked.
    case archive(ZipError)
    /// A bag that is none, or is not whole.
    case bag(BagError)
    /// Nothing was taken out of a copy.
    case redaction(RedactionError)
    /// The folder for a backup or a new register is not empty.
    case folderNotEmpty(path: String)
    /// There is no file with this name.
    case noFile(path: String)
    /// An act that could not be read again once it was written: its texts or its size are not those of a record.
    case notRecordable(RecordError)
    /// Acts that a stop left without signature; they are signed by the next command that writes.
    case awaitingSignature(Int)
    /// A lexicon that the program carries can't be read.
    case lexicon(LexiconError)
    /// A document that the register does not have.
    case noDocument(name: String)
    /// A name that several documents have; they are told apart by the first letters of their SHA-256.
    case severalDocuments(name: String, digests: [String])
    /// A review without a document to review: the register has none.
    case nothingDeposited
    /// A review without a document to review: each has been reviewed.
    case everythingReviewed
    /// A session's numbers of conclusions are used up.
    case sessionFull
    /// A session that lacks what its status needs, or whose number is none.
    case notASession
    case mechanismWithoutName
    /// A value that a rule of procedure does not accept.
    case notARuleValue(String, of: RuleParameter)
    /// An act that the signed journal does not have.
    case noSuchAct(Int, size: Int)
    /// The register, or the backup, does not hold together.
    indirect case notWhole(VerifyRegister.Finding)
    /// The machine gives no random bytes.
    case noRandomBytes
    /// What was asked for can't be given a sense.
    case invalid(String)

    /// How the program ends when it meets the error.
    public enum Severity: Hashable, Sendable {
        /// Refused, or not found.
        case refused
        /// Damaged or hostile input.
        case damaged
        /// The machine failed: a full disk, a missing right.
        case failed
    }

    public var severity: Severity {
        switch self {
        case .refused, .void, .founding, .agreement, .review, .proposal, .quarantine, .folderNotEmpty, .invalid:
            .refused
        case .noFile, .noDocument, .severalDocuments, .nothingDeposited, .everythingReviewed, .sessionFull: .refused
        case .notASession, .mechanismWithoutName, .notARuleValue, .noSuchAct: .refused
        case .redaction, .notWhole, .lexicon, .noRandomBytes, .notRecordable, .awaitingSignature: .refused
        case .source(let error):
            switch error {
            case .missing, .folder, .notAFile, .unclearEncoding: .refused
            case .forbidden, .unreadable: .failed
            case .tooLarge, .empty, .noReadableText, .noWords, .binary, .invalidBytes, .unsupportedEncoding, .locked,
                .damaged, .noRecord, .tooComplex, .missingProgram, .programFailed:
                .damaged
            }
        case .reading: .damaged
        case .damaged, .archive, .bag, .pouch: .damaged
        case .line(let error): error.isHostile ? .damaged : .refused
        case .key, .mark: .refused
        case .file(let error): error.reason == .system(code: EEXIST) ? .refused : .failed
        case .store(let error):
            switch error {
            case .absent, .alreadyThere, .newerForm, .busy, .conflict, .unknownJournal: .refused
            case .missingHash, .missingFile, .damagedFile, .damaged: .damaged
            case .full, .readOnly, .system: .failed
            }
        }
    }
}

extension OperationError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .store(let error): error.description
        case .refused(let refusal): refusal.description
        case .void(let reason): "this would have no effect: \(reason); nothing was written"
        case .founding(let error): error.description
        case .agreement(let error): error.description
        case .source(let error): error.description
        case .reading(let error): error.description
        case .review(let error): error.description
        case .proposal(let error): error.description
        case .key(let error): error.description
        case .mark(let error): error.description
        case .quarantine(let state): state.description
        case .damaged(let damage): damage.description
        case .file(let error): error.description
        case .archive(let error): error.description
        case .bag(let error): error.description
        case .pouch(let error): error.description
        case .line(let error): error.description
        case .redaction(let error): error.description
        case .folderNotEmpty(let path): "\(path) is not empty; name a new folder, nothing was written"
        case .noFile(let path): "there is no file \(path); check the name"
        case .notRecordable(let error): "nothing was written: \(error)"
        case .awaitingSignature(let count):
            "\(count) acts await their signature; the next command that writes gives it."
        case .lexicon(let error): error.description
        case .noDocument(let name):
            "no document '\(name)' is in the register; read it in with 'suivi read FILE --session N'"
        case .severalDocuments(let name, let digests):
            "'\(name)' names several documents; name one by its SHA-256: \(digests.joined(separator: ", "))"
        case .nothingDeposited: "no document is in the register; read one in with 'suivi read FILE --session N'"
        case .everythingReviewed:
            "every document is reviewed, and nothing was left for later"
        case .sessionFull: "a session has at most 9999 conclusions"
        case .notASession:
            "a session has a number from 1 to 9999, and one that is fixed or held has a date; give it with --date"
        case .mechanismWithoutName:
            "the mechanism has no name yet; give one, for example --name \"en=Consultations\""
        case .notARuleValue(let value, let rule):
            "'\(value)' is no value of the rule '\(rule.rawValue)'; use one of: "
                + (rule.codes?.joined(separator: ", ") ?? "words")
        case .noSuchAct(let number, let size): "the signed journal has the acts 0 to \(size - 1), not \(number)"
        case .notWhole(let finding): finding.description
        case .noRandomBytes: "the machine gave no random bytes"
        case .invalid(let reason): reason
        }
    }
}
