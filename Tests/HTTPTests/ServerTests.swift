import HTTPModel
import HTTPServer
import Testing

@Suite("HTTP server")
struct ServerTests {
    /// Tells what it was asked for.
    @Sendable static func echo(_ request: Request) -> Response {
        let form = (try? request.form().items.map { "\($0.name)=\($0.value)" }) ?? []
        let text =
            "\(request.method.name) \(request.path) \(request.query.items.map(\.value)) \(form) \(request.body.count)"
        return .text(text + " " + request.peer)
    }

    @Test("A request reaches the handler, and its answer the reader")
    func answers() throws {
        let server = try HTTPServer(handler: Self.echo)
        let answer = try #require(try exchange(server.port, get("/conclusions/1%2F07?q=%D0%B6")))
        #expect(answer.status == 200)
        #expect(answer.body == #"GET ["conclusions", "1/07"] ["ж"] [] 0 127.0.0.1"#)
        #expect(answer.field("Content-Type") == "text/plain; charset=utf-8")
    }

    @Test("A form is read, whether its length is said or it comes in pieces")
    func forms() throws {
        let server = try HTTPServer(handler: Self.echo)
        let type = "Content-Type: application/x-www-form-urlencoded\r\n"
        let plain = try exchange(server.port, get("/a", method: "POST", fields: type, body: "a=1&b=%C3%A9"))
        #expect(plain?.body == #"POST ["a"] [] ["a=1", "b=é"] 12 127.0.0.1"#)
        let pieces = try exchange(
            server.port,
            get("/a", method: "POST", fields: type + "Transfer-Encoding: chunked\r\n")
                + "4\r\na=1&\r\n8\r\nb=%C3%A9\r\n0\r\nX-Late: 1\r\n\r\n"
        )
        #expect(pieces?.body == plain?.body)
    }

    @Test("HEAD has the fields of GET and no body")
    func head() throws {
        let server = try HTTPServer { _ in .text("twelve bytes") }
        let client = try RawClient(server.port)
        client.send(get("/", method: "HEAD"))
        let head = try #require(client.answer(toHead: true))
        client.send(get("/"))
        let body = try #require(client.answer())
        #expect(head.status == 200)
        #expect(head.field("Content-Length") == "12")
        #expect(head.field("Content-Type") == body.field("Content-Type"))
        #expect(body.body == "twelve bytes")
    }

    @Test("One connection serves many requests, one after the other or all at once, in their order")
    func keepAlive() throws {
        let server = try HTTPServer { request in .text(request.path.joined()) }
        let client = try RawClient(server.port)
        for number in 0..<1000 {
            client.send(get("/\(number)"))
            guard client.answer()?.body == "\(number)" else {
                Issue.record("request \(number) was not answered")
                return
            }
        }
        client.send((0..<50).map { get("/\($0)") }.joined())
        #expect((0..<50).allSatisfy { client.answer()?.body == "\($0)" })
        client.send(get("/last", fields: "Connection: close\r\n"))
        #expect(client.answer()?.body == "last")
        #expect(client.isClosed())
    }

    @Test("The state that the reader has is not sent again")
    func entityTags() throws {
        let server = try HTTPServer { _ in
            Response(.ok, fields: ["ETag": "W/\"v7\"", "Content-Type": "text/plain"], body: Array("text".utf8))
        }
        let client = try RawClient(server.port)
        client.send(get("/", fields: "If-None-Match: \"v7\"\r\n"))
        let same = try #require(client.answer())
        #expect(same.status == 304)
        #expect(same.field("ETag") == "W/\"v7\"")
        #expect(same.field("Cache-Control") == "private, no-cache")
        #expect(same.field("Content-Type") == nil)
        client.send(get("/", fields: "If-None-Match: \"v6\"\r\n"))
        #expect(client.answer()?.body == "text")
        client.send(get("/", method: "POST", fields: "If-None-Match: \"v7\"\r\n", body: "x"))
        #expect(client.answer()?.status == 200)
    }

    @Test("An error of the handler tells the reader nothing of its cause")
    func errors() throws {
        struct Broken: Error {}
        let server = try HTTPServer { request in
            if request.path.isEmpty { throw Broken() }
            return .text(try request.form()["a"] ?? "")
        }
        let broken = try exchange(server.port, get("/"))
        #expect(broken?.status == 500)
        #expect(broken?.body == "Something went wrong here; go back and try again\n")
        #expect(try exchange(server.port, get("/a", method: "POST", body: "x"))?.status == 415)
    }

    @Test("Every answer guards the reader unless the handler says otherwise")
    func guards() throws {
        let server = try HTTPServer { request in
            var response = Response.text("x")
            if request.path == ["own"] {
                response.fields["Content-Security-Policy"] = "default-src 'self'"
                response.fields["Cache-Control"] = "public, max-age=60"
            }
            // Framing is not the handler's: these are left out.
            response.fields["Content-Length"] = "99"
            response.fields["Transfer-Encoding"] = "chunked"
            return response
        }
        let usual = try #require(try exchange(server.port, get("/")))
        #expect(usual.body == "x")
        #expect(usual.field("X-Content-Type-Options") == "nosniff")
        #expect(usual.field("Referrer-Policy") == "no-referrer")
        #expect(usual.field("Content-Security-Policy") == GuardingFields.strictPolicy)
        #expect(usual.field("Cache-Control") == "no-store")
        let own = try #require(try exchange(server.port, get("/own")))
        #expect(own.field("Content-Security-Policy") == "default-src 'self'")
        #expect(own.field("Cache-Control") == "public, max-age=60")
        let refused = try #require(try exchange(server.port, get("/%")))
        #expect(refused.field("X-Content-Type-Options") == "nosniff")
    }

    @Test("A router answers what is unknown, and what an address doesn't do")
    func router() throws {
        var router = Router<String>()
        router.add(.get, "/sessions/:number", "session")
        let served = router
        let server = try HTTPServer { request in
            served.response(to: request) { action, values in .text("\(action) \(values["number"] ?? "")") }
        }
        #expect(try exchange(server.port, get("/sessions/2"))?.body == "session 2")
        #expect(try exchange(server.port, get("/none"))?.status == 404)
        let wrong = try exchange(server.port, get("/sessions/2", method: "DELETE"))
        #expect(wrong?.status == 405)
        #expect(wrong?.field("Allow") == "GET, HEAD")
    }
}
