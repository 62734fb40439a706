import Glibc

/// Takes what a child writes, until it ends or reaches a limit.
struct Collector {
    let child: pid_t
    let output: Int32
    let errors: Int32
    let limits: ProcessLimits
    private(set) var written: [UInt8] = []
    private(set) var complaint: [UInt8] = []

    init(child: pid_t, output: Int32, errors: Int32, limits: ProcessLimits) {
        self.child = child
        self.output = output
        self.errors = errors
        self.limits = limits
    }

    /// The child's exit code, once it has ended and is gone from the table of processes.
    mutating func wait() throws(ProcessError) -> Int32 {
        let deadline = Self.milliseconds() + limits.wallSeconds * 1000
        do {
            try collect(until: deadline)
            try waitForEnd(until: deadline)
        } catch {
            _ = end()
            throw error
        }
        return try code(of: end())
    }

    /// Kills what is left of the child and of what it started, and takes it out of the table of processes.
    ///
    /// Until then its number can't be given to another process, so that nobody else is met.
    private func end() -> Int32 {
        kill(-child, SIGKILL)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status
    }

    private mutating func collect(until deadline: Int) throws(ProcessError) {
        var open = [output, errors]
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while !open.isEmpty {
            let left = deadline - Self.milliseconds()
            guard left > 0 else { throw .tookTooLong(seconds: limits.wallSeconds) }
            var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let ready = poll(&waiting, nfds_t(waiting.count), Int32(clamping: left))
            if ready < 0, errno != EINTR { throw .notStarted(code: errno) }
            guard ready > 0 else { continue }
            for entry in waiting where entry.revents != 0 {
                let count = read(entry.fd, &piece, piece.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    open.removeAll { $0 == entry.fd }
                    continue
                }
                if entry.fd == output {
                    guard written.count + count <= limits.outputBytes else {
                        throw .tooMuchOutput(limit: limits.outputBytes)
                    }
                    written.append(contentsOf: piece.prefix(count))
                } else if complaint.count < 4096 {
                    complaint.append(contentsOf: piece.prefix(min(count, 4096 - complaint.count)))
                }
            }
        }
    }

    /// Waits until the child has ended; it stays in the table of processes.
    private func waitForEnd(until deadline: Int) throws(ProcessError) {
        // It has closed its output, so it ends within moments, or is killed at the deadline.
        while true {
            var information = siginfo_t()
            let ended = waitid(P_PID, id_t(child), &information, WEXITED | WNOHANG | WNOWAIT)
            if ended == 0, information.si_signo == SIGCHLD { return }
            if ended < 0, errno != EINTR { throw .notStarted(code: errno) }
            guard Self.milliseconds() < deadline else { throw .tookTooLong(seconds: limits.wallSeconds) }
            usleep(1000)
        }
    }

    private func code(of status: Int32) throws(ProcessError) -> Int32 {
        // The macros of <sys/wait.h>: the low seven bits are the signal, the next byte is the code.
        let signal = status & 0x7F
        if signal == 0 { return status >> 8 & 0xFF }
        if signal == SIGXCPU || signal == SIGKILL { throw .tookTooLong(seconds: limits.cpuSeconds) }
        throw .ended(signal: signal)
    }

    private static func milliseconds() -> Int {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        return now.tv_sec * 1000 + now.tv_nsec / 1_000_000
    }
}
