import HTTPModel
import HTTPServer
import Testing

/// Requests made to mislead or to exhaust the server: every one is refused, and the next one served.
@Suite("Hostile request")
struct HostileRequestTests {
    /// A server that is out of patience soon.
    ///
    /// The library sometimes overlooks that a client has finished sending, and then closes at the deadline only.
    private static func server(
        _ configuration: HTTPServer.Configuration = .init(requestSeconds: 1)
    ) throws -> HTTPServer {
        try HTTPServer(configuration: configuration) { request in .text("\(request.path) \(request.body.count)") }
    }

    /// Sends bytes and nothing more; the statuses of all that comes back, once the server has closed.
    private static func statuses(_ port: UInt16, _ bytes: [UInt8]) throws -> [Int] {
        let client = try RawClient(port)
        client.send(bytes)
        client.finishSending()
        let rest = try #require(client.rest(), "the server kept the connection open")
        return String(decoding: rest, as: UTF8.self).split(separator: "HTTP/1.1 ", omittingEmptySubsequences: false)
            .dropFirst().compactMap { Int($0.prefix(3)) }
    }

    static let malformed = [
        "GET\r\n\r\n", "GET /\r\n\r\n", "\r\n\r\n\r\n\r\n", "GET / HTTP/1.1\r\n\r\n",
        " / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: localhost\r\n\r\n", "GET / FTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1 x\r\nHost: localhost\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /a\0b HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n", "GET / HTTP/1.1\r\n: x\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nA B: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nX : x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: +1\r\n\r\nx",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1x\r\n\r\nx",
        "GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\0", "\n", "{}",
        "\u{FEFF}GET / HTTP/1.1",
    ]

    @Test("What is no request is not served", arguments: malformed)
    func refusesMalformed(text: String) throws {
        let server = try Self.server()
        let statuses = try Self.statuses(server.port, Array(text.utf8))
        #expect(statuses.allSatisfy { $0 >= 400 }, "\(statuses)")
        #expect(try exchange(server.port, get("/fine"))?.body == #"["fine"] 0"#)
    }

    @Test(
        "A body whose end could be read in two ways is refused, and nothing after it is served",
        arguments: [
            "Content-Length: 5\r\nContent-Length: 44", "Content-Length: 5\r\nContent-Length: 5",
            "Content-Length: 5\r\nTransfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
            "Transfer-Encoding: gzip, chunked", "Transfer-Encoding: xchunked", "Transfer-Encoding: identity",
            "Content-Length: 5, 5", "Content-Length: 0x5", "Content-Length: ", "Transfer-Encoding : chunked",
        ]
    )
    func smuggling(fields: String) throws {
        let server = try Self.server()
        let hidden = "0\r\n\r\n" + get("/hidden")
        let statuses = try Self.statuses(
            server.port,
            Array((get("/a", method: "POST", fields: fields + "\r\n") + hidden).utf8)
        )
        #expect(statuses.allSatisfy { $0 >= 400 }, "\(statuses)")
    }

    @Test(
        "An address that hides something is refused",
        arguments: [
            "/%", "/%zz", "/%00", "/%2e%2e/etc/passwd", "/../etc", "/a/..%2f..%2fetc", "/..%5C..", "/%C0%AE%C0%AE/",
            "/%FF", "//host/", "/a//b", "/a?b=%", "/a?b=%00", "/a?%FF=1", "*", "http://localhost/", "a",
        ]
    )
    func addresses(address: String) throws {
        let server = try Self.server()
        let client = try RawClient(server.port)
        client.send(get(address))
        #expect(client.answer()?.status == 400)
        #expect(client.isClosed())
    }

