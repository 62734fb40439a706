public import Comparing
public import Consultations
import Reading

extension ExaminedDocument {
    /// The conclusions that were found, as sessions are compared by them; what only restates another is left out.
    public var sessionItems: [SessionItem] {
        items.filter { $0.restates == nil }.map { item in
            SessionItem(
                number: String(item.finding),
                words: words(in: item.range),
                language: result.language,
                reading: item.reading
            )
        }
    }

    /// What the text says of owner, date, deliverable, indicator and resources of what has to be followed.
    public var completionRows: [CompletionRow] {
        items.filter { $0.restates == nil && $0.reading.kind.following == .tracked }.map { item in
            CompletionRow(
                number: String(item.finding),
                words: words(in: item.range),
                reading: item.reading,
                completion: Completion(
                    reading: item.reading,
                    words: words(in: item.range),
                    language: result.language
                )
            )
        }
    }
}

extension Node {
    /// The conclusions of a session, or of all, as sessions are compared by them.
    public func sessionItems(of session: Int? = nil) -> [SessionItem] {
        register.conclusions.values
            .filter { (session == nil || $0.number.session == session) && $0.restates == nil }
            .sorted { $0.number < $1.number }
            .map { conclusion in
                SessionItem(
                    number: conclusion.number.description,
                    words: conclusion.entry.quotation.text,
                    language: conclusion.entry.language,
                    reading: conclusion.reading
                )
            }
    }

    /// What is said, and not said, of the conclusions that still have to be followed.
    public var completionRows: [CompletionRow] {
        register.conclusions.values
            .filter { conclusion in
                conclusion.reading.kind.following == .tracked && conclusion.status(of: party).isOpen
                    && conclusion.restates == nil
            }
            .sorted { $0.number < $1.number }
            .map { conclusion in
                let words = conclusion.entry.quotation.text
                let post = conclusion.duties[party]?[.contact]
                return CompletionRow(
                    number: conclusion.number.description,
                    words: words,
                    reading: conclusion.reading,
                    completion: Completion(
                        reading: conclusion.reading,
                        words: words,
                        language: conclusion.entry.language,
                        post: post?.text
                    )
                )
            }
    }
}

extension SessionItem {
    init(number: String, words: String, language: Language, reading: ConclusionReading) {
        self.init(
            number: number,
            words: words,
            language: language,
            kind: reading.kind,
            strength: reading.strength,
            actionLevel: reading.actionLevel,
            actors: reading.actors.value ?? [],
            deadline: reading.deadline.value?.date
        )
    }
}

/// A line of the table for a completion round.
public struct CompletionRow: Hashable, Sendable {
    public let number: String
    public let words: String
    public let reading: ConclusionReading
    public let completion: Completion
}
