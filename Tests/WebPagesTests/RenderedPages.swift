import Consultations
import Foundation
import HTTPModel
import Operations
import Testing

/// Writes the pages of the example as files, to look at them in a browser: `SUIVI_PAGES=folder swift test --filter
/// RenderedPages`.
@Suite("Rendered pages")
struct RenderedPages {
    private static let folder = ProcessInfo.processInfo.environment["SUIVI_PAGES"]

    @Test("the pages of the example are written to the folder SUIVI_PAGES", .enabled(if: folder != nil))
    func write() throws {
        let folder = try #require(Self.folder)
        for text in ["en", "fr", "ru"] {
            let sample = try SampleRegister(language: try #require(.init(text)))
            let number = try #require(SampleRegister.overdue(in: try sample.writer().register)).description
            let pages = [
                ("list", "conclusions"), ("overdue", "conclusions?overdue=1"), ("page2", "conclusions?page=2"),
                ("none", "conclusions?words=xyz"), ("one", "conclusions/\(number)"),
                ("document", try sample.documentPath), ("error", "conclusions/9/99"),
            ]
            for language in ["en", "fr", "ru", "es", "ar", "pt"] {
                for (name, path) in pages {
                    let body = try sample.get("/\(language)/\(path)").body
                    // Beside the page lies the style sheet, wherever the folder is.
                    let html = String(decoding: body, as: UTF8.self)
                        .replacingOccurrences(of: "href=\"/style.css?v=", with: "href=\"style.css?v=")
                    let file = "\(folder)/\(name)-\(text)-\(language).html"
                    try Data(html.utf8).write(to: URL(fileURLWithPath: file))
                }
            }
            let style = try sample.get("/style.css").body
            try Data(style).write(to: URL(fileURLWithPath: folder + "/style.css"))
        }
    }
}
