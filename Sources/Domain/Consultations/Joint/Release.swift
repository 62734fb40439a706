/// That something joint may be shown to the public: it takes the consent of every party.
///
/// It carries the very texts that become public, so that the act alone can be shown, nothing else with it, and nobody
/// consents to texts that are changed later.
public struct Release: Hashable, Sendable {
    /// What it is about, as it was asked for.
    public let item: RegisterItem
    /// Whether it is public from now on; taken back where not.
    public let isPublic: Bool
    /// The minute before which nobody shows it, where there is an embargo.
    public let from: Instant?
    /// The joint texts that become public, each on a matter of its own; none where it is taken back.
    public let texts: [ActContent]

    public init(_ item: RegisterItem, texts: [ActContent], from: Instant? = nil) {
        self.item = item
        isPublic = true
        self.from = from
        self.texts = texts
    }

    /// That something is public no more.
    public init(takingBack item: RegisterItem) {
        self.item = item
        isPublic = false
        from = nil
        texts = []
    }

    /// The files that become public: those of a document, or of all documents of a session.
    ///
    /// With a conclusion goes how its document is called, and not the document.
    public var files: [FileReference] {
        if case .conclusion = item { return [] }
        return texts.flatMap { text -> [FileReference] in
            // Quotations are checked in the text that was taken out of a file.
            if case .deposit(let document) = text { [document.file] + (document.text.map { [$0] } ?? []) } else { [] }
        }
    }

    /// Whether a text has a place in it: something of the item, or what says whose item it is.
    ///
    /// So nothing can become public under the name of something else.
    func holds(_ text: ActContent) -> Bool {
        switch text {
        case .party, .mechanism: true
        case .session(let session): session.number == sessionNumber
        case .deposit(let document):
            switch item {
            case .session(let number): document.session == number
            case .document(let digest): document.file.sha256 == digest
            case .conclusion: entries.contains { $0.quotation.document == document.file.sha256 }
            }
        case .conclusion(let entry):
            switch item {
            case .session(let number): entry.number.session == number
            case .document(let digest): entry.quotation.document == digest
            case .conclusion(let number): entry.number == number
            }
        case .agreedStatus(let number, _): entries.contains { $0.number == number }
        case .merge(let merge): entries.contains { $0.number == merge.number }
        default: false
        }
    }

    private var entries: [ConclusionEntry] {
        texts.compactMap { if case .conclusion(let entry) = $0 { entry } else { nil } }
    }

    /// The session of which the item is.
    private var sessionNumber: Int? {
        switch item {
        case .session(let number): number
        case .conclusion(let number): number.session
        case .document(let digest):
            texts.lazy.compactMap { text -> Int? in
                if case .deposit(let document) = text, document.file.sha256 == digest { document.session } else { nil }
            }.first
        }
    }

    /// Whether it may be shown at this time.
    public func isOpen(at now: Instant) -> Bool { isPublic && from.map { $0 <= now } ?? true }

    /// What is published along with the item and could be published by itself, each once.
    ///
    /// The session and the document of a conclusion only say what it is a conclusion of.
    var partsAlong: [RegisterItem] {
        var known: Set<RegisterItem> = [item]
        return texts.compactMap { part(of: $0) }.filter { known.insert($0).inserted }
    }

    private func part(of text: ActContent) -> RegisterItem? {
        switch text {
        case .conclusion(let entry): return .conclusion(entry.number)
        case .agreedStatus(let number, _): return .conclusion(number)
        case .merge(let merge): return .conclusion(merge.number)
        case .deposit(let document):
            if case .session = item { return .document(document.file.sha256) }
            return nil
        default: return nil
        }
    }

    /// The same without what is to be public no more: of a document with its conclusions.
    public func without(_ dropped: RegisterItem) -> Release {
        guard item != dropped else { return Release(takingBack: item) }
        var parts: Set<RegisterItem> = [dropped]
        for case .conclusion(let entry) in texts where dropped == .document(entry.quotation.document) {
            if case .conclusion = item { continue }
            parts.insert(.conclusion(entry.number))
        }
        return Release(
            item,
            texts: texts.filter { text in part(of: text).map { !parts.contains($0) } ?? true },
            from: from
        )
    }
}
