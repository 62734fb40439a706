import CSpawn
import Glibc

/// Runs a program on bytes, in a process of its own with hard limits, and takes what it writes.
///
/// No shell is involved: the arguments reach the program as they are. The bytes are its standard input, as a file in
/// memory that it can seek in and not change. It sees no environment but the one given here, no other open file, and can
/// write no file. It is killed, with all that it may have started, when a limit is reached.
public struct ChildProcess: Sendable {
    /// What is started.
    public let program: Program
    /// What follows the program's name.
    public var arguments: [String]
    /// All variables that the program sees.
    public var environment: [String: String]
    /// What it may use.
    public var limits: ProcessLimits

    /// What a program left behind.
    public struct Result: Hashable, Sendable {
        /// The exit code.
        public let code: Int32
        /// Its standard output.
        public let output: [UInt8]
        /// The first kilobytes of its standard errors.
        public let complaint: String
    }

    /// Prepares a run.
    public init(
        _ program: Program,
        arguments: [String],
        environment: [String: String] = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"],
        limits: ProcessLimits = ProcessLimits()
    ) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.limits = limits
    }

    /// Starts the program, waits for its end and returns what it wrote.
    ///
    /// A program that ends with a code of its own has a result, whatever the code.
    public func run(on input: [UInt8] = []) throws(ProcessError) -> Result {
        let file = input.withUnsafeBytes { cspawn_memory_file($0.baseAddress, UInt64($0.count)) }
        guard file >= 0 else { throw .notStarted(code: errno) }
        defer { close(file) }
        guard let output = Pipe() else { throw .notStarted(code: errno) }
        guard let errors = Pipe() else { throw .notStarted(code: errno) }
        let child = try start(input: file, output: output.writing, errors: errors.writing)
        output.closeWriting()
        errors.closeWriting()
        var collector = Collector(
            child: child,
            output: output.reading,
            errors: errors.reading,
            limits: limits
        )
        let code = try collector.wait()
        return Result(
            code: code,
            output: collector.written,
            complaint: String(decoding: collector.complaint, as: UTF8.self)
        )
    }

    private func start(input: Int32, output: Int32, errors: Int32) throws(ProcessError) -> pid_t {
        var bounds = cspawn_limits(
            cpu_seconds: UInt64(max(limits.cpuSeconds, 1)),
            memory_bytes: UInt64(max(limits.memoryBytes, 1)),
            // Pipes are not files: nothing else may be written.
            written_bytes: 0,
            open_files: 64
        )
        var child: pid_t = -1
        let variables = environment.sorted { $0.key < $1.key }.map { $0.key + "=" + $0.value }
        let code = withCStrings([program.path] + arguments) { arguments in
            withCStrings(variables) { variables in
                cspawn_start(program.path, arguments, variables, input, output, errors, &bounds, &child)
            }
        }
        guard code == 0 else { throw .notStarted(code: code) }
        return child
    }

    /// Both ends of a pipe, each closed at the latest with it.
    private final class Pipe {
        let reading: Int32
        private(set) var writing: Int32

        init?() {
            var ends: [Int32] = [-1, -1]
            guard cspawn_pipe(&ends) == 0 else { return nil }
            (reading, writing) = (ends[0], ends[1])
        }

        func closeWriting() {
            if writing >= 0 { close(writing) }
            writing = -1
        }

        deinit {
            close(reading)
            closeWriting()
        }
    }
}

/// Calls a function with texts as C has them, a null at the end.
private func withCStrings<Value>(
    _ texts: [String],
    _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Value
) -> Value {
    var pointers = texts.map { strdup($0) }
    pointers.append(nil)
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeBufferPointer { buffer in
        // The array is never empty: it ends with the null.
        buffer.baseAddress.map(body) ?? withUnsafePointer(to: nil, body)
    }
}
