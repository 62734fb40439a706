import CanonicalBytes
import HTTPSignatures
import Journal
import Signing
import Testing

@Suite("Signatures of messages")
struct SignatureTests {
    /// The request of RFC 9421 appendix B.2.
    static let request = SignedRequest(
        method: "POST",
        authority: "example.com",
        path: "/foo",
        query: "param=Value&Pet=dog",
        fields: [
            SignedField("Host", "example.com"), SignedField("Date", "Tue, 20 Apr 2021 02:07:55 GMT"),
            SignedField("Content-Type", "application/json"),
            SignedField(
                "Content-Digest",
                "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:"
            ),
            SignedField("Content-Length", "18"),
        ]
    )

    /// The key `test-key-ed25519` of RFC 9421 appendix B.1.4.
    static func key() throws -> SigningKey {
        let seed = try #require(Base64.decode("n4Ni+HpISpVObnQMW0wOhCKROaIKqKtW/2ZYb2p9KcU="))
        return try SigningKey(name: #require(KeyName("test-key-ed25519")), seed: seed)
    }

    static let input =
        #"("date" "@method" "@path" "@authority" "content-type" "content-length");created=1618884473;keyid="test-key-ed25519""#

    @Test("the example of RFC 9421 appendix B.2.6 is made byte for byte, and holds")
    func example() throws {
        let key = try Self.key()
        #expect(Base64.encode(key.verifierKey.publicKey) == "JrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=")
        let input = try #require(SignatureInput(label: "sig-b26", in: "sig-b26=" + Self.input))
        #expect(input.text == Self.input)
        #expect(
            String(decoding: try input.base(of: .request(Self.request)), as: UTF8.self) == """
                "date": Tue, 20 Apr 2021 02:07:55 GMT
                "@method": POST
                "@path": /foo
                "@authority": example.com
                "content-type": application/json
                "content-length": 18
                "@signature-params": \(Self.input)
                """
        )
        let signed = try MessageSignature(label: "sig-b26", input, of: .request(Self.request)) { base in
            try key.signature(over: base)
        }
        #expect(
            signed.fields.last?.value
                == "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:"
        )
        var message = Self.request
        message.fields += signed.fields
        let read = try MessageSignature(label: "sig-b26", in: message.fields)
        #expect(read == signed)
        try read.holds(for: .request(message)) {
            Ed25519().isValid(signature: $0, message: $1, publicKey: key.verifierKey.publicKey)
        }
    }

    @Test("a change of any covered part breaks the signature")
    func changed() throws {
        let key = try Self.key()
        let input = try #require(SignatureInput(label: "sig-b26", in: "sig-b26=" + Self.input))
        let signed = try MessageSignature(label: "sig-b26", input, of: .request(Self.request)) { base in
            try key.signature(over: base)
        }
        var others: [SignedRequest] = []
        for change: (inout SignedRequest) -> Void in [
            { $0.method = "PUT" }, { $0.path = "/foo/" }, { $0.authority = "example.org" },
            { $0.fields[1] = SignedField("Date", "Tue, 20 Apr 2021 02:07:56 GMT") },
            { $0.fields.append(SignedField("Content-Length", "18")) },
        ] {
            var other = Self.request
            change(&other)
            others.append(other)
        }
        for other in others {
            #expect(throws: HTTPSignatureError.wrongSignature) {
                try signed.holds(for: .request(other)) {
                    Ed25519().isValid(signature: $0, message: $1, publicKey: key.verifierKey.publicKey)
                }
            }
        }
        var without = Self.request
        without.fields.remove(at: 1)
        #expect(throws: HTTPSignatureError.noSuchPart("date")) { try input.base(of: .request(without)) }
    }

    @Test("an answer is bound to its request (RFC 9421 section 2.4)")
    func answer() throws {
        var request = Self.request
        request.fields += [
            SignedField("Signature-Input", #"a=("@method");created=1;nonce="0123456789abcdef""#),
            SignedField("Signature", "a=:AQID:, b=:BAUG:"),
        ]
        let input = SignatureInput(
            [SignatureComponent("@status"), .signature(ofRequest: "a")],
            StructuredParameters([.init("created", .integer(2))])
        )
        let base = try input.base(of: .response(status: 204, fields: [], to: request))
        #expect(
            String(decoding: base, as: UTF8.self) == """
                "@status": 204
                "signature";req;key="a": :AQID:
                "@signature-params": ("@status" "signature";req;key="a");created=2
                """
        )
        #expect(throws: HTTPSignatureError.noSuchPart("signature")) {
            try input.base(of: .response(status: 204, fields: [], to: Self.request))
        }
        #expect(throws: HTTPSignatureError.noSuchPart("@status")) { try input.base(of: .request(request)) }
    }

    @Test("what is not covered, too old, too new or without nonce is refused")
    func rules() throws {
        let rules = SignatureRules([SignatureComponent("@method"), SignatureComponent("content-digest")])
        func input(
            _ names: [String] = ["@method", "content-digest"],
            created: Int? = 1000,
            nonce: String? = "0123456789abcdef",
            algorithm: String = "ed25519"
        ) -> SignatureInput {
            var entries: [StructuredParameters.Entry] = []
            if let created { entries.append(.init("created", .integer(created))) }
            if let nonce { entries.append(.init("nonce", .string(nonce))) }
            entries.append(.init("alg", .string(algorithm)))
            return SignatureInput(names.map { SignatureComponent($0) }, StructuredParameters(entries))
        }
        for now in [700, 1000, 1300] { try rules.check(input(), at: now) }
        #expect(throws: HTTPSignatureError.tooOld(seconds: 301)) { try rules.check(input(), at: 1301) }
        #expect(throws: HTTPSignatureError.fromTheFuture(seconds: 301)) { try rules.check(input(), at: 699) }
        #expect(throws: HTTPSignatureError.notCovered("content-digest")) {
            try rules.check(input(["@method"]), at: 1000)
        }
        #expect(throws: HTTPSignatureError.noTime) { try rules.check(input(created: nil), at: 1000) }
        #expect(throws: HTTPSignatureError.noNonce) { try rules.check(input(nonce: nil), at: 1000) }
        #expect(throws: HTTPSignatureError.noNonce) { try rules.check(input(nonce: "short"), at: 1000) }
        #expect(throws: HTTPSignatureError.algorithm) { try rules.check(input(algorithm: "hmac-sha256"), at: 1000) }
    }

    @Test("a nonce is taken once, and forgotten when its time is over")
    func nonces() throws {
        var memory = NonceMemory(capacity: 2)
        try memory.note("one", of: "alda", created: 1000, at: 1000, window: 300)
        #expect(throws: HTTPSignatureError.replayed) {
            try memory.note("one", of: "alda", created: 1000, at: 1010, window: 300)
        }
        try memory.note("one", of: "brenn", created: 1000, at: 1000, window: 300)
        #expect(throws: HTTPSignatureError.tooMany) {
            try memory.note("two", of: "alda", created: 1300, at: 1300, window: 300)
        }
        try memory.note("two", of: "alda", created: 1301, at: 1301, window: 300)
        #expect(throws: HTTPSignatureError.replayed) {
            try memory.note("two", of: "alda", created: 1301, at: 1301, window: 300)
        }
    }

    @Test(
        "fields that are not well formed are not read",
        arguments: [
            "a", "a=", "a=(", "a=(\"x\"", "a=(\"x\"y)", "a=(\"x\" 1.5)", "a=(\"x\"),", "a=(\"x\"),a=(\"y\")",
            "a=(\"x\" \"x\")", "a=(x)", "a=(\"\u{7}\")", "a=(\"\\x\")", "A=(\"x\")", "a=(\"x\");B=1", ",a=(\"x\")",
            "a=(\"x\");created=1234567890123456", "a=(\"é\")", "b=(\"x\")",
        ]
    )
    func malformed(field: String) { #expect(SignatureInput(label: "a", in: field) == nil) }

    @Test("content digests are read from their field only where they are whole")
    func digests() {
        let bytes = [UInt8](repeating: 7, count: 32)
        let value = ContentDigest.value(sha256: bytes)
        #expect(ContentDigest.sha256(in: value) == bytes)
        #expect(ContentDigest.sha256(in: "sha-512=:AAAA:, " + value) == bytes)
        #expect(ContentDigest.sha256(in: "sha-256=:AAAA:") == nil)
        #expect(ContentDigest.sha256(in: "sha-256=" + Base64.encode(bytes)) == nil)
    }
}
