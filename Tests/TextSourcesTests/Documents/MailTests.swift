import Testing
import TextSources

@Suite("Messages")
struct MailTests {
    private func message(_ head: String, _ body: String) throws -> SourceText {
        try read(Array(("Message-ID: <1@halvik.example>\nFrom: a@halvik.example\n" + head + "\n\n" + body).utf8))
    }

    static let subjects: [(field: String, text: String)] = [
        ("plain", "plain"), ("=?utf-8?q?Caf=C3=A9_=26_th=C3=A9?=", "Café & thé"),
        ("=?UTF-8?B?0J/RgNC40LLQtdGC?=", "Привет"), ("=?koi8-r?B?8NLJ18XU?=", "Привет"),
        ("=?windows-1251?Q?=CF=F0=E8=E2=E5=F2?=", "Привет"), ("=?iso-8859-1*fr?Q?=E9t=E9?=", "été"),
        // White space between encoded words is not part of the text; a character may be cut in two.
        ("=?utf-8?Q?a?= =?utf-8?Q?b?=", "ab"), ("=?utf-8?Q?=C3?=\n =?utf-8?Q?=A9?=", "é"),
        ("x =?utf-8?Q?a?= y", "x a y"), ("=?nowhere?Q?a?=", "a"), ("=?utf-8?X?a?=", "=?utf-8?X?a?="),
        ("=?utf-8?Q?a", "=?utf-8?Q?a"), ("folded\n\there", "folded here"), ("naïve", "naïve"),
    ]

    @Test(arguments: subjects)
    func `the subject is decoded`(field: String, text: String) throws {
        let read = try message("Subject: " + field, "body")
        #expect(pieces(read.headings, of: read) == [text])
        #expect(proper(read) == text + "\n\nbody")
    }

    static let bodies: [(head: String, body: String, text: String)] = [
        ("Content-Type: text/plain", "a\n\nb\nc\n", "a\n\nb\nc"),
        (
            "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8",
            "caf=C3=A9=\n s=\r\n.", "café s."
        ),
        ("Content-Transfer-Encoding: quoted-printable", "a=b =zz = \nc", "a=b =zz c"),
        ("Content-Transfer-Encoding: BASE64\nContent-Type: text/plain; charset=\"koi8-r\"", "8NLJ\n18XU", "Привет"),
        ("Content-Transfer-Encoding: base64", "YWJj*ZA==ZWY=", "abcdef"),
        ("Content-Type: text/plain; charset=windows-1252", "caf\u{E9}", "café"),
        ("Content-Type: text/plain; charset=us-ascii", "caf\u{E9}", "café"),
        ("Content-Type: text/plain; format=flowed", "one \ntwo\n three \n\n-- \nA. Example", "one two\nthree"),
        ("Content-Type: text/plain; format=flowed; delsp=yes", "Hal \nvik", "Halvik"),
        ("Content-Type: text/html; charset=utf-8", "<p>a<p>b&eacute;", "a\n\nbé"),
        ("Content-Type: multipart/mixed; boundary=x", "no\n--x\n\na\n--x\n\nb\n--x--\nno", "a\n\nb"),
        ("Content-Type: multipart/mixed; boundary=x", "--x\n\na\n--xy\nb", "a\n--xy\nb"),
        (
            "Content-Type: multipart/alternative; boundary=x",
            "--x\nContent-Type: text/html\n\n<p>no</p>\n--x\nContent-Type: text/plain\n\na\n--x--", "a"
        ),
        (
            "Content-Type: multipart/alternative; boundary=x",
            "--x\nContent-Type: text/plain\n\n \n--x\nContent-Type: text/html\n\n<p>a</p>\n--x--", "a"
        ),
        (
            "Content-Type: multipart/alternative; boundary=x",
            "--x\nContent-Type: text/plain\n\n \n--x\nContent-Type: multipart/related; boundary=y\n\n--y\n"
                + "Content-Type: text/html\n\n<p>a\n--y--\n--x--", "a"
        ),
        (
            "Content-Type: multipart/signed; boundary=x",
            "--x\n\na\n--x\nContent-Type: text/plain\n\nsignature\n--x--", "a"
        ),
        ("Content-Type: (a comment) text/plain (b); charset=(c) utf-8", "é", "é"),
    ]

    @Test(arguments: bodies)
    func `the body is decoded`(head: String, body: String, text: String) throws {
        #expect(try proper(message(head, body)) == text)
    }

