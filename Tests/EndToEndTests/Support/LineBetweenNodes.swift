import Foundation
import Testing

/// Two participants' folders whose mechanism is founded by the built program, and a server of the first.
final class LineBetweenNodes {
    let norvane: Workplace
    let alda: Workplace
    private var server: Process?
    private var relay: Process?
    /// Where the first node is asked.
    private(set) var address = ""
    /// Where it listens, also where it is asked by a relay.
    private var serverAddress = ""

    init() throws {
        norvane = try Workplace()
        alda = try Workplace()
        for (place, name) in [(norvane, "norvane"), (alda, "alda")] {
            let commands: [[String]] = [
                ["init", "--participant", "\(name).example", "--mechanism", "rivers"],
                ["party", "norvane", "--kind", "state", "--name", "en=Republic of Norvane"],
                ["party", "rivers", "--kind", "confederation", "--name", "en=Confederation of the Three Rivers"],
                ["party", "alda", "--kind", "state", "--name", "en=Alda", "--member-of", "rivers", "--presides"],
                ["mechanism", "--name", "en=Joint River Commission", "--party", "norvane", "--party", "rivers"],
                ["found", "--card", "own.card"] + (name == "alda" ? ["--for", "rivers"] : []),
            ]
            for command in commands { try Self.run(command, in: place) }
        }
        let cards = (norvane.path("own.card").path, alda.path("own.card").path)
        let shown = try norvane.json("found", cards.1)
        let words = try #require(shown["words"] as? String)
        try Self.run(["found", cards.1, "--words", words], in: norvane)
        try Self.run(["found", cards.0, "--words", words], in: alda)
    }

    deinit {
        // What asks it to end may be blocked in a program that was started from a test's thread.
        if let relay, relay.isRunning { kill(relay.processIdentifier, SIGKILL) }
        stop()
    }

    @discardableResult
    static func run(_ arguments: [String], in place: Workplace) throws -> String {
        let outcome = try place.suivi.run(Suivi.program, arguments)
        try #require(outcome.code == 0, "\(arguments.joined(separator: " ")): \(outcome.errors)")
        return outcome.output
    }

    /// Starts the server of the first node.
    func serve(_ options: String...) throws {
        let arguments = ["serve", "--port", "0", "--exchange", "127.0.0.1:0"] + options
        (server, address) = try start(Suivi.program, arguments, in: norvane, until: "exchange at ")
        serverAddress = address
    }

    /// Makes a certificate for this machine, and starts the server with it.
    func serveByTLS() throws {
        let made = try norvane.suivi.run(
            URL(fileURLWithPath: "/usr/bin/env"),
            [
                "openssl", "req", "-x509", "-newkey", "ed25519", "-nodes", "-keyout", "own.key", "-out", "own.pem",
                "-days", "2", "-subj", "/CN=norvane", "-addext", "subjectAltName=IP:127.0.0.1",
            ]
        )
        try #require(made.code == 0, "\(made.errors)")
        try serve("--certificate", "own.pem", "--key", "own.key")
    }

    /// The command by which the second node exchanges with the first.
    var sync: [String] {
        ["sync", "norvane", "--address", address]
            + (address.hasPrefix("https") ? ["--certificate", norvane.path("own.pem").path] : [])
    }

    /// Ends the server.
    func stop() {
        guard let server, server.isRunning else { return }
        server.terminate()
        server.waitUntilExit()
    }

    /// How a relay treats what goes through it.
    enum Treatment: String {
        /// Every connection is cut after so many bytes of answers.
        case cut
        /// After so many bytes of answers nothing goes on, and nothing is cut.
        case stall
        /// The first answer to what was brought is lost, with its connection.
        case lose
    }

    /// Puts a relay in between that counts bytes.
    func relay(_ treatment: Treatment = .cut, after limit: Int? = nil) throws {
        if let relay, relay.isRunning { kill(relay.processIdentifier, SIGKILL) }
        try Data(Self.relayScript.utf8).write(to: norvane.path("relay.py"))
        let port = try #require(serverAddress.split(separator: ":").last)
        let arguments = ["python3", "relay.py", String(port), limit.map(String.init) ?? "0", treatment.rawValue]
        let python = URL(fileURLWithPath: "/usr/bin/env")
        let (process, place) = try start(python, arguments, in: norvane, until: "relay at ")
        relay = process
        address = "\(serverAddress.hasPrefix("https") ? "https" : "http")://127.0.0.1:\(place)"
    }

    /// The bytes that went through the relay: requests, answers.
    func counted() throws -> (up: Int, down: Int, connections: Int) {
        let text = try String(contentsOf: norvane.path("count"), encoding: .utf8)
        let numbers = text.split(separator: " ").compactMap { Int($0) }
        try #require(numbers.count == 3)
        return (numbers[0], numbers[1], numbers[2])
    }

    /// Starts an exchange from the second node, without waiting for its end.
    func beginSync() throws -> Process {
        let process = Process()
        process.executableURL = Suivi.program
        process.arguments = sync
        process.currentDirectoryURL = alda.folder
        process.environment = ["LC_ALL": "C", "SUIVI_PASSPHRASE_FILE": alda.path("passphrase").path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        return process
    }

    private func start(
        _ program: URL,
        _ arguments: [String],
        in place: Workplace,
        until mark: String
    ) throws -> (Process, String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = place.folder
        process.environment = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin", "LC_ALL": "C",
            "SUIVI_PASSPHRASE_FILE": place.path("passphrase").path,
        ]
        let log = place.path("\(UUID().uuidString).log")
        try Data().write(to: log)
        let handle = try FileHandle(forWritingTo: log)
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        var text = ""
        for _ in 0..<600 {
            text = try String(contentsOf: log, encoding: .utf8)
            if let found = text.range(of: mark), let end = text[found.upperBound...].firstIndex(of: "\n") {
                return (process, String(text[found.upperBound..<end]))
            }
            if !process.isRunning { break }
            usleep(50_000)
        }
        process.terminate()
        Issue.record("the program did not start: \(text)")
        throw CancellationError()
    }

    private static let relayScript = """
        import socket, sys, threading
        target, limit, treatment = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
        counts, lost, lock = [0, 0, 0], [], threading.Lock()
        def note(place, number):
            with lock:
                counts[place] += number
                with open("count", "w") as file: file.write("%d %d %d" % tuple(counts))
        def copy(source, sink, place, both):
            left = limit if place == 1 and limit else None
            try:
                while True:
                    piece = source.recv(65536 if left is None else min(left, 65536))
                    if not piece: break
                    if treatment == "lose" and place == 0 and b" /exchange/push" in piece and not lost: lost.append(both)
                    if place == 1 and both in lost: break
                    note(place, len(piece))
                    sink.sendall(piece)
                    if left is not None:
                        left -= len(piece)
                        if left <= 0 and treatment == "stall": threading.Event().wait()
                        if left <= 0: break
            except OSError:
                pass
            for end in both:
                try: end.shutdown(socket.SHUT_RDWR)
                except OSError: pass
        listener = socket.create_server(("127.0.0.1", 0))
        print("relay at", listener.getsockname()[1], flush=True)
        while True:
            client, _ = listener.accept()
            note(2, 1)
            server = socket.create_connection(("127.0.0.1", target))
            for source, sink, place in ((client, server, 0), (server, client, 1)):
                threading.Thread(target=copy, args=(source, sink, place, (client, server)), daemon=True).start()
        """
}
