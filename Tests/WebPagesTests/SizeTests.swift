import Foundation
import HTTPModel
import Testing

/// How many bytes go over the line, without compression.
@Suite("Sizes of pages")
struct SizeTests {
    /// What a page may have in all.
    private static let whole = 50_000
    /// What a line of the slowest kind brings at once: ten packets (RFC 6928), roughly.
    private static let firstView = 14_336

    @Test(
        "A page of the example is at most 50 kB, its list shows ten lines within 14 kB",
        arguments: PageTests.languages
    )
    func sizes(language: String) throws {
        let sample = try PageTests.sample.get()
        let list = try sample.page("/\(language)/conclusions")
        let one = try sample.page("/\(language)/conclusions/1/12")
        let document = try sample.page("/\(language)/\(try sample.documentPath)")
        let style = try sample.get("/style.css").body.count
        print(
            "bytes \(language): list \(list.utf8.count), conclusion \(one.utf8.count), document "
                + "\(document.utf8.count), style sheet \(style)"
        )
        for page in [list, one, document] { #expect(page.utf8.count < Self.whole) }
        let tenth = try #require(list.range(of: "/conclusions/1/10")?.upperBound)
        #expect(list[..<tenth].utf8.count < Self.firstView)
        #expect(one.utf8.count < Self.firstView)
        #expect(style < Self.firstView)
    }

    @Test("The whole list of the example in its own language is one first view")
    func ownLanguage() throws {
        #expect(try PageTests.sample.get().page("/en/conclusions").utf8.count < Self.firstView)
    }
}
