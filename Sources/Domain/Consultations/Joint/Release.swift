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
        return texts.compactMap { if case .deposit(let document) = $0 { document.file } else { nil } }
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