    @Test func `a part in another encoding than it says is refused`() {
        let head = Array("Message-ID: <1>\nFrom: a\nContent-Type: text/plain; charset=utf-8\n\ncaf".utf8)
        let bytes = head + [0xE9, 0x20]
        #expect(throws: TextSourceError.damaged(name: "file", part: "charset=utf-8", line: nil)) { try read(bytes) }
        let unknown = Array("Message-ID: <1>\nFrom: a\nContent-Type: text/plain; charset=iso-2022-jp\n\na".utf8)
        #expect(throws: TextSourceError.unsupportedEncoding(name: "file", label: "iso-2022-jp")) { try read(unknown) }
    }

    @Test func `a part that doesn't say its encoding is looked at, or read as the caller says`() throws {
        let head = Array("Message-ID: <1>\nFrom: a\n\n".utf8)
        let bytes = head + (try Samples.bytes(Samples.russian, as: .windows1251))
        let found = try read(bytes)
        #expect(found.encoding == .windows1251)
        #expect(found.evidence == .detected)
        #expect(proper(found) == Samples.russian)
        // What was found is what is kept with the document: reading again by it gives the same.
        let again = try SourceReader(encoding: found.encoding).read(bytes, name: "file")
        #expect(again.utf8 == found.utf8)
        #expect(again.evidence == .given)
    }

    @Test func `addresses and the date are set apart, attachments are named and not read`() throws {
        let text = try message(
            "To: =?utf-8?Q?=C3=89lise?= <e@alda.example>\nDate: Thu, 12 Mar 2026\nSubject: s\n"
                + "Content-Type: multipart/mixed; boundary=x",
            "--x\n\na\n--x\nContent-Type: application/pdf; name=\"=?utf-8?Q?=C3=A9.pdf?=\"\n\nno\n--x\n"
                + "Content-Type: text/plain\nContent-Disposition: attachment; filename*0*=utf-8''a%C3; filename*1*=%A9.txt"
                + "\n\nno\n--x\nContent-Type: image/png\nContent-ID: <logo>\n\nno\n--x\nContent-Type: message/rfc822\n\nno"
        )
        #expect(
            pieces(text.apart, of: text)
                == ["From: a@halvik.example\nTo: Élise <e@alda.example>\nDate: Thu, 12 Mar 2026"]
        )
        #expect(proper(text) == "s\n\na")
        #expect(
            text.omissions
                == [.attachment(name: "é.pdf"), .attachment(name: "aé.txt"), .attachment(name: "message/rfc822")]
        )
    }

    @Test func `a message that is locked says so`() {
        #expect(throws: TextSourceError.locked(name: "file")) {
            try message("Content-Type: multipart/encrypted; boundary=x", "--x\n\na\n--x--")
        }
        #expect(throws: TextSourceError.locked(name: "file")) {
            try message("Content-Type: application/pkcs7-mime; smime-type=enveloped-data", "AAAA")
        }
    }

    @Test func `parts inside each other without end are refused`() {
        var body = ""
        for number in 0..<100 { body += "--b\(number)\nContent-Type: multipart/mixed; boundary=b\(number + 1)\n\n" }
        #expect(throws: TextSourceError.tooComplex(name: "file", part: "MIME")) {
            try message("Content-Type: multipart/mixed; boundary=b0", body)
        }
        let many = String(repeating: "--x\n\na\n", count: 100_000)
        #expect(throws: TextSourceError.tooComplex(name: "file", part: "MIME")) {
            try message("Content-Type: multipart/mixed; boundary=x", many)
        }
    }

    @Test(
        "A text that a person began with fields stays a text",
        arguments: [
            "From: the Ministry\nTo: all posts\nSubject: consultations\n\nThe Parties agreed.",
            "Date: 12 March 2026\n\nThe Parties agreed.", "Content-Type: a text about messages\n\nno",
            "The Parties agreed: to meet.\n\nMessage-ID: <1>\nFrom: a\n",
        ]
    )
    func notMail(text: String) throws {
        let read = try read(Array(text.utf8))
        #expect(read.format == .plainText)
        #expect(read.string == text)
    }

    @Test func `a message out of a mailbox file, or with line ends of another system, is read`() throws {
        let text = "From a@halvik.example Thu Mar 12 10:00:00 2026\r\nReceived: by x\r\nDate: today\r\n\r\na\r\n\r\nb"
        #expect(try proper(read(Array(text.utf8))) == "a\n\nb")
    }
}
