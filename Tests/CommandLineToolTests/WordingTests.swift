import Agreement
import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Glibc
import HTTPServer
import Journal
import Messages
import Operations
import Reading
import Signing
import Storage
import Testing
import TextSources
import Zip

@testable import CommandLineTool

/// The words for errors: of every type and case that a user can meet.
@Suite("Words for errors")
struct WordingTests {
    @Test("In English an error reads as it describes itself")
    func english() {
        let console = Console(catalogue: .english)
        for error in SampleErrors.worded { #expect(console.text(error) == error.description) }
    }

    @Test("Every error is said in every language, with each of its values", arguments: ["ar", "es", "fr", "pt", "ru"])
    func languages(language: String) throws {
        let console = Console(catalogue: try Catalogues.carried()[language])
        let english = Console(catalogue: .english)
        let texts = SampleErrors.all.map { (Self.plain(console.text($0)), english.text($0)) }
        #expect(texts.count > 120)
        let unfilled = texts.map(\.0).filter { $0.contains("{") || $0.contains("}") }
        #expect(unfilled.isEmpty)
        let unsaid = texts.filter { $0.0 == $0.1 }.map(\.0)
        let count = unsaid.count
        #expect(count == 0, "\(unsaid.prefix(20).joined(separator: "\n"))")
    }

    /// A text without the isolates of its values, which Arabic has even where it has no words of its own.
    private static func plain(_ text: String) -> String {
        text.replacing("\u{2068}", with: "").replacing("\u{2069}", with: "")
    }

    @Test("A server that can't begin says why in every language", arguments: ["ar", "es", "fr", "pt", "ru"])
    func server(language: String) throws {
        let console = Console(catalogue: try Catalogues.carried()[language])
        let errors: [HTTPServerError] = [
            .notAnAddress("a"), .reachedFromOutside(address: "a"), .portTaken(address: "a", port: 1),
            .portForbidden(port: 1), .noSuchAddress("a"), .cannotListen(address: "a", port: 1, code: 9),
            .cannotStart(code: 9),
        ]
        for error in errors {
            #expect(console.message(error).english == error.description)
            #expect(Self.plain(console.text(console.message(error))) != error.description)
        }
    }

    @Test("What does not hold between journals is said in every language", arguments: ["ar", "es", "fr", "pt", "ru"])
    func betweenJournals(language: String) throws {
        let console = Console(catalogue: try Catalogues.carried()[language])
        let journal = try #require(JournalName("alda.example/rivers/1"))
        let flaws: [SeenFlaw] = [
            .shrinks(journal: journal, number: 3, cited: "norvane.example/rivers/1"),
            .twoHistories(journal: journal, from: 3), .twoHistories(journal: journal, from: nil),
            .otherKey(journal: journal, namedBy: journal),
        ]
        for flaw in flaws {
            #expect(console.message(flaw).english == flaw.description)
            #expect(Self.plain(console.text(console.message(flaw))) != flaw.description)
        }
    }

    @Test("A vocabulary's word stands in a refusal, a code stays a code where it can be typed")
    func terms() throws {
        let console = Console(catalogue: try Catalogues.carried()["fr"])
        let text = console.text(.refused(.statusNotForKind(.completed, .offer)))
        #expect(
            text.hasPrefix(
                "l’état «\u{202F}achevé\u{202F}» ne convient pas à la nature «\u{202F}disponibilité exprimée\u{202F}»"
            )
        )
        #expect(text.hasSuffix("awaited, answered, taken_up, declined, overtaken, superseded, withdrawn"))
    }

    @Test("What comes from a file moves neither the cursor nor the order of an Arabic line")
    func hostile() throws {
        let arabic = Console(catalogue: try Catalogues.carried()["ar"])
        let text = arabic.text(.noFile(path: "a\u{1B}[2J\u{202E}b\nc"))
        #expect(!text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" || $0 == "\n" })
        #expect("\u{2068}a\u{2069}".shown == "\u{2068}a\u{2069}")
        #expect("\u{2069}a\u{2068}b\u{202E}".shown == "ab")
    }
}

/// One error of each kind and case.
enum SampleErrors {
    private static let digest = Digest.emptyRoot

