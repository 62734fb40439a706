import CanonicalBytes
import Consultations
import Foundation
import HTTPModel
import Operations
import Testing

/// The pages on which sessions and language versions stand beside each other.
@Suite("Pages that compare")
struct ComparedPagesTests {
    private static let sample = Result { try SampleRegister(secondSession: ()) }

    @Test("are well-formed, labelled, closed to the outside and without script", arguments: PageTests.languages)
    func wellFormed(language: String) throws {
        let sample = try Self.sample.get()
        for path in ["conclusions", "sessions/1/2", try sample.versionsPath, "conclusions/1/03", "conclusions/2/01"] {
            let page = try sample.page("/\(language)/\(path)")
            let checked = CheckedPage(page)
            #expect(checked.defects.isEmpty, "/\(language)/\(path): \(checked.defects)")
            #expect(!page.contains("{"), "/\(language)/\(path)")
            #expect(page.utf8.count < 50_000)
        }
    }

    @Test("Two sessions: four lists, and how the verbs moved")
    func sessions() throws {
        let sample = try Self.sample.get()
        #expect(
            try sample.page("/en/conclusions").contains(#"<a href="/en/sessions/1/2">Session 2 beside session 1</a>"#)
        )
        let page = try sample.page("/en/sessions/1/2")
        for title in ["Changed (2)", "New (1)", "Dropped (33)"] {
            #expect(page.contains("<h2>\(title)</h2>"), "\(title)")
        }
        // A person has said that it strengthens; the verb of the earlier one was softer.
        #expect(page.contains(#"<strong class="flag">strengthens</strong>"#))
        #expect(page.contains("<strong>firm</strong>"))
        #expect(page.contains("(confirmed)"))
        #expect(page.contains("<mark>undertake to</mark>"))
        #expect(page.contains("joint film festival"))
    }

    @Test("Two versions: passages side by side, the difference named and no verdict")
    func versions() throws {
        let sample = try Self.sample.get()
        let page = try sample.page("/en/\(try sample.versionsPath)")
        #expect(page.contains("1 passage differs; the texts have equal rank, and which is right is not said."))
        #expect(page.contains(#"<strong class="flag">strength</strong>"#))
        #expect(page.contains("expriment leur engagement"))
        #expect(page.contains("express their resolve"))
        let document = try sample.page("/en/\(try sample.documentPath)")
        #expect(document.contains("<dt>Language versions</dt>"))
    }

    @Test("A conclusion shows its links and in what its versions differ")
    func conclusion() throws {
        let page = try Self.sample.get().page("/en/conclusions/1/03")
        #expect(page.contains(#"<strong class="flag versions_differ">versions differ</strong>"#))
        #expect(page.contains("<h2>Language versions differ</h2>"))
        #expect(page.contains("<h2>Links</h2>"))
        #expect(page.contains("from resolve to promise"))
        #expect(page.contains(#"<a href="/en/conclusions/2/01">2/01</a>"#))
    }

    @Test(
        "What is not there is not found",
        arguments: [
            "/en/sessions/2/1", "/en/sessions/1/9", "/en/sessions/0/1", "/en/sessions/1/x", "/en/sessions/1/1",
            "/en/documents/00/versions/00",
        ]
    )
    func notFound(address: String) throws {
        #expect(try Self.sample.get().get(address).status == .notFound)
    }
}

extension SampleRegister {
    /// The address of the two versions, without the language.
    var versionsPath: String {
        get throws {
            let documents = try Node.open(folder).register.documentOrder
            try #require(documents.count > 1)
            return "documents/\(documents[0].hexadecimal)/versions/\(documents[1].hexadecimal)"
        }
    }
}
