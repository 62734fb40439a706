import Arguments
import Consultations
import FuzzSupport
import Reading

@testable import CommandLineTool
@testable import Messages
@testable import Operations

/// Readers of what people write: command lines, files to be corrected, translations, lexicons.
enum WordTrials {
    static let all = [
        Trial("command line", commandLine),
        Trial("catalogue", catalogue),
        Trial("template") { bytes in bytes.text.map(template) ?? false },
        Trial("lexicon") { bytes in bytes.text.map(lexicon) ?? false },
        Trial("file of links", links),
        Trial("file of an alignment", alignment),
        Trial("proposal of a folder", proposal),
    ]

    /// The words, each ended by a line feed.
    private static func commandLine(_ bytes: [UInt8]) -> Bool {
        let words = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(64).map {
            String(decoding: $0, as: UTF8.self)
        }
        do {
            switch try Program.tree.parse(words) {
            case .help(let page): demand(!page.rendered(width: 80) { $0 }.isEmpty, "a page of help says something")
            case .run(let parsed):
                demand(Program.tree.runnablePaths.contains(parsed.path), "what is run is a command")
            }
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what to type")
            return false
        }
    }

    private static func catalogue(_ bytes: [UInt8]) -> Bool {
        do {
            let catalogue = try Catalogue(po: bytes, language: "fr")
            demand(!catalogue.text(key: "Kind").isEmpty || bytes.count > 0, "a text is there")
            return true
        } catch {
            if case .line(_, let number, _) = error { demand(number >= 1, "an error names a line") }
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func template(_ text: String) -> Bool {
        let template = Template(text)
        let filled = template.filled(with: [:])
        let named = template.filled(with: Dictionary(uniqueKeysWithValues: template.places.map { ($0, "{\($0)}") }))
        demand(filled == named, "a place without a value stays as it is")
        demand(filled.utf8.count <= text.utf8.count, "nothing is added")
        return !template.places.isEmpty
    }

    private static func lexicon(_ text: String) -> Bool {
        do {
            let lexicon = try Lexicon(text, language: .english)
            let words = Array("The two Parties agreed to meet at Halvik before 30 June 2027. They will report.".utf8)
            _ = try? Reader(lexicons: [lexicon]).read(words, language: .english)
            return true
        } catch {
            demand(error.line >= 0, "an error names a line")
            demand(error.line <= text.utf8.count { $0 == 0x0A } + 1, "an error names a line of the text")
            return false
        }
    }

    private static func links(_ bytes: [UInt8]) -> Bool {
        do {
            return !(try LinkFile.statements(of: bytes, path: "links", proposed: [])).isEmpty
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func alignment(_ bytes: [UInt8]) -> Bool {
        do {
            let lines = try AlignmentFile.lines(bytes, path: "alignment", of: (100, 200))
            for line in lines {
                demand(line.left.upperBound <= 100 && line.right.upperBound <= 200, "sentences lie in their text")
            }
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func proposal(_ bytes: [UInt8]) -> Bool {
        do {
            _ = try ProposalFile(bytes: bytes, path: "proposal")
            return true
        } catch {
            demand(!"\(error)".isEmpty, "an error says what is wrong")
            return false
        }
    }
}
