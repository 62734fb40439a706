import Glibc

/// What is typed in a terminal: single keys, without waiting for the end of a line, and whole lines.
struct Keyboard {
    /// The next key as a character; nothing at the end of the input.
    func key() -> String? {
        var before = termios()
        guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
        var raw = before
        // Signals stay off as well, so that Ctrl-C leaves by the same door as 'q' and the terminal is left in order.
        raw.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG)
        tcsetattr(STDIN_FILENO, TCSANOW, &raw)
        defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
        guard let first = byte() else { return nil }
        var bytes = [first]
        let more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : first >= 0xC0 ? 1 : 0
        for _ in 0..<more { if let next = byte() { bytes.append(next) } }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The next line, edited and shown by the terminal itself; nothing at the end of the input.
    ///
    /// It is read byte by byte: what was typed ahead of the next question stays for it.
    func line() -> String? {
        var bytes: [UInt8] = []
        while let next = byte() {
            if next == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(next)
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private func byte() -> UInt8? {
        var byte: UInt8 = 0
        while true {
            let count = read(STDIN_FILENO, &byte, 1)
            if count == 1 { return byte }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }
}
