import CanonicalBytes
import Foundation
import Journal
import Signing
import Testing

@Suite("Sealed keys")
struct SealedKeyTests {
    private func sealed(_ passphrase: String = "three rivers") throws -> SealedKeyFile {
        try SealedKeyFile(sealing: Samples.key(1), passphrase: passphrase, cost: Samples.cheap())
    }

    @Test(arguments: ["three rivers", "три реки", " ", "\u{0}", String(repeating: "long ", count: 1000)])
    func `a sealed key opens with its passphrase and signs the same`(passphrase: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("log.key")
        try sealed(passphrase).write(to: path)
        let key = try SealedKeyFile(path: path).open(passphrase: passphrase)
        #expect(key.verifierKey == (try Samples.key(1).verifierKey))
        #expect(try key.signature(over: [1, 2, 3]) == Samples.key(1).signature(over: [1, 2, 3]))
        let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        #expect(mode == 0o600)
    }

    @Test func `another passphrase is told, with the file`() throws {
        let file = try SealedKeyFile(parsing: sealed().bytes, path: "keys/log.key")
        for passphrase in ["", "three river", "three rivers ", "Three rivers"] {
            #expect(throws: KeyError.wrongPassphrase(path: "keys/log.key")) { try file.open(passphrase: passphrase) }
        }
        #expect(throws: KeyError.wrongPassphrase(path: "elsewhere")) {
            try file.open(passphrase: "", path: "elsewhere")
        }
        #expect("\(KeyError.wrongPassphrase(path: "keys/log.key"))".hasPrefix("keys/log.key: the passphrase does not"))
    }

    @Test func `a key is not sealed with nothing`() {
        #expect(throws: KeyError.emptyPassphrase) { try sealed("") }
    }

    @Test func `the same key is never sealed to the same bytes`() throws {
        #expect(try sealed().bytes != sealed().bytes)
    }

    @Test func `the file says nothing of the seed`() throws {
        // A seed of equal bytes is four equal letters in base64 wherever it stands.
        let text = try String(decoding: sealed().bytes, as: UTF8.self)
        #expect(!text.contains("AQEBAQEB") && !text.contains("EBAQEBAQ") && !text.contains("BAQEBAQE"))
    }

    @Test func `a changed bit anywhere is damage, whatever the passphrase`() throws {
        let bytes = try sealed().bytes
        for place in bytes.indices {
            for bit in 0..<8 {
                var changed = bytes
                changed[place] ^= 1 << UInt8(bit)
                #expect(throws: KeyError.self, "byte \(place)") {
                    try SealedKeyFile(parsing: changed, path: "log.key")
                }
            }
        }
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        #expect(throws: KeyError.damaged(path: "log.key")) { try SealedKeyFile(parsing: changed, path: "log.key") }
    }

    @Test func `a file that was cut or grew is damaged`() throws {
        let bytes = try sealed().bytes
        for count in bytes.indices {
            #expect(throws: KeyError.self) { try SealedKeyFile(parsing: Array(bytes.prefix(count)), path: "log.key") }
        }
        #expect(throws: KeyError.damaged(path: "k")) { try SealedKeyFile(parsing: bytes + [0x0A], path: "k") }
        #expect(throws: KeyError.damaged(path: "k")) { try SealedKeyFile(parsing: bytes.dropLast(), path: "k") }
        #expect(throws: KeyError.notAKeyFile(path: "k")) { try SealedKeyFile(parsing: [], path: "k") }
        #expect(throws: KeyError.notAKeyFile(path: "k")) {
            try SealedKeyFile(parsing: bytes + [UInt8](repeating: 0, count: 4096), path: "k")
        }
    }

    /// Replaces a part of the text and gives it the checksum that fits, as somebody would on purpose.
    private func forged(_ old: String, _ new: String) throws -> [UInt8] {
        let text = String(decoding: try sealed().bytes, as: UTF8.self)
        let lines = text.replacingOccurrences(of: old, with: new).split(separator: "\n").dropLast()
        let content = lines.map { $0 + "\n" }.joined()
        let digest = SHA256().digest(Array(content.utf8))
        return Array((content + "sha256 \(digest.base64)\n").utf8)
    }

    @Test(arguments: [
        ("m=1024", "m=68719476736"), ("m=1024", "m=9223372036854775807"), ("m=1024", "m=1048577"), ("m=1024", "m=0"),
        ("m=1024", "m=-1024"), ("m=1024", "m=1023"), ("t=1", "t=4000000000"), ("t=1", "t=17"), ("t=1", "t=0"),
    ])
    func `a file that asks for more than any key is refused before the work`(old: String, new: String) throws {
        let bytes = try forged(old, new)
        #expect(throws: KeyError.tooCostly(path: "k")) { try SealedKeyFile(parsing: bytes, path: "k") }
    }

    @Test(arguments: [
        ("m=1024", "m=+1024"), ("m=1024", "m=01024"), ("p=1", "p=2"), ("argon2id", "argon2i"), ("key ", "key  "),
        ("xchacha20-poly1305 ", "none "), ("m=1024", "m="), ("sealed ", "sealed A"),
    ])
    func `a file that is written otherwise is refused, checksum or not`(old: String, new: String) throws {
        let bytes = try forged(old, new)
        #expect(throws: KeyError.damaged(path: "k")) { try SealedKeyFile(parsing: bytes, path: "k") }
    }

    @Test func `a newer form is told from damage`() throws {
        let bytes = try forged("/v1", "/v2")
        #expect(throws: KeyError.newerForm(path: "k")) { try SealedKeyFile(parsing: bytes, path: "k") }
    }

    @Test func `a forged public key does not open`() throws {
        let ours = try Samples.key(1).verifierKey
        for other in [try Samples.key(2).verifierKey, try Samples.key(1, name: "brenn.example/rivers/1").verifierKey] {
            let file = try SealedKeyFile(parsing: forged("\(ours)", "\(other)"), path: "k")
            #expect(throws: KeyError.wrongPassphrase(path: "k")) { try file.open(passphrase: "three rivers") }
        }
    }

    @Test func `a key file is replaced only when asked`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("log.key")
        #expect(throws: KeyError.absent(path: path)) { try SealedKeyFile(path: path) }
        try sealed().write(to: path)
        let first = try folder.read("log.key")
        #expect(throws: KeyError.alreadyThere(path: path)) { try sealed().write(to: path) }
        #expect(try folder.read("log.key") == first)
        try sealed("new").write(to: path, replacing: true)
        #expect(try SealedKeyFile(path: path).open(passphrase: "new").verifierKey == Samples.key(1).verifierKey)
        #expect(try folder.names == ["log.key"])
    }

    @Test func `costs lie within limits`() throws {
        #expect(SealedKeyFile.Cost(passes: 3, memory: 64 << 20) == .usual)
        #expect(SealedKeyFile.Cost(passes: 16, memory: 1 << 30) != nil)
        #expect(SealedKeyFile.Cost(passes: 0, memory: 1 << 20) == nil)
        #expect(SealedKeyFile.Cost(passes: 17, memory: 1 << 20) == nil)
        #expect(SealedKeyFile.Cost(passes: 1, memory: (1 << 20) - 1024) == nil)
        #expect(SealedKeyFile.Cost(passes: 1, memory: (1 << 20) + 1) == nil)
        #expect(SealedKeyFile.Cost(passes: 1, memory: (1 << 30) + 1024) == nil)
    }
}
