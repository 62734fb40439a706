public import Consultations

/// What a text says of itself: which session it belongs to, when it was made, what it is called, whose it is.
///
/// A fact that the text does not give is absent; nothing is guessed.
public struct DocumentFacts: Hashable, Sendable {
    public let language: Language
    /// The day, month or year of the document in EDTF.
    public var date: ToldFact<String>?
    /// The number of the session.
    public var session: ToldFact<Int>?
    /// The numbers that the title or the opening gives, where they are several and none can be chosen.
    public var rivalSessions: [Int]
    /// What sort of document it calls itself.
    public var type: ToldFact<DocumentType>?
    /// The title as it is printed, where the text has one that says what it is.
    public var title: String?
    /// The parties that the title names, or else the opening; in the order of the text.
    public var parties: [String]
    /// Whether it tells of another text, as the press does.
    public var isAccount: Bool

    public init(
        language: Language,
        date: ToldFact<String>? = nil,
        session: ToldFact<Int>? = nil,
        rivalSessions: [Int] = [],
        type: ToldFact<DocumentType>? = nil,
        title: String? = nil,
        parties: [String] = [],
        isAccount: Bool = false
    ) {
        self.language = language
        self.date = date
        self.session = session
        self.rivalSessions = rivalSessions
        self.type = type
        self.title = title
        self.parties = parties
        self.isAccount = isAccount
    }
}

/// A fact, where it was found and in which words.
public struct ToldFact<Value: Hashable & Sendable>: Hashable, Sendable {
    public let value: Value
    public let basis: FactBasis
    public let words: String

    public init(value: Value, basis: FactBasis, words: String) {
        self.value = value
        self.basis = basis
        self.words = words
    }
}

/// Where a fact about a document was found, the strongest evidence first.
public enum FactBasis: String, CaseIterable, Hashable, Sendable {
    /// In the formula by which the parties close a text: “Done at … on …”.
    case done
    /// In the front matter of a page that was kept as text.
    case frontMatter = "front_matter"
    /// In a line of its own with place and day.
    case dateline
    case title
    /// In the first sentences.
    case opening
    /// In the name of the file only: weaker than what the text says.
    case fileName = "file_name"
    /// Only by the day: the one session that was held on it.
    case sameDay = "same_day"
}
