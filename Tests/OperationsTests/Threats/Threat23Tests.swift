import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Foundation
import Journal
import Signing
import Testing
import Trials
import Zip

@testable import Operations

@Suite("Threat 23: a pouch made by an enemy")
struct Threat23Tests {
    private static let attack = "a hostile pouch: huge, deep, paths, doubled keys, mixed Unicode, bombs"

    /// A good pouch, for changing.
    private struct Good {
        let nodes: TwoNodes
        let members: [ZipBuilder.Member]
        let payload: [String: [UInt8]]

        init() throws {
            nodes = try TwoNodes()
            let node = try nodes.norvane.node()
            let pack = PackDelivery(for: nodes.alda.participant, isWhole: true)
            let bag = try pack.bag(try pack.perform(from: node), from: node)
            payload = bag.payload
            members = bag.files { SHA256().digest($0) }.sorted { $0.key < $1.key }
                .map { ZipBuilder.Member(name: $0.key, bytes: $0.value) }
        }

        /// What the reader says of an archive; nothing where it takes it.
        func refusal(of archive: [UInt8]) throws -> String? {
            let path = nodes.norvane.path("hostile.zip")
            try nodes.norvane.put(archive, at: path)
            do throws(OperationError) { _ = try PouchFile(path: path).read() } catch { return error.description }
            return nil
        }

        /// An archive of this payload, with manifests that fit it.
        func archive(_ payload: [String: [UInt8]]) throws -> [UInt8] {
            let bag = try Bag(payload: payload, information: [])
            return ZipBuilder(
                members: bag.files { SHA256().digest($0) }.sorted { $0.key < $1.key }
                    .map { ZipBuilder.Member(name: $0.key, bytes: $0.value) }
            ).build()
        }
    }

    private func member(_ name: String, _ text: String = "x") -> ZipBuilder.Member {
        ZipBuilder.Member(name: name, bytes: Array(text.utf8))
    }

