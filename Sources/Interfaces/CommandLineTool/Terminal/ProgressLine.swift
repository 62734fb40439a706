import Arguments
import Glibc
import Messages

/// One line on standard error that tells how far long work has come; silent where standard error is no terminal.
struct ProgressLine {
    private let console: Console
    private let width: Int?
    private var last: ContinuousClock.Instant?
    private var isOpen = false

    /// How often the line is written anew.
    private static let pause = Duration.milliseconds(100)

    init(console: Console) {
        self.console = console
        width = Console.columns(of: STDERR_FILENO)
    }

    /// Shows a message, unless one was shown just before.
    mutating func show(_ message: @autoclosure () -> Message) {
        guard let width else { return }
        let now = ContinuousClock.now
        if let last, now - last < Self.pause { return }
        last = now
        isOpen = true
        console.whisper("\r\u{1B}[K" + console.text(message()).shown.shortened(to: max(20, width - 1)))
    }

    /// Takes the line away, so that something else can be said.
    mutating func clear() {
        guard isOpen else { return }
        isOpen = false
        last = nil
        console.whisper("\r\u{1B}[K")
    }
}
