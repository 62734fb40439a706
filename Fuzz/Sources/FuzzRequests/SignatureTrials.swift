import CanonicalBytes
import Exchange
import FuzzSupport
import HTTPSignatures
import Journal

/// Readers of the signatures of requests, and of what nodes say to each other.
enum SignatureTrials {
    static let all = [
        Trial("field with names and values") { bytes in bytes.text.map(dictionary) ?? false },
        Trial("signature of a request", signature),
        Trial("signature of an answer", answer),
        Trial("digest of a content") { bytes in bytes.text.map(digest) ?? false },
        Trial("message between nodes", message),
    ]

    private static func dictionary(_ text: String) -> Bool {
        guard let dictionary = StructuredDictionary(text) else { return false }
        demand(dictionary.members.count <= 32, "a dictionary has no more members than its limit")
        demand(
            Set(dictionary.members.map(\.name)).count == dictionary.members.count,
            "a dictionary has each name once"
        )
        for member in dictionary.members {
            guard let input = SignatureInput(label: member.name, in: text) else { continue }
            let again = SignatureInput(label: "s", in: "s=\(input.text)")
            demand(again == input, "what a signature covers is read the same again")
        }
        return true
    }

    /// The method, the path and fields, a line each.
    private static func signature(_ bytes: [UInt8]) -> Bool {
        guard let request = request(bytes) else { return false }
        return check(.request(request))
    }

    /// An answer with those fields, to a request that has them, too.
    private static func answer(_ bytes: [UInt8]) -> Bool {
        guard let request = request(bytes) else { return false }
        return check(.response(status: 200, fields: request.fields, to: request))
    }

    private static func request(_ bytes: [UInt8]) -> SignedRequest? {
        let (method, rest) = bytes.firstLine
        let (path, lines) = rest.firstLine
        var fields: [SignedField] = []
        for line in lines.split(separator: 0x0A).prefix(100) {
            let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { return nil }
            fields.append(
                SignedField(String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
            )
        }
        return SignedRequest(
            method: String(decoding: method, as: UTF8.self),
            authority: "Node.Example",
            path: String(decoding: path, as: UTF8.self),
            query: "from=1",
            fields: fields
        )
    }

    private static func check(_ message: SignedMessage) -> Bool {
        do {
            let signature = try MessageSignature(label: "s", in: message.fields)
            let again = try? MessageSignature(label: "s", in: signature.fields)
            demand(again == signature, "a signature that is read and written is read the same again")
            let base = try signature.input.base(of: message)
            let lines = base.split(separator: 0x0A, omittingEmptySubsequences: false)
            demand(lines.count == signature.input.components.count + 1, "nothing that is covered begins another line")
            demand(base.allSatisfy { 0x20...0x7E ~= $0 || $0 == 0x0A }, "what is signed is printable")
            try signature.holds(for: message) { _, _ in true }
            let rules = SignatureRules(["@method", "@path", "content-digest"].map { SignatureComponent($0) })
            try rules.check(signature.input, at: 1_780_000_000)
            guard let nonce = signature.input.nonce, let created = signature.input.created else {
                demand(false, "what is checked has a nonce and a time")
                return false
            }
            var memory = NonceMemory(capacity: 2)
            try memory.note(nonce, of: "alda", created: created, at: 1_780_000_000, window: rules.window)
            let isReplayed =
                (try? memory.note(nonce, of: "alda", created: created, at: 1_780_000_000, window: rules.window)) == nil
            demand(isReplayed, "nothing is taken twice")
            return true
        } catch {
            demand(!"\(error)".isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func digest(_ text: String) -> Bool {
        guard let sha256 = ContentDigest.sha256(in: text) else { return false }
        demand(sha256.count == 32, "a digest has 32 bytes")
        demand(ContentDigest.sha256(in: ContentDigest.value(sha256: sha256)) == sha256, "a digest leads back")
        return true
    }

    private static func message(_ bytes: [UInt8]) -> Bool {
        do {
            let message = try ExchangeMessage(bytes, hashing: OneHash())
            demand(message.bytes == bytes, "a message has one encoding")
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }
}

/// A hash function with one value.
private struct OneHash: MerkleHashing {
    func digest(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func leaf(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func node(_ left: Digest, _ right: Digest) -> Digest { .emptyRoot }
}
