import Foundation
import Testing

/// A program that is killed at one of its writing system calls, as by a power cut between two instructions.
///
/// `strace` counts the calls of a run, then kills a run of the same command at the first, the second … call of each
/// name, before the call has an effect; so every state that a power cut can leave is met.
struct Stops {
    /// The system calls by which a program changes what is on the disk.
    static let writing = [
        "write", "pwrite64", "writev", "pwritev", "fsync", "fdatasync", "ftruncate", "fallocate", "rename", "renameat",
        "renameat2", "link", "linkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir", "chmod", "fchmod", "msync",
        "copy_file_range", "sendfile",
    ]

    /// One place at which a run is stopped: the n-th call of a name.
    struct Point: CustomStringConvertible {
        let call: String
        let number: Int

        var description: String { "\(call) \(number)" }
    }

    static let strace: URL? = ["/usr/bin/strace", "/usr/local/bin/strace"].map { URL(fileURLWithPath: $0) }
        .first { FileManager.default.isExecutableFile(atPath: $0.path) }

    /// Whether programs can be traced on this machine: a container may forbid it.
    static let areTried: Bool = {
        guard let strace, let place = try? Workplace() else { return false }
        let outcome = try? place.suivi.run(strace, ["-f", "-o", "/dev/null", "/bin/true"])
        return outcome?.code == 0
    }()

    /// The points of a command, in a workplace that it may change.
    static func points(of arguments: [String], in place: Workplace) throws -> [Point] {
        let strace = try #require(strace)
        let log = place.path("trace.log")
        let outcome = try place.suivi.run(
            strace,
            [
                "-f", "-qq", "-o", log.path, "-e", "trace=" + writing.map { "?" + $0 }.joined(separator: ","),
                Suivi.program.path,
            ]
                + arguments
        )
        try #require(outcome.code == 0, "\(outcome.errors)")
        var counts: [String: Int] = [:]
        for line in try String(contentsOf: log, encoding: .utf8).split(separator: "\n") {
            // "1234 fsync(5) = 0": the process, the call.
            guard let call = line.split(separator: " ").dropFirst().first?.split(separator: "(").first else { continue }
            if writing.contains(String(call)) { counts[String(call), default: 0] += 1 }
        }
        return counts.sorted { $0.key < $1.key }.flatMap { entry in
            (1...entry.value).map { Point(call: entry.key, number: $0) }
        }
    }

    /// Runs a command and kills it at a point.
    ///
    /// Returns whether it was killed there.
    static func run(_ arguments: [String], until point: Point, in place: Workplace) throws -> Bool {
        let strace = try #require(strace)
        let outcome = try place.suivi.run(
            strace,
            [
                "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(point.call)", "-e",
                "inject=\(point.call):signal=KILL:when=\(point.number)", Suivi.program.path,
            ] + arguments
        )
        return outcome.code != 0
    }
}
