import Comparing
import Consultations
import Foundation
import Reading

/// Texts and readers that the tests share.
enum Texts {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static func example(_ language: String) throws -> String {
        try String(
            contentsOf: root.appendingPathComponent("Examples/communique/communique-\(language).txt"),
            encoding: .utf8
        )
    }

    /// The folder of texts beside the repository, where somebody has it.
    static let corpus: URL? = {
        let shared =
            ProcessInfo.processInfo.environment["SUIVI_SHARED"].map { URL(fileURLWithPath: $0) }
            ?? root.deletingLastPathComponent().appendingPathComponent("shared")
        let folder = shared.appendingPathComponent("corpus/more")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    static let reader = Result { Reader(lexicons: try Lexicon.carried()) }

    static func account(_ text: String, name: String = "text", language: String? = nil) throws -> Account {
        let utf8 = Array(text.utf8)
        let reader = try reader.get()
        let result = try reader.read(utf8, language: language.flatMap { Language($0) })
        return Account(
            name: name,
            language: result.language,
            utf8: utf8,
            sentences: try reader.sentences(utf8, language: result.language),
            findings: result.findings
        )
    }
}

extension AccountComparison {
    /// Everything in which the accounts differ, for messages of tests.
    var listed: String {
        passages.flatMap(\.conclusions).filter { !$0.differences.isEmpty }.map { entry in
            """
            \(entry.differences)
              < \(entry.left.map { left.words(in: $0) } ?? "-")
              > \(entry.right.map { right.words(in: $0) } ?? "-")
            """
        }.joined(separator: "\n")
    }
}