    /// Those that read in English as they describe themselves.
    static let worded: [OperationError] =
        stores + keys + damages + reviews + requests + pouches
        + [
            .reading(.unknownLanguage(readable: [.english])), .reading(.noLexicon(.english, readable: [.english])),
            .reading(.brokenLexicon(LexiconError(lexicon: "en", line: 3, reason: "a"))),
            .file(FileError(path: "a", attempt: "reading the file", code: ENOENT)),
            .file(FileError(path: "a", attempt: "writing the file", code: ENOSPC)),
            .file(FileError(path: "a", attempt: "writing the file", code: 9999)),
            .file(FileError(path: "a", attempt: "reading the file", reason: .notAFile)),
            .source(.missing(name: "a")), .source(.folder(name: "a")), .source(.notAFile(name: "a")),
            .source(.forbidden(name: "a")), .source(.unreadable(name: "a", code: 5)), .source(.empty(name: "a")),
            .source(.noReadableText(name: "a")), .source(.invalidBytes(name: "a", encoding: .utf8, offset: 3)),
            .source(.unclearEncoding(name: "a")), .source(.unsupportedEncoding(name: "a", label: "b")),
            .source(.locked(name: "a")), .source(.damaged(name: "a", part: "b", line: nil)),
            .source(.damaged(name: "a", part: "b", line: 7)), .source(.tooComplex(name: "a", part: "b")),
            .source(.noWords(name: "a", format: .scan)), .source(.noWords(name: "a", format: .docx)),
            .source(.missingProgram(name: "a", program: "b", package: "c")),
            .source(.programFailed(name: "a", program: "b", reason: .timeOut(seconds: 60))),
            .source(.programFailed(name: "a", program: "b", reason: .tooMuchOutput)),
            .source(.programFailed(name: "a", program: "b", reason: .failed(complaint: "c"))),
        ] + BinaryKind.allCases.map { .source(.binary(name: "a", kind: $0)) }
        + refusals.map(OperationError.refused) + findings.map(OperationError.notWhole)

    /// All of them.
    static let all: [OperationError] =
        worded + termed.map(OperationError.refused) + records + packed
        + [
            .store(.system(path: "a", doing: "writing", reason: "it is not a plain file")),
            .source(.tooLarge(name: "a", limit: 1 << 20)), .source(.tooLarge(name: "a", limit: 2)),
            .file(FileError(path: "a", attempt: "reading the file", reason: .tooLong(limit: 4096))),
        ]

    private static let stores: [OperationError] = [
        .absent(path: "a"), .alreadyThere(path: "a"), .newerForm(path: "a", form: 2), .busy(path: "a"),
        .conflict(journal: "j", expected: 1, found: 2), .unknownJournal("j"),
        .missingHash(journal: "j", level: 0, index: 1), .missingFile(digest), .damagedFile(digest, path: "a"),
        .damaged(path: "a", reason: "its tables are not those of this program"), .full(path: "a"),
        .readOnly(path: "a"),
    ].map(OperationError.store)

    private static let keys: [OperationError] =
        [
            KeyError.absent(path: "a"), .alreadyThere(path: "a"), .notAKeyFile(path: "a"), .newerForm(path: "a"),
            .damaged(path: "a"), .tooCostly(path: "a"), .wrongPassphrase(path: "a"), .emptyPassphrase,
            .tooLittleMemory(bytes: 64 << 20), .noMemory, .signatureNotValid,
        ].map(OperationError.key)
        + [
            HeadMarkError.damaged(path: "a"), .wouldGoBack(path: "a", kept: 3, offered: 2),
            .otherHistory(path: "a", size: 3),
        ].map(OperationError.mark)

    private static let damages: [OperationError] =
        [
            Damage.leaf(journal: "j", number: 1, .missing), .leaf(journal: "j", number: 1, .misplaced),
            .leaf(journal: "j", number: 0, .notFounding), .body(journal: "j", number: 1), .root(journal: "j", size: 2),
            .signature(journal: "j", .missing), .signature(journal: "j", .noKey),
            .signature(journal: "j", .notOpened(.notThreeLines)),
            .signature(journal: "j", .notOpened(.malformedOrigin)),
            .signature(journal: "j", .notOpened(.malformedSize)), .signature(journal: "j", .notOpened(.malformedRoot)),
            .signature(journal: "j", .notOpened(.note(.notUTF8))),
            .signature(journal: "j", .notOpened(.note(.controlCharacter))),
            .signature(journal: "j", .notOpened(.note(.noSignatures))),
            .signature(journal: "j", .notOpened(.note(.malformedSignature(line: 2)))),
            .signature(journal: "j", .notOpened(.note(.tooManySignatures(limit: 9)))),
            .signature(journal: "j", .notOpened(.note(.noKnownSignature))),
            .signature(journal: "j", .notOpened(.note(.textNotSignable))), .readBack(journal: "j", number: 1),
        ].map(OperationError.damaged)
        + [Quarantine.behind(signed: 3, held: 2), .fork(size: 2), .unannounced(signed: 1, held: 2), .noMark]
        .map(OperationError.quarantine)

