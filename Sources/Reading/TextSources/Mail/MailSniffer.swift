/// Tells a stored message from plain text.
enum MailSniffer {
    /// Fields that programs write and people don't.
    private static let technical: Set<String> = [
        "mime-version", "message-id", "received", "return-path", "content-type", "content-transfer-encoding",
        "delivered-to", "dkim-signature", "x-mailer", "user-agent", "in-reply-to", "references",
    ]
    /// Fields that every message has (RFC 5322 §3.6).
    private static let required: Set<String> = ["from", "date"]

    /// Whether the first lines are the header of a message: nothing but fields, some of them only a program's.
    ///
    /// A note that opens with "From: … Subject: …" typed by a person stays a plain text.
    static func isMail(_ bytes: [UInt8]) -> Bool {
        let beginning = 0..<min(bytes.count, 64 << 10)
        let head = MailHead(bytes, in: beginning)
        let names = Set(head.fields.map(\.name))
        return !names.isDisjoint(with: technical) && !names.isDisjoint(with: required)
    }
}