    @Test("whatever is wrong with its archive or its names is told, and nothing is read beyond the limits")
    func archives() throws {
        var trials = Trials(
            23,
            Self.attack,
            caughtBy: "limits before unpacking, names from a list, no links; each with its reason"
        )
        let good = try Good()
        #expect(try good.refusal(of: ZipBuilder(members: good.members).build()) == nil)
        // Names that lead elsewhere, hide something or belong to nothing.
        let long = String(repeating: "a/", count: 400)
        let names = [
            "../evil", "data/../../evil", "data/journals/../../evil", "/etc/passwd", "//server/share", "C:\\evil",
            "C:/evil",
            "data\\evil", "data/./evil", "data//evil", ".", "..", "./bagit.txt", "~/.ssh/authorized_keys", "data/~evil",
            "data/evil\u{0}.txt", "data/evil\n.txt", "data/evil\r.txt", "data/evil\t.txt", "data/\u{1B}[2J",
            "data/evil\u{7F}",
            "data/\u{202E}txt.live", "data/\u{2066}evil", "data/\u{200B}evil", "data/\u{FEFF}evil", "data/e\u{301}vil",
            "data/évil", "data/ＥＶＩＬ", "data/еvil", "data/evil ", "data/ evil", "data/evil.", "data/CON", "data/nul.txt",
            "data/evil:stream", "data/evil?", "data/*", "data/\"evil\"", "data/$(evil)", "data/`evil`", "data/;evil",
            "data/|evil",
            "data/%2e%2e/evil", "data/..%2fevil", "data/README.TXT", "DATA/README.txt", "data/readme.txt", "fetch.txt",
            "Bagit.txt", "manifest-md5.txt", "manifest-sha512.txt", "tagmanifest-sha512.txt", "evil.sh", ".hidden",
            "data/.hidden",
            "data/journals/evil", "data/journals/a/b/1/evil", "data/journals/a/b/01/key", "data/journals/a/b/0/key",
            "data/journals/a/b/-1/key", "data/journals/A/b/1/key", "data/journals/a//1/key",
            "data/journals/alda.example/rivers-norvane/1/private.sqlite",
            "data/journals/alda.example/rivers-norvane/1/tile/8/000",
            "data/journals/alda.example/rivers-norvane/1/tile/0/x/000", "data/branches/1/a/b/1/key",
            "data/branches/02/a/b/1/key",
            "data/branches/2/a/b/1/key", "data/files/abc", "data/files/\(String(repeating: "A", count: 64))",
            "data/files/\(String(repeating: "0", count: 64))", "data/\(long)x", String(repeating: "a", count: 60_000),
        ]
        for name in names {
            let said = try good.refusal(of: ZipBuilder(members: good.members + [member(name)]).build())
            trials.count(said?.isEmpty == false, "the name '\(name.prefix(80))'")
        }
        // One of each file twice, missing, empty, cut, or with a byte turned.
        for (place, old) in good.members.enumerated() {
            var doubled = good.members
            doubled.append(old)
            var missing = good.members
            missing.remove(at: place)
            var changes: [(String, [ZipBuilder.Member])] = [("doubled", doubled), ("missing", missing)]
            for (what, bytes) in [
                ("empty", []), ("cut", Array(old.bytes.dropLast())),
                ("turned", [old.bytes[0] ^ 1] + old.bytes.dropFirst()),
                ("longer", old.bytes + [0x0A]),
            ] as [(String, [UInt8])] {
                var changed = good.members
                changed[place] = ZipBuilder.Member(name: old.name, bytes: bytes)
                changes.append((what, changed))
            }
            for (what, members) in changes {
                // The last line of a list of lists may end as it likes, and what follows it is nothing.
                if old.name == "tagmanifest-sha256.txt", what == "cut" || what == "longer" { continue }
                let said = try good.refusal(of: ZipBuilder(members: members).build())
                trials.count(said?.isEmpty == false, "\(old.name) \(what)")
            }
        }
        // Archives that lie.
        let first = good.members[0]
        func lying(_ change: (inout ZipBuilder.Member) -> Void) -> [UInt8] {
            var members = good.members
            change(&members[0])
            return ZipBuilder(members: members).build()
        }
        let whole = ZipBuilder(members: good.members).build()
        let lies: [(String, [UInt8])] = [
            ("claims four gibibytes", lying { $0.claimedSize = .max }),
            ("claims nothing", lying { $0.claimedSize = 0 }),
            ("claims more packed bytes", lying { $0.claimedPackedSize = .max }),
            ("claims fewer packed bytes", lying { $0.claimedPackedSize = 1 }),
            ("a password", lying { $0.flags = 1 }), ("a strong password", lying { $0.flags = 0x41 }),
            ("an unknown method", lying { $0.method = 99 }), ("LZMA", lying { $0.method = 14 }),
            ("deflate over bytes that are none", lying { $0.method = 8 }),
            ("a wrong check value", lying { $0.checksum = 1 }), ("nothing at all", []),
            ("no archive", Array(repeating: 0x50, count: 4000)), ("the end alone", Array(whole.suffix(22))),
            ("the beginning alone", Array(whole.prefix(1000))),
            ("an archive in an archive", ZipBuilder(members: [member("a.zip")]).build()),
            ("a hundred thousand members", ZipBuilder(members: (0..<60_000).map { member("data/\($0)", "") }).build()),
            ("no member", ZipBuilder().build()), ("only \(first.name)", ZipBuilder(members: [first]).build()),
        ]
        for (what, archive) in lies {
            let said = try good.refusal(of: archive)
            trials.count(said?.isEmpty == false, what)
        }
        for length in stride(from: 0, to: whole.count, by: max(whole.count / 60, 1)) {
            let said = try good.refusal(of: Array(whole.prefix(length)))
            trials.count(said?.isEmpty == false, "cut after \(length) bytes")
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("headers that their owner signed and that are none are refused by their number")
    func headers() throws {
        var trials = Trials(23, Self.attack, caughtBy: "one form of each text; the act is named")
        let alda = try ForgedNode()
        var founded = alda
        try founded.write(
            .found(Founding(mechanism: alda.card.mechanism, party: alda.participant, keys: [alda.card.logKey]))
        )
        var good = founded
        try good.write(.acknowledge)
        let text = String(decoding: good.acts[1].leaf, as: UTF8.self)
        let deep = String(repeating: "{\"a\":", count: 200) + "1" + String(repeating: "}", count: 200)
        let wide = (0..<1_001).map { "\"j\($0)/m/1\":[1,\"\(alda.root.base64)\"]" }.joined(separator: ",")
        let changes: [(String, String)] = [
            ("a doubled member", text.replacing("\"v\":1", with: "\"v\":1,\"v\":1")),
            ("another order", text.replacing("{\"act\"", with: "{\"v\":1,\"act\"")),
            ("white space", text.replacing(",", with: ", ")), ("a line feed", text + "\n"),
            ("a byte order mark", "\u{FEFF}" + text),
            ("a number with a fraction", text.replacing("\"v\":1", with: "\"v\":1.0")),
            ("a number with an exponent", text.replacing("\"v\":1", with: "\"v\":1e0")),
            ("minus zero", text.replacing("\"number\":1", with: "\"number\":-0")),
            ("a leading zero", text.replacing("\"number\":1", with: "\"number\":01")),
            ("a huge number", text.replacing("\"number\":1", with: "\"number\":9007199254740992")),
            ("another version", text.replacing("\"v\":1", with: "\"v\":2")),
            ("null", text.replacing("\"by\":{}", with: "\"by\":null")),
            ("true", text.replacing("\"v\":1", with: "\"v\":true")),
            ("a member more", text.replacing("\"v\":1", with: "\"v\":1,\"w\":1")),
            ("a member less", text.replacing(",\"v\":1", with: "")),
            ("another journal", text.replacing("alda.example", with: "brenn.example")),
            ("another place", text.replacing("\"number\":1", with: "\"number\":2")),
            ("an escape that need not be", text.replacing("acknowledge", with: "\\u0061cknowledge")),
            ("an escaped slash", text.replacing("/", with: "\\/")),
            ("half a pair", text.replacing("acknowledge", with: "\\ud800")),
            (
                "a noncharacter",
                text.replacing("acknowledge", with: String(try #require(Unicode.Scalar(0xFDD0 as UInt32))))
            ), ("a null character", text.replacing("acknowledge", with: "\\u0000")),
            ("a letter written in two", text.replacing("\"by\":{}", with: "\"by\":{\"post\":\"e\u{301}\"}")),
            ("a day that is none", text.replacing("2026-05-20", with: "2026-02-30")),
            ("a time zone", text.replacing("Z\"", with: "+00:00\"")),
            ("a second more", text.replacing(":00Z", with: ":61Z")),
            ("a fraction of a second", text.replacing(":00Z", with: ":00.5Z")),
            ("seen that is none", text.replacing("\"seen\":{}", with: "\"seen\":[]")),
            ("seen of itself", text.replacing("\"seen\":{}", with: "\"seen\":{\"x\":[1]}")),
            ("seen of a thousand", text.replacing("\"seen\":{}", with: "\"seen\":{\(wide)}")),
            ("two hundred levels", text.replacing("\"by\":{}", with: "\"by\":\(deep)")),
            ("no object", "[]"), ("nothing", ""), ("half of it", String(text.prefix(text.count / 2))),
            ("a commitment cut", text.replacing("\"body\":\"", with: "\"body\":\"A")),
            ("a word of agreement without what it says", text.replacing("acknowledge", with: "consent")),
            (
                "something said of agreement by an act of another kind",
                text.replacing("\"seen\"", with: "\"on\":{\"proposal\":\"\(alda.root.base64)\"},\"seen\"")
            ),
            ("longer than any header", text.replacing("acknowledge", with: String(repeating: "a", count: 65_000))),
        ]
        for (what, changed) in changes {
            #expect(changed != text, "\(what)")
            let liar = try founded.takingOver(founded.acts + [PartAct(leaf: Array(changed.utf8), body: nil)])
            let part = try liar.part()
            let key = try #require(VerifierKey(alda.card.logKey, hashing: SHA256()))
            do throws(PouchError) {
                _ = try part.checked(by: key, verifier: Ed25519(), hashing: SHA256())
                trials.count(false, what)
            } catch {
                trials.count("\(error)".contains("act 1 of"), "\(what): \(error)")
            }
        }
        for bytes in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], Array(text.utf8) + [0x80]]
            as [[UInt8]]
        {
            let liar = try founded.takingOver(founded.acts + [PartAct(leaf: bytes, body: nil)])
            let key = try #require(VerifierKey(alda.card.logKey, hashing: SHA256()))
            let checked = try? liar.part().checked(by: key, verifier: Ed25519(), hashing: SHA256())
            trials.count(checked == nil, "bytes that are no UTF-8: \(bytes.prefix(4))")
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
