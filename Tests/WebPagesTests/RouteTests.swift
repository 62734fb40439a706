import Consultations
import HTTPModel
import HTTPServer
import Messages
import Operations
import Testing

@testable import WebServer

/// What is answered to which request, without a socket.
@Suite("Addresses")
struct RouteTests {
    private static let sample = Result { try SampleRegister() }

    @Test(
        "The root leads to the list in the language that the browser prefers",
        arguments: [
            ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("ru", "ru"), ("ar-EG,ar;q=0.9", "ar"), ("de, pt-BR;q=0.5", "pt"),
            ("de", "en"), ("", "en"), ("*", "en"),
        ]
    )
    func root(field: String, language: String) throws {
        let response = try Self.sample.get().get("/", fields: ["Accept-Language": field])
        #expect(response.status == .seeOther)
        #expect(response.fields["Location"] == "/\(language)/conclusions")
        #expect(response.fields["Vary"] == "Accept-Language")
    }

    @Test("A language alone leads to its list")
    func languageHome() throws {
        #expect(try Self.sample.get().get("/es").fields["Location"] == "/es/conclusions")
    }

    @Test(
        "What is not there is a page in the reader's language with status 404",
        arguments: [
            "/fr/conclusions/9/99", "/fr/conclusions/1/99999", "/fr/conclusions/x/y", "/fr/documents/abc",
            "/fr/nothing",
            "/fr/documents/\(String(repeating: "0", count: 64))", "/fr/conclusions?page=9", "/fr/conclusions/1",
            "/fr/conclusions?page=999999999",
        ]
    )
    func notFound(address: String) throws {
        let response = try Self.sample.get().get(address)
        #expect(response.status == .notFound)
        #expect(response.fields["Content-Language"] == "fr")
        let page = String(decoding: response.body, as: UTF8.self)
        #expect(page.contains("<h1>Il n’y a rien à cette adresse</h1>"))
        #expect(CheckedPage(page).defects.isEmpty)
    }

    @Test("A language that there is not is not found, and said so in one that the browser prefers")
    func unknownLanguage() throws {
        let response = try Self.sample.get().get("/xx/conclusions", fields: ["Accept-Language": "es"])
        #expect(response.status == .notFound)
        #expect(response.fields["Content-Language"] == "es")
    }

    @Test(
        "A value that a field can't have is a page with status 400 that repeats it",
        arguments: [
            ("kind=promise", "kind=promise"), ("domain=XYZ", "domain=XYZ"), ("status=done", "status=done"),
            ("session=-1", "session=-1"), ("session=10000", "session=10000"), ("page=0", "page=0"),
            ("page=99999999999999999999", "page=99999999999999999999"), ("sort=colour", "sort=colour"),
            ("overdue=2", "overdue=2"), ("kind=offer&kind=request", "kind"),
            ("page=%3Cscript%3E", "page=&lt;script&gt;"),
        ]
    )
    func badRequest(query: String, shown: String) throws {
        let response = try Self.sample.get().get("/en/conclusions?\(query)")
        #expect(response.status == .badRequest)
        let page = String(decoding: response.body, as: UTF8.self)
        #expect(page.contains(">\(shown)</code>"))
        #expect(CheckedPage(page).defects.isEmpty)
    }

    @Test("Words to look for have a limit")
    func longWords() throws {
        let sample = try Self.sample.get()
        #expect(try sample.get("/en/conclusions?words=\(String(repeating: "a", count: 200))").status == .ok)
        #expect(try sample.get("/en/conclusions?words=\(String(repeating: "a", count: 201))").status == .badRequest)
    }

    @Test("What a form sends when nothing is filled in is the whole list")
    func emptyForm() throws {
        let sample = try Self.sample.get()
        let empty = try sample.page("/en/conclusions?words=&session=&kind=&domain=&status=")
        #expect(empty == (try sample.page("/en/conclusions")))
    }

