import BagIt
import CanonicalBytes
import Exchange
import FuzzSupport
import Journal
import Zip

@testable import Signing

/// Readers of files that lie beside a journal, or in which journals travel.
enum FileTrials {
    static let all = [
        Trial("what a node has", holdings),
        Trial("name of a journal", journalName),
        Trial("base64 and digits", encodings),
        Trial("sealed key", sealedKey),
        Trial("pouch as an archive", archive),
        Trial("file of a body", opened),
    ]

    private static func holdings(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text, let holdings = Holdings(text) else { return false }
        demand(Array(holdings.text.utf8) == bytes, "holdings that are read are written to the same bytes")
        return true
    }

    private static func journalName(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text, let name = JournalName(text) else { return false }
        demand(Array(name.description.utf8) == bytes, "a name that is read is written to the same bytes")
        demand(name.successor.map { $0.number == name.number + 1 } ?? true, "a journal is followed by the next one")
        return true
    }

    private static func encodings(_ bytes: [UInt8]) -> Bool {
        demand(Base64.decode(Base64.encode(bytes)) == bytes, "base64 leads back")
        demand(Hexadecimal.decode(Hexadecimal.encode(bytes)) == bytes, "digits lead back")
        guard let text = bytes.text else { return false }
        var isTaken = false
        if let decoded = Base64.decode(text) {
            demand(Array(Base64.encode(decoded).utf8) == bytes, "base64 has one form")
            isTaken = true
        }
        if let decoded = Hexadecimal.decode(text) {
            demand(Array(Hexadecimal.encode(decoded).utf8) == bytes, "digits have one form")
            isTaken = true
        }
        return isTaken
    }

    /// The check value is put right, since nobody would guess it.
    private static func sealedKey(_ bytes: [UInt8]) -> Bool {
        var isTaken = false
        for content in [bytes, Checksum.append(to: bytes)] {
            guard let file = try? SealedKeyFile(parsing: content, path: "key") else { continue }
            demand(file.bytes == content, "a sealed key that is read is written to the same bytes")
            isTaken = true
        }
        return isTaken
    }

    private static func archive(_ bytes: [UInt8]) -> Bool {
        var files: [String: [UInt8]] = [:]
        let limit = 1 << 20
        do {
            let limits = ZipLimits(members: 100, memberBytes: limit, totalBytes: 2 * limit, ratio: 1100)
            var archive = try ZipArchive(bytes, limits: limits)
            for name in archive.names where !name.hasSuffix("/") { files[name] = try archive.bytes(of: name) }
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
        demand(files.values.reduce(0) { $0 + $1.count } <= 2 * limit, "no more comes out of an archive than its limit")
        guard let bag = try? Bag(files: files, sha256: { _ in .emptyRoot }) else { return false }
        do {
            _ = try Pouch.open(files: bag.payload, verifier: EveryoneSigned(), hashing: OneHash())
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func opened(_ bytes: [UInt8]) -> Bool {
        let commitment = SHA256().digest(bytes)
        guard let body = BodyCommitment.open(file: bytes, commitment: commitment, hashing: SHA256()) else {
            demand(bytes.count < BodySalt.length, "only what has no salt is not opened")
            return false
        }
        demand(BodyCommitment.file(salt: body.salt, body: body.body) == bytes, "a body leads back to its file")
        return true
    }
}
