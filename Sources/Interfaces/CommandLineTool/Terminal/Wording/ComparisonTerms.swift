import Comparing
import Messages

// The words for what differs, in the language of the user.

extension Console {
    func word(_ relation: ProposedRelation) -> String { term("relation", relation.rawValue) }
    func word(_ code: DraftAdvice.Code) -> String { term("advice", code.rawValue) }
}