    @Test("Bytes of an address that are no UTF-8 are refused")
    func addressBytes() throws {
        let server = try Self.server()
        let bytes = Array("GET /".utf8) + [0xFF, 0xFE] + Array(" HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        #expect(try Self.statuses(server.port, bytes) == [400])
    }

    @Test(
        "A request for another host is refused, as from a site that has its name lead here",
        arguments: [
            ("Host: evil.example", 421), ("Host: localhost.evil.example", 421), ("Host: localhost:80x", 421),
            ("Host: localhost@evil.example", 421), ("Host: ", 421), ("Host: localhost\r\nHost: evil.example", 421),
            ("Host: LOCALHOST:8080", 200), ("Host: 127.0.0.1", 200), ("Host: [::1]:9", 200), ("Host: [::2]:9", 421),
            ("Host: suivi.example", 200), ("X: y", 400),
        ]
    )
    func hosts(field: String, status: Int) throws {
        let server = try Self.server(.init(hosts: .loopback.adding(["Suivi.example"])))
        #expect(try exchange(server.port, "GET / HTTP/1.1\r\n\(field)\r\n\r\n")?.status == status)
        let open = try Self.server(.init(hosts: .any))
        #expect(try exchange(open.port, "GET / HTTP/1.1\r\n\(field)\r\n\r\n")?.status == (status == 400 ? 400 : 200))
    }

    @Test("A head beyond its limit is refused, one below is served")
    func heads() throws {
        let server = try Self.server()
        let long = String(repeating: "a", count: 7000)
        #expect(try exchange(server.port, get("/", fields: "X-Long: \(long)\r\n"))?.status == 200)
        for fields in [
            "X-Long: \(String(repeating: "a", count: 100_000))\r\n",
            (0..<10_000).map { "X-\($0): a\r\n" }.joined(),
            String(repeating: "Cookie: a=1\r\n", count: 10_000),
        ] {
            let statuses = try Self.statuses(server.port, Array(get("/", fields: fields).utf8))
            #expect(statuses.allSatisfy { $0 == 431 || $0 == 413 }, "\(statuses)")
        }
        #expect(try exchange(server.port, get("/" + long))?.status == 200)
        #expect(try exchange(server.port, get("/" + long + long.prefix(1500)))?.status == 414)
        let endless = try Self.statuses(server.port, Array(("GET /" + String(repeating: "a", count: 200_000)).utf8))
        #expect(endless.allSatisfy { $0 >= 400 })
        #expect(try exchange(server.port, get("/fine"))?.status == 200)
    }

    @Test("A body of the greatest size is taken, one byte more is refused, however it is sent")
    func bodies() throws {
        let server = try Self.server(.init(bodyBytes: 100_000))
        func chunked(_ size: Int) -> String {
            get("/", method: "POST", fields: "Transfer-Encoding: chunked\r\n")
                + "\(String(size, radix: 16))\r\n\(String(repeating: "a", count: size))\r\n0\r\n\r\n"
        }
        func plain(_ size: Int, fields: String = "") -> String {
            get("/", method: "POST", fields: fields, body: String(repeating: "a", count: size))
        }
        #expect(try exchange(server.port, plain(100_000))?.body == "[] 100000")
        #expect(try exchange(server.port, chunked(100_000))?.body == "[] 100000")
        for request in [plain(100_001), chunked(100_001), plain(300_000)] {
            let client = try RawClient(server.port)
            client.send(request)
            #expect(client.answer()?.status == 413)
            #expect(client.isClosed())
        }
        // Whoever asks first is told before sending anything.
        let asking = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100001\r\nExpect: 100-continue\r\n\r\n"
        #expect(try exchange(server.port, asking)?.status == 413)
        let allowed = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n"
        let client = try RawClient(server.port)
        client.send(allowed)
        #expect(client.answer()?.status == 100)
        client.send("ab")
        #expect(client.answer()?.body == "[] 2")
        // Whoever announces far too much isn't listened to at all.
        let boasting = "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 900000000000\r\n\r\n"
        #expect(try exchange(server.port, boasting)?.status == 413)
    }

    @Test("A body that never ends is cut off")
    func endlessBody() throws {
        let server = try Self.server(.init(bodyBytes: 10_000))
        let client = try RawClient(server.port)
        client.send(get("/", method: "POST", fields: "Transfer-Encoding: chunked\r\n"))
        let piece = "1000\r\n\(String(repeating: "a", count: 4096))\r\n"
        var pieces = 0
        while pieces < 100_000, client.send(piece) { pieces += 1 }
        #expect(pieces < 100_000)
        #expect(try exchange(server.port, get("/fine"))?.status == 200)
    }

    @Test("A value of the handler starts no field of its own")
    func splitting() throws {
        let server = try HTTPServer { request in
            Response(.ok, fields: ["X-Title": request.query["t"] ?? "", "X-Empty": ""])
        }
        let answer = try #require(try exchange(server.port, get("/?t=a%0D%0ASet-Cookie:%20b=1%0D%0A%0D%0Ac")))
        #expect(answer.field("Set-Cookie") == nil)
        #expect(answer.field("X-Title") == "a  Set-Cookie: b=1    c")
        #expect(answer.body == "")
    }

    @Test("Random bytes are refused, and the next request is served", arguments: 0..<4)
    func random(seed: UInt64) throws {
        let server = try Self.server()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<100 {
            let bytes = (0..<Int.random(in: 1...400, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            #expect(try Self.statuses(server.port, bytes).allSatisfy { $0 >= 400 })
        }
        #expect(try exchange(server.port, get("/fine"))?.status == 200)
    }

    @Test("Damaged requests are served or refused, and the next request is served", arguments: 0..<4)
    func mutated(seed: UInt64) throws {
        let server = try Self.server()
        var random = SeededGenerator(seed: seed)
        let whole = Array(
            (get("/a%20b?c=d&e=%C3%A9", fields: "Cookie: a=b; c\r\nIf-None-Match: \"x\", W/\"y\"\r\n")
                + get(
                    "/f",
                    method: "POST",
                    fields: "Content-Type: application/x-www-form-urlencoded\r\n",
                    body: "a=1&b=2"
                )
                + get("/c", method: "POST", fields: "Transfer-Encoding: chunked\r\n") + "3\r\nabc\r\n0\r\n\r\n").utf8
        )
        for _ in 0..<50 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let index = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.remove(at: index)
                case 1: bytes.insert(UInt8.random(in: 0...255, using: &random), at: index)
                case 2: bytes[index] = UInt8.random(in: 0...255, using: &random)
                default: bytes.removeSubrange(index..<min(index + 30, bytes.count))
                }
            }
            let statuses = try Self.statuses(server.port, bytes)
            #expect(statuses.count <= 8)
        }
        #expect(try exchange(server.port, get("/fine"))?.status == 200)
    }
}
