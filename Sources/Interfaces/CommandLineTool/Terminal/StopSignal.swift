import Glibc

/// The signals by which people and service managers end a program that runs on.
///
/// They are held back before any thread is started, since threads inherit that; then one place waits for them.
struct StopSignal {
    private var signals = sigset_t()

    /// Holds the signals back; until ``wait()`` nothing ends the program.
    init() {
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    /// Waits for one of them.
    func wait() {
        var signals = signals
        var caught: Int32 = 0
        while sigwait(&signals, &caught) != 0 {}
    }
}
