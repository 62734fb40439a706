/// The paragraphs of a plain text of a message.
enum MailText {
    /// Cuts a text at its empty lines; in a flowed text (RFC 3676) lines that were broken for the way are joined.
    ///
    /// What follows the line `-- ` is the sender's signature (§4.3).
    static func paragraphs(
        of utf8: [UInt8],
        isFlowed: Bool,
        deletesSpace: Bool
    ) -> [(utf8: [UInt8], isSignature: Bool)] {
        var result: [(utf8: [UInt8], isSignature: Bool)] = []
        var paragraph: [UInt8] = []
        var isSignature = false
        var goesOn = false
        func end() {
            if !paragraph.isEmpty { result.append((paragraph, isSignature)) }
            paragraph = []
            goesOn = false
        }
        var lines = MailLines(utf8, in: 0..<utf8.count)
        while let (range, _) = lines.next() {
            var line = utf8[range]
            if line.elementsEqual("-- ".utf8) {
                end()
                isSignature = true
                continue
            }
            // A space was put before lines that begin with one (§4.4).
            if isFlowed, line.first == 0x20 { line = line.dropFirst() }
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                end()
                continue
            }
            if !paragraph.isEmpty, !goesOn { paragraph.append(0x0A) }
            goesOn = isFlowed && line.last == 0x20
            paragraph += goesOn && deletesSpace ? line.dropLast() : line
        }
        end()
        return result
    }
}
