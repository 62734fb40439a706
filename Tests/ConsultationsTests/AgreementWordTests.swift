import Agreement
import CanonicalBytes
import Testing

@testable import Consultations

@Suite("What headers say of agreement")
struct AgreementWordTests {
    static let digest = Digest(words: (1, 2, 3, 4))
    static let other = Digest(words: (5, 6, 7, 8))

    static let words: [Word] = [
        .propose(
            Proposal(
                replaces: [MatterVersion(matter: digest, version: nil), MatterVersion(matter: other, version: digest)],
                rules: digest,
                content: other,
                expiry: 1_795_599_000
            )
        ),
        .propose(
            Proposal(
                replaces: [],
                rules: digest,
                content: other,
                newRules: RulesInForce(
                    parties: [
                        PartyRule(
                            name: "rivers",
                            journals: ["alda.example/rivers/1", "brenn.example/rivers/1"],
                            speaker: "brenn.example/rivers/1"
                        ),
                        PartyRule(
                            name: "norvane",
                            journals: ["norvane.example/rivers/1"],
                            speaker: "norvane.example/rivers/1"
                        ),
                    ],
                    silence: SilenceRule(leastPeriod: 86_400, posts: ["river-desk", "protocol"])
                )
            )
        ),
        .consent(digest), .object(digest), .withdraw(digest), .declare(digest),
        .handOver(to: "brenn.example/rivers/1"),
        .recognise(journal: "alda.example/rivers/2", insteadOf: "alda.example/rivers/1"),
    ]

    static func header(_ word: Word, seen: [String: [SeenHead]] = [:]) throws -> ActHeader {
        ActHeader(
            act: try #require(word.code),
            at: .epoch,
            body: digest,
            post: nil,
            journal: "norvane.example/rivers/1",
            number: 3,
            seen: seen,
            word: word
        )
    }

    @Test(arguments: words)
    func readsWhatItWrites(word: Word) throws {
        let header = try Self.header(word)
        #expect(try ActHeader(bytes: header.bytes) == header)
    }

    @Test func aJournalWithTwoHistoriesHasBothHeads() throws {
        let heads = [SeenHead(size: 4, root: Self.other), SeenHead(size: 5, root: Self.digest)]
        let header = try Self.header(.consent(Self.digest), seen: ["alda.example/rivers/1": heads])
        #expect(try ActHeader(bytes: header.bytes).seen == ["alda.example/rivers/1": heads])
        // There is one sequence of bytes for every meaning: the smaller head stands first, none stands twice.
        for wrong in [[heads[1], heads[0]], [heads[0], heads[0]]] {
            let bytes = try Self.header(.consent(Self.digest), seen: ["alda.example/rivers/1": wrong]).bytes
            #expect(throws: RecordError.wrong(field: "seen", of: "act")) { try ActHeader(bytes: bytes) }
        }
    }

    @Test(arguments: [
        (#""on":{"proposal":"AA=="}"#, "consent"), (#""on":{}"#, "consent"), (#""on":{"journal":"x"}"#, "hand_over"),
        (#""on":{"journal":"a/b/1","more":1}"#, "hand_over"), (#""on":[]"#, "object"),
        (#""on":{"content":"","replaces":[],"rules":""}"#, "propose"),
    ])
    func refusesWhatCannotBe(on: String, code: String) throws {
        let valid = String(decoding: try Self.header(.consent(Self.digest)).bytes, as: UTF8.self)
        let before = #""on":{"proposal":"\#(Self.digest.base64)"}"#
        let text = valid.replacing(before, with: on).replacing(#""act":"consent""#, with: #""act":"\#(code)""#)
        #expect(text != valid)
        #expect(throws: RecordError.self) { try ActHeader(bytes: Array(text.utf8)) }
    }

    @Test func anActThatSaysNothingOfAgreementHasNoSuchField() throws {
        let valid = String(decoding: try Self.header(.consent(Self.digest)).bytes, as: UTF8.self)
        let text = valid.replacing(#""act":"consent""#, with: #""act":"report""#)
        #expect(throws: RecordError.self) { try ActHeader(bytes: Array(text.utf8)) }
    }

    @Test func agreementReadsTheHeader() throws {
        let heads = [SeenHead(size: 0, root: Self.other)]
        let header = try Self.header(
            .consent(Self.digest),
            seen: ["a/m/1": heads, "b/m/1": [SeenHead(size: 2, root: Self.other)]]
        )
        let act = AgreementAct(header: header, leaf: Self.digest, rootBefore: Self.other, root: Self.digest)
        #expect(act.seen == ["b/m/1": [Self.other]])
        #expect(act.word == .consent(Self.digest))
        #expect(act.number == 3)
    }
}
