import Dispatch
import Glibc
import HTTPModel
import HTTPServer
import Synchronization
import Testing

@Suite("Life of a server")
struct ServerLifeTests {
    @Test("Many clients at once are all answered, each with its own answer")
    func parallel() throws {
        let server = try HTTPServer { request in .text(request.path.joined() + String(repeating: ".", count: 2000)) }
        let right = Atomic(0)
        DispatchQueue.concurrentPerform(iterations: 16) { client in
            guard let connection = try? RawClient(server.port) else { return }
            for number in 0..<100 {
                connection.send(get("/\(client)-\(number)"))
                let answer = connection.answer()?.body
                if answer == "\(client)-\(number)" + String(repeating: ".", count: 2000) {
                    right.add(1, ordering: .relaxed)
                }
            }
        }
        #expect(right.load(ordering: .relaxed) == 1600)
    }

    @Test("A thousand connections one after the other leave nothing behind")
    func sequential() throws {
        let server = try HTTPServer(configuration: .init(threads: 1, connections: 4)) { _ in .text("x") }
        for _ in 0..<1000 {
            guard try exchange(server.port, get("/", fields: "Connection: close\r\n"))?.body == "x" else {
                Issue.record("a request was not answered")
                return
            }
        }
    }

    @Test("Stopping finishes what has begun, takes nothing new, and closes what is idle")
    func stopping() throws {
        let hasBegun = DispatchSemaphore(value: 0)
        let mayEnd = DispatchSemaphore(value: 0)
        let hasStopped = DispatchSemaphore(value: 0)
        let server = try HTTPServer { request in
            if request.path == ["slow"] {
                hasBegun.signal()
                mayEnd.wait()
            }
            return .text("finished")
        }
        let port = server.port
        let idle = try RawClient(port)
        idle.send(get("/"))
        #expect(idle.answer()?.status == 200)
        let busy = try RawClient(port)
        busy.send(get("/slow"))
        hasBegun.wait()
        DispatchQueue.global().async {
            server.stop()
            hasStopped.signal()
        }
        // The server takes no more connections once it is stopping, though the busy one goes on.
        var tries = 0
        while tries < 1000, (try? RawClient(port)) != nil {
            tries += 1
            usleep(10_000)
        }
        #expect(tries < 1000)
        mayEnd.signal()
        let answer = busy.answer()
        #expect(answer?.body == "finished")
        #expect(answer?.field("Connection") == "close")
        #expect(busy.isClosed())
        hasStopped.wait()
        #expect(idle.isClosed())
        server.stop()
    }

    @Test("Stopping doesn't wait for ever for one who never finishes his request")
    func stoppingWithSlowClient() throws {
        let server = try HTTPServer { _ in .text("x") }
        let client = try RawClient(server.port)
        client.send("GET / HTTP/1.1\r\nHost: ")
        let half = try RawClient(server.port)
        half.send(get("/", method: "POST", fields: "Content-Length: 10\r\n") + "12345")
        server.stop(waitingAtMost: 1)
        #expect(client.isClosed())
        #expect(half.isClosed())
    }

    @Test("A server that nobody holds any more has stopped")
    func release() throws {
        var server: HTTPServer? = try HTTPServer { _ in .text("x") }
        let port = try #require(server?.port)
        #expect(try exchange(port, get("/"))?.body == "x")
        server = nil
        #expect(throws: (any Error).self) { try RawClient(port) }
    }

    @Test("A port is free again at once, and not given twice")
    func ports() throws {
        let first = try HTTPServer { _ in .text("1") }
        let port = first.port
        #expect(throws: HTTPServerError.portTaken(address: "127.0.0.1", port: port)) {
            try HTTPServer(configuration: .init(port: port)) { _ in .text("2") }
        }
        #expect(try exchange(port, get("/"))?.body == "1")
        first.stop()
        let second = try HTTPServer(configuration: .init(port: port)) { _ in .text("2") }
        #expect(try exchange(port, get("/"))?.body == "2")
        second.stop()
    }

    @Test("Other machines are let in only when that is said", arguments: ["0.0.0.0", "::", "192.0.2.1", "fe80::1"])
    func otherMachines(address: String) {
        #expect(throws: HTTPServerError.reachedFromOutside(address: address)) {
            try HTTPServer(configuration: .init(address: address)) { _ in .text("x") }
        }
    }

    @Test(
        "What is no numeric address is refused",
        arguments: ["", "localhost", "127.0.0.1:80", "127.0.0.1\0", "[::1]", "x"]
    )
    func addresses(address: String) {
        #expect(throws: HTTPServerError.notAnAddress(address)) {
            try HTTPServer(configuration: .init(address: address)) { _ in .text("x") }
        }
    }

    @Test("A server that is meant to be open is reached at every address of the machine")
    func open() throws {
        let server = try HTTPServer(configuration: .init(address: "0.0.0.0", isOpenToOtherMachines: true)) { _ in
            .text("open")
        }
        #expect(try exchange(server.port, get("/"))?.body == "open")
        #expect(throws: HTTPServerError.noSuchAddress("192.0.2.1")) {
            try HTTPServer(configuration: .init(address: "192.0.2.1", isOpenToOtherMachines: true)) { _ in .text("x") }
        }
    }

    @Test("Numbers out of reason are taken as the nearest reasonable ones")
    func numbers() throws {
        let none = HTTPServer.Configuration(
            threads: -1,
            connections: 0,
            headBytes: -5,
            bodyBytes: .min,
            idleSeconds: 0,
            requestSeconds: -9,
            slowestBytesPerSecond: 0
        )
        let small = try HTTPServer(configuration: none) { _ in .text("x") }
        #expect(try exchange(small.port, get("/"))?.body == "x")
        let huge = HTTPServer.Configuration(
            threads: 8,
            connections: .max,
            headBytes: .max,
            bodyBytes: .max,
            idleSeconds: .max,
            requestSeconds: .max,
            slowestBytesPerSecond: .max
        )
        let large = try HTTPServer(configuration: huge) { _ in .text("x") }
        #expect(try exchange(large.port, get("/"))?.body == "x")
    }

    @Test("An error says what is wrong and what to do")
    func errors() {
        #expect(
            HTTPServerError.portTaken(address: "127.0.0.1", port: 8080).description
                == "another program listens at port 8080 of '127.0.0.1'; stop it, or choose another port"
        )
        #expect(
            HTTPServerError.reachedFromOutside(address: "0.0.0.0").description
                == "other machines could reach '0.0.0.0'; listen at 127.0.0.1, or say that the server is meant to be open"
        )
    }
}
