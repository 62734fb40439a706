import CanonicalBytes
import Journal
import Signing

/// Keys, notes, checkpoints and paths of tiles against Go's `note` and `tlog`.
enum NoteComparison {
    static let keys = Comparison(
        name: "public keys",
        letter: "K",
        peer: .go,
        share: 80,
        make: { random in
            let key = Array(try signer(&random).verifierKey.description.utf8)
            return random.once(in: 3) ? key : random.changed(key, words: words)
        },
        judge: { bytes in
            guard let text = String(validating: bytes, as: UTF8.self), let key = VerifierKey(text, hashing: SHA256())
            else {
                return .refused("key")
            }
            return .init(text: key.kind == .ed25519 ? "ok" : "cosigner")
        },
        stricter: [
            .init(mark: "h", rule: "hexadecimal digits in lower case (record-format §2)"),
            .init(mark: "v", rule: "one text for every sequence of bytes (record-format §2)"),
            .init(mark: "n", rule: "names up to 255 bytes, without U+007F (record-format §5)"),
        ]
    )

    static let notes = Comparison(
        name: "signed notes",
        letter: "N",
        peer: .go,
        share: 120,
        make: note,
        judge: { bytes in
            let end = bytes.firstIndex(of: 0x0A) ?? 0
            guard let key = VerifierKey(String(decoding: bytes[..<end], as: UTF8.self), hashing: SHA256()) else {
                return .refused("key")
            }
            do {
                let note = try SignedNote(parsing: Array(bytes[(end + 1)...]))
                let verified = try note.verified(by: [key], verifier: Ed25519())
                let hash = SHA256().digest(Array(note.text.utf8))
                return .init(text: "ok \(hash.hexadecimal) \(verified.count)")
            } catch { return .refused(error) }
        },
        stricter: [
            .init(mark: "v", rule: "one text for every sequence of bytes (record-format §2)"),
            .init(
                mark: "r",
                rule: "a false signature of a known key refuses the note, also a second one (record-format §5)"
            ),
            .init(mark: "n", rule: "names up to 255 bytes, without U+007F (record-format §5)"),
        ]
    )

    static let checkpoints = Comparison(
        name: "checkpoints",
        letter: "C",
        peer: .go,
        share: 80,
        make: { random in
            let size = random.pick([0, 1, 412, 1 << 40, Int.max, random.number(0..<10_000)])
            let root = size == 0 && !random.once(in: 4) ? Digest.emptyRoot : random.digest()
            let text = Array("go.sum.database.tree\n\(size)\n\(root.base64)\n".utf8)
            return random.once(in: 3) ? text : random.changed(text, words: words)
        },
        judge: { bytes in
            do {
                guard let text = String(validating: bytes, as: UTF8.self) else { return .refused("not UTF-8") }
                let head = try Checkpoint(text: text)
                return .init(text: "ok \(head.size) \(head.root.base64)")
            } catch { return .refused(error) }
        },
        stricter: [
            .init(mark: "o", rule: "the first line is the name of a key (record-format §5)"),
            .init(mark: "x", rule: "three lines and nothing behind them (record-format §5)"),
            .init(mark: "v", rule: "one text for every sequence of bytes (record-format §2)"),
            .init(mark: "z", rule: "the root of nothing is that of nothing (record-format §5)"),
        ],
        wider: [
            .init(mark: "i", rule: "sizes up to 2^64 - 1, where the reference stops at 2^63 - 1 (record-format §2)")
        ]
    )

    static let tiles = Comparison(
        name: "paths of tiles",
        letter: "T",
        peer: .go,
        share: 80,
        make: { random in
            let content: Tile.Content = random.once(in: 3) ? .entries : .hashes(level: random.number(0..<8))
            let bits = UInt64(random.number(0..<56))
            let tile = Tile(content, index: random.next() >> (63 - bits), width: random.pick([256, 1, 5, 255]))
            let path = Array((tile?.path ?? "tile/0/000").utf8)
            return random.once(in: 3)
                ? path : random.changed(path, words: ["x", "/", ".p/", "0", "000", "x000/", "-", "8", "256"])
        },
        judge: { bytes in
            guard let text = String(validating: bytes, as: UTF8.self), let tile = Tile(path: text) else {
                return .refused("path")
            }
            let level = if case .hashes(let level) = tile.content { level } else { -1 }
            return .init(text: "ok \(level) \(tile.index) \(tile.width)")
        },
        stricter: [
            .init(mark: "l", rule: "levels up to 7 (record-format §7)"),
            .init(mark: "n", rule: "places below 2^56, of which a tree of 2^64 has no more (record-format §7)"),
        ]
    )

    private static let words = [
        "=", "+", "\n", "\n\n", " ", "\u{2014} ", "\r", "\t", "\u{A0}", "\u{2028}", "\u{7F}", "é", "0", "-", "A", "B",
        "\u{2014}",
    ]

    private static func signer(_ random: inout SeededGenerator) throws -> SigningKey {
        let names = ["alda.example/rivers/1", "x", "é", "a\u{301}", "\u{7F}", String(repeating: "n", count: 255)]
        guard let name = KeyName(random.pick(names)) ?? KeyName("x") else { throw SignedNoteError.textNotSignable }
        return try SigningKey(name: name, seed: random.bytes(32))
    }

    /// A key, a line feed, and a note that it has signed, or nearly.
    private static func note(_ random: inout SeededGenerator) throws -> [UInt8] {
        let signer = try signer(&random)
        let text = random.pick([
            "a\n", "alda.example/rivers/1\n2\nAAAA\n", "\n", "a\n\nb\n", "\u{2014} x AAAAAAE=\n", "é\n",
        ])
        var note = try SignedNote(text: text)
        if !random.once(in: 8) { try note.sign(with: signer) }
        var bytes = note.bytes
        let own = Array(note.signatures.first.map(\.line)?.utf8 ?? "".utf8)
        for _ in 0..<(random.once(in: 3) ? random.number(0..<3) : 0) {
            switch random.number(0..<4) {
            case 0: bytes += own
            case 1: bytes += random.changed(own, words: words)
            default:
                bytes += Array("\u{2014} other.example \(Base64.encode(random.bytes(random.number(4..<70))))\n".utf8)
            }
        }
        if random.once(in: 200) {
            for _ in 0..<random.number(98..<103) { bytes += Array("\u{2014} o AAAAAAE=\n".utf8) }
        }
        if random.once(in: 2) { bytes = random.changed(bytes, words: words) }
        return Array("\(signer.verifierKey)\n".utf8) + bytes
    }
}
