import Glibc
import HTTPModel
import HTTPServer
import Testing

/// Clients that hold a connection without getting on.
///
/// They are given up by closing; how long that takes on a busy machine is not measured, only that it comes.
@Suite("Slow client")
struct SlowClientTests {
    private static func server(connections: Int = 64) throws -> HTTPServer {
        // Silence alone would be borne much longer: it is the deadline that is tested here.
        let configuration = HTTPServer.Configuration(
            threads: 2,
            connections: connections,
            idleSeconds: 600,
            requestSeconds: 1,
            slowestBytesPerSecond: 1 << 20
        )
        return try HTTPServer(configuration: configuration) { request in .text("\(request.body.count)") }
    }

    @Test(
        "One who is silent is cut off, wherever he stops",
        arguments: [
            "", "G", "GET / HTTP/1.1\r\nHost: loc", get("/", method: "POST", fields: "Content-Length: 9\r\n") + "1234",
            get("/", method: "POST", fields: "Transfer-Encoding: chunked\r\n") + "4\r\nab",
        ]
    )
    func silent(beginning: String) throws {
        let server = try Self.server()
        let client = try RawClient(server.port)
        client.send(beginning)
        #expect(client.isClosed())
    }

    @Test(
        "One who sends a byte now and then is cut off",
        arguments: [
            "", "GET / HTTP/1.1\r\nX-Long: ", get("/", method: "POST", fields: "Content-Length: 9000\r\n"),
            get("/", method: "POST", fields: "Transfer-Encoding: chunked\r\n") + "FFFF\r\n",
        ]
    )
    func dripping(beginning: String) throws {
        let server = try Self.server()
        let client = try RawClient(server.port)
        client.send(beginning)
        var bytes = 0
        while bytes < 600, client.send("a") {
            bytes += 1
            usleep(50_000)
        }
        #expect(bytes < 600)
    }

    @Test(
        "One who says that nothing more comes gets his answer, and is let go",
        arguments: [
            get("/"), "", "GET / HTTP/1.1\r\nHost: loc",
            get("/", method: "POST", fields: "Content-Length: 9\r\n") + "1234",
        ]
    )
    func endOfSending(text: String) throws {
        // Neither silence nor a deadline ends the connection within the client's patience.
        let configuration = HTTPServer.Configuration(threads: 2, idleSeconds: 600, requestSeconds: 600)
        let server = try HTTPServer(configuration: configuration) { request in .text("\(request.body.count)") }
        // Whether the server reads the last bytes and that word together is a matter of luck.
        for _ in 0..<100 {
            let client = try RawClient(server.port)
            client.send(text)
            client.finishSending()
            let rest = try #require(client.rest())
            #expect(rest.isEmpty == (text != get("/")))
        }
    }

    @Test("One who doesn't read the answer is cut off, and makes room for another")
    func notReading() throws {
        // More than all buffers on the way can hold.
        let size = 64 << 20
        let configuration = HTTPServer.Configuration(
            threads: 1,
            connections: 1,
            idleSeconds: 600,
            requestSeconds: 1,
            slowestBytesPerSecond: size
        )
        let server = try HTTPServer(configuration: configuration) { request in
            request.path.isEmpty ? Response(type: "text/plain", body: [UInt8](repeating: 97, count: size)) : .text("x")
        }
        let client = try RawClient(server.port)
        client.send(get("/"))
        // The one connection is taken until the first client is given up.
        var isServed = false
        for _ in 0..<100 where !isServed {
            isServed = try exchange(server.port, get("/x"))?.body == "x"
            if !isServed { usleep(100_000) }
        }
        #expect(isServed)
        let rest = try #require(client.rest())
        #expect(rest.count < size)
    }

    @Test("A large body on a slow line has the time that its size takes")
    func slowLine() throws {
        let configuration = HTTPServer.Configuration(idleSeconds: 600, requestSeconds: 1, slowestBytesPerSecond: 1024)
        let server = try HTTPServer(configuration: configuration) { request in .text("\(request.body.count)") }
        let client = try RawClient(server.port)
        client.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 60000\r\n\r\n")
        for _ in 0..<6 {
            client.send(String(repeating: "a", count: 10_000))
            usleep(400_000)
        }
        #expect(client.answer()?.body == "60000")
    }

    @Test("A handler that takes longer than a request may take is waited for")
    func slowHandler() throws {
        let configuration = HTTPServer.Configuration(idleSeconds: 1, requestSeconds: 1)
        let server = try HTTPServer(configuration: configuration) { _ in
            usleep(3_000_000)
            return .text("done")
        }
        #expect(try exchange(server.port, get("/"))?.body == "done")
    }

    @Test("Idle connections up to the limit keep nobody out for long")
    func connectionLimit() throws {
        let server = try Self.server(connections: 8)
        let idle = try (0..<40).map { _ in try RawClient(server.port) }
        // A connection beyond the limit waits or is closed; sooner or later one gets through.
        var isServed = false
        for _ in 0..<100 where !isServed {
            isServed = try exchange(server.port, get("/"))?.status == 200
            if !isServed { usleep(100_000) }
        }
        #expect(isServed)
        #expect(idle.allSatisfy { $0.isClosed() })
    }
}
