import Consultations
import Foundation
import Reading
import Testing

@testable import Operations

/// A folder of its own, removed at the end.
final class FolderPlace {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func write(_ text: String, to name: String) throws {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    func read(state: String? = nil) throws -> FolderProposal {
        let reader = try ExamineDocument.carriedReader()
        return try ReadFolder(folder: path, examine: ExamineDocument(reader: reader), state: state)
            .perform(progress: { _ in }, failed: { _ in })
    }
}

func communiqué(_ number: String, _ date: String, _ body: String = "They met.") -> String {
    """
    Joint Communiqué of the \(number) Session

    Halvik, \(date)

    The Ministers of Alda and of Norvane met and talked of the river and of the boats that are on it. \(body)
    """
}