    private static var pouches: [OperationError] {
        guard let journal = JournalName("alda.example/rivers/1") else { return [] }
        return [
            PouchError.unexpected(path: "a"), .missing(path: "a"), .tooLarge(path: "a", limit: 9), .key(path: "a"),
            .head(path: "a", .notThreeLines), .entries(path: "a", .truncated(leaf: 3)), .tileLength(path: "a"),
            .hash(path: "a"), .damagedAct(journal: journal, number: 1), .root(journal: journal, firstDifference: 1),
            .root(journal: journal, firstDifference: nil), .length(journal: journal, expected: 3, found: 2),
            .before(journal: journal), .header(journal: journal, number: 1, .notCanonical("x")),
            .place(journal: journal, number: 1), .body(journal: journal, number: 1), .bodyFile(path: "a"),
            .bodyOfNoAct(path: "a"), .bodyForm(path: "a", CanonicalJSONError(offset: 1, reason: .null)),
            .file(path: "a"), .proof(path: "a", .otherVersion), .earlierActsNeeded(journal: journal, before: 3),
        ].map(OperationError.pouch)
            + [
                .bag(.notABag), .bag(.badPath("a")), .bag(.badLabel("a")), .bag(.badLine(file: "a", line: 1)),
                .bag(.fetches), .bag(.tooLarge), .bag(.missingFile("a")), .bag(.changed("a")), .bag(.unnamed("a")),
            ]
    }

    /// Errors whose English words are coarser than their own.
    private static let packed: [OperationError] = [
        .bag(.twice("a")), .bag(.missingTag("a")), .archive(.overlapping), .archive(.encrypted(member: "a")),
        .archive(.tooLarge(member: "a", limit: 9)), .archive(.notAnArchive(code: 19)),
        .pouch(.unreadable(path: "a", reason: "x")),
    ]

    private static let reviews: [OperationError] = [
        ReviewError.notAStep("x"), .line(2, .notAStep("x")), .noFinding(4, of: 3), .splitOutside(9, length: 5),
        .overlaps(finding: 4), .alreadyConcluded("1/07"), .outsideText(4..<9), .noPassage("x"), .severalPassages("x"),
        .nothingToMerge(3), .draftOfOtherFindings, .notUTF8("a"),
    ].map(OperationError.review)

    private static let requests: [OperationError] = [
        .folderNotEmpty(path: "a"), .noFile(path: "a"), .lexicon(LexiconError(lexicon: "fr", line: 2, reason: "x")),
        .noDocument(name: "a"), .severalDocuments(name: "a", digests: ["1", "2"]), .nothingDeposited,
        .everythingReviewed, .sessionFull, .notASession, .mechanismWithoutName, .notARuleValue("x", of: .rhythm),
        .noSuchAct(9, size: 3), .noRandomBytes, .redaction(.nothingNamed), .redaction(.notThere("a")),
        .redaction(.severalJournals("a")), .redaction(.notWhole(path: "a")),
    ]

    private static let findings: [VerifyRegister.Finding] = [
        .actMissing(journal: "j", number: 1), .actsMissing(journal: "j", from: 1), .noKey(journal: "j"),
        .noHead(journal: "j"), .audit(journal: "j", .missingLeaves(from: 1, size: 2)),
        .audit(journal: "j", .unsignedLeaves(from: 1)), .audit(journal: "j", .damagedLeaf(index: 1)),
        .audit(journal: "j", .damagedHash(index: 1)), .audit(journal: "j", .otherHistory(firstDifference: 1)),
        .audit(journal: "j", .otherHistory(firstDifference: nil)), .error(.store(.busy(path: "a"))),
    ]

    private static var refusals: [Refusal] {
        guard let party = try? PartyID("alda"), let other = try? PartyID("rivers"),
            let post = try? PostID("river-desk"), let office = try? OfficeID("transport"),
            let number = ConclusionNumber("1/07")
        else { return [] }
        return [
            .notFounded, .alreadyFounded, .unknownParty(party), .unknownPost(post),
            .unknownOffice(office, of: party), .officeWithinItself(office), .unknownSession(1),
            .unknownDocument(digest), .unknownConclusion(number), .noMechanism, .tooFewParties,
            .notAConfederation(party), .notAMember(party, of: other), .memberOfItself(party), .hostOutside(party),
            .sessionHeld(1), .alreadyDeposited(digest), .replacesAnotherSession(digest), .numberTaken(number),
            .sessionOfAnotherDocument(number), .emptyQuotation, .attributedOnly(number, .position),
            .reportsForAnother(party), .reasonMissing(.overtaken), .evidenceMissing, .successorMissing,
        ]
    }

    /// Refusals whose codes are words for people.
    private static let termed: [Refusal] = [
        .statusNotForKind(.completed, .offer), .transition(from: .inProgress, to: .notStarted), .factMissing,
    ]

    private static let records: [OperationError] = [
        RecordError.notCanonical("x"), .missing(field: "f", of: "act"), .wrong(field: "f", of: "act"),
        .unknownField("f", of: "act"), .otherForm(of: "act"), .unknownAct("x"),
    ].map { .damaged(.leaf(journal: "j", number: 1, .unreadable($0))) }
}
