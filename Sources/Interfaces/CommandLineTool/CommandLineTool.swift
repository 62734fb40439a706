import Consultations
import Glibc
import Operations
import Signing

/// The program as a process: its arguments, its environment, the clock and the random numbers of the machine.
public enum CommandLineTool {
    /// Runs the command line of this process.
    ///
    /// Returns the exit code.
    public static func run() -> Int32 {
        // Who stops reading ends the program by a failed write, not by a signal in the middle of a record.
        signal(SIGPIPE, SIG_IGN)
        // What a register holds is nobody else's, whatever folder it is put into.
        umask(0o077)
        return Program(environment: environment(), machine: machine()).run(Array(CommandLine.arguments.dropFirst()))
    }

    private static func machine() -> Machine {
        Machine(
            now: { Instant(secondsSinceEpoch: time(nil)) ?? .epoch },
            random: { RandomBytes.make($0) }
        )
    }

    private static func environment() -> [String: String] {
        var variables: [String: String] = [:]
        for name in [
            "SUIVI_REGISTER", "SUIVI_PASSPHRASE_FILE", "LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS",
        ] {
            if let value = getenv(name) { variables[name] = String(cString: value) }
        }
        return variables
    }
}
