import CanonicalBytes
public import Comparing
import Consultations
import Reading

/// Conclusions in the words of one language, as far as the register has language versions of their documents.
///
/// A session that was read in French and one that was read in English are held against each other in one language where
/// the first has an English version too.
struct WordsInLanguage {
    let node: Node
    let reader: Reader
    private var words: [Key: String] = [:]
    private var read: Set<Digest> = []

    private struct Key: Hashable {
        let number: ConclusionNumber
        let language: Substring
    }

    init(node: Node) throws(OperationError) {
        self.node = node
        reader = try ExamineDocument.carriedReader()
    }

    /// The conclusions of a session, each in a language where it has words in it, and else in its own.
    mutating func items(of session: Int, in language: Language) throws(OperationError) -> [SessionItem] {
        let conclusions = node.sessionConclusions(of: session)
        for document in Set(conclusions.map(\.entry.quotation.document)) { try readVersions(of: document) }
        return conclusions.map { conclusion in
            let other = words[Key(number: conclusion.number, language: language.base)]
            let isOther = other != nil && conclusion.entry.language.base != language.base
            return SessionItem(
                number: conclusion.number.description,
                words: isOther ? other ?? "" : conclusion.entry.quotation.text,
                language: isOther ? language : conclusion.entry.language,
                reading: conclusion.reading
            )
        }
    }

    /// Gathers what the language versions of a document have for its conclusions.
    private mutating func readVersions(of digest: Digest) throws(OperationError) {
        guard read.insert(digest).inserted, let document = node.register.documents[digest] else { return }
        for pair in node.register.concordanceOrder {
            guard let other = pair.other(than: digest).flatMap({ node.register.documents[$0] }) else { continue }
            let versions = try AlignedVersions(document, other, in: node, reader: reader)
            let paired = versions.comparison.passages.flatMap(\.conclusions)
            for conclusion in node.register.conclusions.values where conclusion.entry.quotation.document == digest {
                let range = versions.leftText.utf8Range(conclusion.entry.quotation.range)
                let counterpart = paired.first { $0.rightFinding != nil && $0.leftFinding?.range.overlaps(range) == true }
                guard let place = counterpart?.rightFinding?.range else { continue }
                let key = Key(number: conclusion.number, language: other.language.base)
                words[key] = versions.comparison.right.words(in: place)
            }
        }
    }
}

extension Node {
    /// The conclusions of a session that stand for themselves, by number.
    func sessionConclusions(of session: Int) -> [Conclusion] {
        register.conclusions.values.filter { $0.number.session == session && $0.restates == nil }
            .sorted { $0.number < $1.number }
    }

    /// Two sessions as they are compared: both in the language of the later one where the register has it.
    public func compareSessions(_ earlier: Int, _ later: Int) throws(OperationError) -> SessionComparison {
        for session in [earlier, later] where register.sessions[session] == nil {
            throw .refused(.unknownSession(session))
        }
        var words = try WordsInLanguage(node: self)
        let items = sessionItems(of: later)
        let language = Self.commonest(items.map(\.language)) ?? .english
        return SessionComparison(
            earlier: try words.items(of: earlier, in: language),
            later: try words.items(of: later, in: language)
        )
    }

    static func commonest(_ languages: [Language]) -> Language? {
        let counts = Dictionary(languages.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.max { ($0.value, $1.key.tag) < ($1.value, $0.key.tag) }?.key
    }
}