    @Test("A page that the reader has already is not sent again, until the journal has grown")
    func notModified() throws {
        let sample = try SampleRegister()
        let first = try sample.get("/en/conclusions")
        let tag = try #require(first.fields["ETag"])
        let again = try sample.get("/en/conclusions", fields: ["If-None-Match": tag])
        #expect(again.status == .notModified)
        #expect(again.body.isEmpty)
        #expect(again.fields["ETag"] == tag)
        let french = try sample.get("/fr/conclusions", fields: ["If-None-Match": tag])
        #expect(french.status == .ok)
        #expect(try sample.get("/en/conclusions/9/99", fields: ["If-None-Match": tag]).status == .notFound)

        let number = try #require(ConclusionNumber("1/04"))
        try ReportProgress(conclusion: number, status: .notStarted, text: "Grown meanwhile").perform(
            with: try sample.writer()
        )
        let after = try sample.get("/en/conclusions/1/04", fields: ["If-None-Match": tag])
        #expect(after.status == .ok)
        #expect(String(decoding: after.body, as: UTF8.self).contains("Grown meanwhile"))
    }

    @Test("A page may be asked for while another program has the register open for writing")
    func whileWriting() throws {
        let sample = try SampleRegister()
        let writer = try sample.writer()
        #expect(try sample.get("/en/conclusions").status == .ok)
        let number = try #require(ConclusionNumber("1/04"))
        try ReportProgress(conclusion: number, status: .notStarted, text: "By the writer").perform(with: writer)
        #expect(try sample.page("/en/conclusions/1/04").contains("By the writer"))
    }

    @Test("The style sheet is kept for ever under the address with its mark, and asked for again without")
    func styleSheet() throws {
        let sample = try Self.sample.get()
        let link = try #require(
            CheckedPage(try sample.page("/en/conclusions")).elements
                .first { $0.attributes["rel"] == "stylesheet" }?.attributes["href"]
        )
        let style = try sample.get(link)
        #expect(style.status == .ok)
        #expect(style.fields["Content-Type"] == "text/css; charset=utf-8")
        #expect(style.fields["Cache-Control"] == "public, max-age=31536000, immutable")
        #expect(style.body.count > 1000)
        let plain = try sample.get("/style.css")
        #expect(plain.fields["Cache-Control"] == "no-cache")
        let tag = try #require(plain.fields["ETag"])
        #expect(try sample.get("/style.css", fields: ["If-None-Match": tag]).status == .notModified)
        #expect(try sample.get("/icon.svg").fields["Content-Type"] == "image/svg+xml")
    }

    @Test("The pages are only read: anything else is refused")
    func onlyRead() throws {
        let sample = try Self.sample.get()
        let response = sample.site.response(to: Request(.post, Target("en", "conclusions")))
        #expect(response.status == .methodNotAllowed)
        #expect(response.fields["Allow"] == "GET, HEAD")
        #expect(sample.site.response(to: Request(.head, Target("en", "conclusions"))).status == .ok)
    }

    @Test(
        "Only names of the own machine are answered to",
        arguments: [
            ("127.0.0.1:8017", true), ("localhost", true), ("[::1]:8017", true), ("rebound.example", false),
            ("127.0.0.1.rebound.example", false), ("localhost.rebound.example:8017", false), ("", false),
        ]
    )
    func hosts(host: String, isAllowed: Bool) throws {
        let hosts = RegisterServer.configuration(address: "127.0.0.1", port: 8017).hosts
        #expect(hosts.allow(Request(.get, Target("en"), fields: ["Host": host])) == isAllowed)
        #expect(!hosts.allow(Request(.get, Target("en"))))
    }

    @Test("A page may load nothing but its own style sheet and icon")
    func policy() {
        let fields = RegisterServer.configuration(address: "127.0.0.1", port: 0).guards.all
        #expect(
            fields["Content-Security-Policy"]
                == "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                + "frame-ancestors 'none'"
        )
        #expect(fields["X-Content-Type-Options"] == "nosniff")
        #expect(fields["Referrer-Policy"] == "no-referrer")
    }

    @Test("A server listens at a port of its own, says where, and stops")
    func server() throws {
        let sample = try Self.sample.get()
        let now = try #require(Instant(SampleRegister.now))
        let server = try RegisterServer.start(
            folder: sample.folder,
            port: 0,
            catalogues: try Catalogues.carried(),
            now: { now }
        )
        #expect(server.url.hasPrefix("http://127.0.0.1:"))
        #expect(server.url.hasSuffix("/"))
        server.stop()
    }

    @Test("A folder without a register is refused before anything listens")
    func noRegister() throws {
        let now = try #require(Instant(SampleRegister.now))
        #expect(throws: OperationError.self) {
            try RegisterServer.start(
                folder: RegisterFolder("/nonexistent"),
                port: 0,
                catalogues: try Catalogues.carried(),
                now: { now }
            )
        }
    }
}
