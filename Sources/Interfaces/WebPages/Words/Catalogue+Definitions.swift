import Consultations
import HTML
import Messages

/// What words of the vocabularies mean, for a browser to show on hover.
///
/// Definitions stand where one conclusion or one document is looked at; a list of hundreds would repeat them in every
/// line.
extension Catalogue {
    /// The word for a kind, with its definition.
    func defined(_ kind: ConclusionKind) -> HTML {
        let definition = term(context: "definition", kind.englishDefinition)
        return #"<span title="\#(definition)">\#(word(kind))</span>"#
    }

    func definition(of status: ProgressStatus) -> String {
        term(context: "definition", status.englishDefinition)
    }
}
