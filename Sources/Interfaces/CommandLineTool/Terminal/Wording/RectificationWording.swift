import CanonicalBytes
import Consultations

// How a mistake that was put right is told.

extension Console {
    /// By which proposal, when, and what the mistake was.
    func words(for rectification: Rectification) -> String {
        "\(rectification.reference) · \(rectification.at) · \(rectification.mistake)".shown
    }
}

extension Rectification {
    /// The rectification for other programs.
    var json: JSONValue {
        .object([
            "matter": .string(matter.name), "proposal": .string(reference), "at": .string(at.description),
            "mistake": .string(mistake),
        ])
    }
}
