import ChildProcess
import Glibc
import Testing

@Suite("Child process")
struct ChildProcessTests {
    private func program(_ name: String) throws -> Program {
        try #require(Program(named: name, in: ["/usr/bin", "/bin"]), "every Debian has \(name)")
    }

    private func run(
        _ name: String,
        _ arguments: [String],
        on input: [UInt8] = [],
        limits: ProcessLimits = ProcessLimits()
    ) throws -> ChildProcess.Result {
        try ChildProcess(program(name), arguments: arguments, limits: limits).run(on: input)
    }

    @Test func `what goes in comes out`() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let result = try run("cat", [], on: bytes)
        #expect(result.output == bytes)
        #expect(result.code == 0)
        #expect(result.complaint.isEmpty)
    }

    @Test func `an input of nothing ends at once`() throws {
        #expect(try run("cat", []).output.isEmpty)
    }

    @Test func `arguments reach the program as they are, whatever a shell would do with them`() throws {
        let arguments = ["$(touch x)", "; ls", "a b", "*", "'", "\"", "", "\u{202E}é"]
        let result = try run("printf", ["%s|"] + arguments)
        #expect(String(decoding: result.output, as: UTF8.self) == arguments.map { $0 + "|" }.joined())
    }

    @Test func `the exit code and the complaint come back`() throws {
        let result = try run("sh", ["-c", "echo no >&2; exit 7"])
        #expect(result.code == 7)
        #expect(result.complaint == "no\n")
    }

    @Test func `the environment is what was given and nothing else`() throws {
        var child = ChildProcess(try program("env"), arguments: [])
        child.environment = ["A": "1", "B": "two words"]
        #expect(String(decoding: try child.run().output, as: UTF8.self) == "A=1\nB=two words\n")
    }

    @Test func `a child that sleeps is stopped after its time`() {
        #expect(throws: ProcessError.tookTooLong(seconds: 1)) {
            try run("sleep", ["60"], limits: ProcessLimits(wallSeconds: 1))
        }
    }

    @Test func `a child that has closed its output and sleeps is stopped, too`() {
        #expect(throws: ProcessError.tookTooLong(seconds: 1)) {
            try run("sh", ["-c", "exec >&- 2>&-; sleep 60"], limits: ProcessLimits(wallSeconds: 1))
        }
    }

    @Test func `a child that computes without end is stopped by its processor time`() {
        #expect(throws: ProcessError.tookTooLong(seconds: 1)) {
            try run("sh", ["-c", "while :; do :; done"], limits: ProcessLimits(wallSeconds: 30, cpuSeconds: 1))
        }
    }

    @Test func `a child that writes without end is stopped`() {
        #expect(throws: ProcessError.tooMuchOutput(limit: 100_000)) {
            try run("yes", [], limits: ProcessLimits(outputBytes: 100_000))
        }
    }

    @Test func `complaints without end are taken off the pipe and cut`() throws {
        let result = try run("sh", ["-c", "yes | head -c 1000000 >&2; echo done"])
        #expect(result.complaint.utf8.count == 4096)
        #expect(result.output == Array("done\n".utf8))
    }

    @Test func `memory beyond the limit is not given`() throws {
        let hungry = "head -c 200000000 /dev/zero | tail -c 199999999 | wc -c"
        let result = try run("sh", ["-c", hungry], limits: ProcessLimits(memoryBytes: 64 << 20))
        #expect(String(decoding: result.output, as: UTF8.self) != "199999999\n")
    }

    @Test func `no file can be written, and a program that tries may go on`() throws {
        let result = try run("sh", ["-c", "f=$(mktemp) && echo text > $f; wc -c < $f; rm -f $f"])
        #expect(String(decoding: result.output, as: UTF8.self) == "0\n")
        #expect(result.code == 0)
    }

    @Test func `no other open file of ours is seen`() throws {
        let secret = open("/etc/passwd", O_RDONLY)
        defer { close(secret) }
        let result = try run("ls", ["/proc/self/fd"])
        let seen = String(decoding: result.output, as: UTF8.self).split(separator: "\n")
        // The fourth is the folder that ls itself opens.
        #expect(seen == ["0", "1", "2", "3"])
    }

    @Test func `what the child started is killed with it`() throws {
        let result = try run("sh", ["-c", "sleep 60 >/dev/null 2>&1 </dev/null & echo $!"])
        let text = String(decoding: result.output, as: UTF8.self)
        let number = try #require(pid_t(text.dropLast()))
        // Killed, it may stay as a zombie until init takes it; it runs no more in either case.
        var state = Self.state(of: number)
        for _ in 0..<200 where state != nil && state != "Z" {
            usleep(10_000)
            state = Self.state(of: number)
        }
        #expect(state == nil || state == "Z")
    }

    private static func state(of number: pid_t) -> Character? {
        guard let file = fopen("/proc/\(number)/stat", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        guard fgets(&line, 256, file) != nil else { return nil }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.split(separator: ")").last?.first { $0 != " " }
    }

    @Test func `a file that is no program is said not to start`() throws {
        let program = try #require(Program(named: "ldd", in: ["/usr/bin"]))
        // A script whose interpreter is missing would be the same error.
        #expect(throws: Never.self) { try ChildProcess(program, arguments: ["--version"]).run() }
        #expect(Program(named: "passwd", in: ["/etc"]) == nil)
        #expect(Program(named: "no-such-program", in: Program.usualFolders) == nil)
    }

    @Test func `folders that are not given from the root are passed over`() {
        #expect(Program(named: "cat", in: ["bin", ".", ""]) == nil)
        #expect(Program(named: "cat", in: ["", "/nowhere", "/bin"])?.path == "/bin/cat")
    }

    @Test func `several run at once without waiting for each other's pipes`() async throws {
        let outputs = try await withThrowingTaskGroup(of: [UInt8].self) { group in
            for number in 0..<8 {
                group.addTask { try run("cat", [], on: [UInt8](repeating: UInt8(number), count: 100_000)).output }
            }
            var outputs: [UInt8: Int] = [:]
            for try await output in group { outputs[output.first ?? 255] = output.count }
            return outputs
        }
        #expect(outputs.count == 8)
        #expect(outputs.values.allSatisfy { $0 == 100_000 })
    }
}
