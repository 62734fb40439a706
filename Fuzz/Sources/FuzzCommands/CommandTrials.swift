import Arguments
import FuzzSupport
import WebServer

@testable import CommandLineTool
@testable import Operations

/// Readers of command lines and of files that people correct.
enum CommandTrials {
    static let all = [
        Trial("command line", commandLine),
        Trial("file of links", links),
        Trial("file of an alignment", alignment),
        Trial("proposal of a folder", proposal),
        Trial("place to listen at") { bytes in bytes.text.map { ExchangeServer.Place($0) != nil } ?? false },
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
