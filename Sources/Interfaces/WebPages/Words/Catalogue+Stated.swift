import Consultations
import HTML
import Messages

/// Details that a text may give or leave out: in words, whichever of the seven cases it is.
extension Catalogue {
    /// The value, or the words for what stands instead of one.
    func stated<Value>(_ detail: Stated<Value>, _ shown: (Value) -> HTML) -> HTML {
        guard let value = detail.value else { return missing(detail.readiness) }
        if case .statedInText = detail { return shown(value) }
        return "\(shown(value)) <small>(\(word(detail.readiness)))</small>"
    }

    /// The words for a detail without value: `not stated`, `none agreed`, `declined`, `not yet entered`.
    func missing(_ readiness: Readiness) -> HTML {
        #"<i>\#(word(readiness))</i>"#
    }
}
