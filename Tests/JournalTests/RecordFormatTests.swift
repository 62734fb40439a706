import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing
import Trials

@Suite("The description of the format")
struct RecordFormatTests {
    @Test func `its example is what the program writes`() throws {
        let page = try String(
            contentsOf: IndependentVerifier.repository.appendingPathComponent("docs/record-format.md"),
            encoding: .utf8
        )
        let key = try Samples.key(1)
        #expect(page.contains("\n\(key.verifierKey)\n"))
        var log = SampleLog(leaves: [])
        let bodies: [(act: String, body: JSONValue)] = [
            (
                "found",
                .object([
                    "keys": .array([.string("\(key.verifierKey)")]), "mechanism": .string("rivers"),
                    "party": .string("alda"),
                ])
            ),
            (
                "party",
                .object([
                    "id": .string("norvane"), "kind": .string("state"),
                    "names": .object(["en": .string("Republic of Norvane")]),
                ])
            ),
        ]
        for (number, (act, body)) in bodies.enumerated() {
            let salt = try #require(BodySalt(bytes: [UInt8](repeating: 0x20 + UInt8(number), count: 32)))
            let bytes = CanonicalJSON.print(body)
            let commitment = BodyCommitment.commitment(salt: salt, body: bytes, hashing: Samples.hashing)
            let leaf = CanonicalJSON.print(
                .object([
                    "act": .string(act), "at": .string("2026-11-25T09:3\(number):00Z"),
                    "body": .string(commitment.base64), "by": .object([:]), "journal": .string(SampleExport.journal),
                    "number": .integer(number), "seen": .object([:]), "v": .integer(1),
                ])
            )
            log.append(leaf)
            #expect(page.contains("\n\(String(decoding: bytes, as: UTF8.self))\n"))
            #expect(page.contains("\n\(String(decoding: leaf, as: UTF8.self))\n"))
            #expect(page.contains("`\(Samples.hashing.leaf(leaf).base64)`"))
        }
        let head = try Samples.head(size: 2, root: log.tree(2).root(), key: key)
        #expect(page.contains("```\n\(head.note)```"))
        let proof = InclusionProofFile(index: 1, proof: try log.tree(2).inclusionProof(index: 1), checkpoint: [])
        #expect(page.contains("```\n\(String(decoding: proof.bytes, as: UTF8.self))```"))
    }
}
