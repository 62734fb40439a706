import CanonicalBytes
public import Consultations
public import Journal
import Signing

/// Checks one signed text by itself: a joint document, a card, a founding text or the signed head of a journal.
///
/// Which key belongs to whom the text can't prove; so keys come from outside, and lines of keys that nobody gave are named
/// as not checked.
public struct VerifyNote: Sendable {
    public var path: String
    /// The keys that are trusted, and where each was taken from.
    public private(set) var keys: [(key: VerifierKey, origin: Origin)] = []

    /// Where a key was taken from.
    public enum Origin: Hashable, Sendable {
        /// Somebody has typed it.
        case given
        /// It stands in the card of a participant.
        case card(PartyID)
        /// It stands in the very text: then the signature says that it is whole, and nothing of whose it is.
        case text
    }

    public init(path: String) { self.path = path }

    /// Whether a file is a signed text.
    public var isNote: Bool { (try? note()) != nil }

    /// Trusts a key; nothing where the line is none.
    public mutating func trust(_ line: String, from origin: Origin = .given) -> Bool {
        guard let key = VerifierKey(line, hashing: SHA256()), Ed25519().isSound(publicKey: key.publicKey) else {
            return false
        }
        keys.append((key, origin))
        return true
    }

    /// Trusts both keys of a card.
    public mutating func trust(_ card: ParticipantCard) {
        for line in [card.logKey, card.consentKey] { _ = trust(line, from: .card(card.participant)) }
    }

    /// Trusts both keys of the card in a file, whose own signatures have to be valid.
    public mutating func trust(cardFile: String) throws(OperationError) {
        trust(try CardFile(path: cardFile).read().card)
    }

    /// What was found.
    public struct Outcome: Sendable {
        public let kind: Kind
        public let lines: [Line]
        /// The words of the text, or of the keys of a card, to be read aloud; nothing for other texts.
        public let words: String?

        /// Whether no line is false, at least one is good, and a card bears both of its own.
        public var isWhole: Bool {
            guard lines.contains(where: \.isGood), !lines.contains(where: { $0.verdict == .bad }) else { return false }
            if case .card = kind { return lines.filter(\.isGood).count >= 2 }
            return true
        }
        /// Whether a line is false.
        public var isFalse: Bool { lines.contains { $0.verdict == .bad } }
    }

    /// What a text is.
    public enum Kind: Sendable {
        case instrument(Instrument)
        case card(ParticipantCard)
        case founding(FoundingText)
        case head(Checkpoint)
        /// A text of another form, with its first line.
        case other(String)
    }

    /// One signature line.
    public struct Line: Hashable, Sendable {
        public let name: String
        /// The first bytes of the hash of the key, as they stand in it.
        public let keyID: String
        public let verdict: Verdict
        public var isGood: Bool { if case .good = verdict { true } else { false } }
    }

    /// What is known of a signature line.
    public enum Verdict: Hashable, Sendable {
        case good(Origin)
        case bad
        /// Nobody gave its key.
        case keyUnknown
    }

    /// Checks the text; what is false is in the outcome, an error means that it is no signed text.
    public func perform() throws(OperationError) -> Outcome {
        let note: SignedNote
        do { note = try self.note() } catch let error as OperationError { throw error } catch {
            throw .invalid("\(path) is no signed text: \(error)")
        }
        let kind = Self.kind(of: note.text)
        var check = self
        if case .card(let card) = kind {
            for line in [card.logKey, card.consentKey] { _ = check.trust(line, from: .text) }
        }
        return Outcome(
            kind: kind,
            lines: note.signatures.map { check.verdict(on: $0, under: note.text) },
            words: kind.words
        )
    }

    private func note() throws -> SignedNote {
        try SignedNote(parsing: SmallFile.read(path, limit: SignedNote.largestNote))
    }

    static func kind(of text: String) -> Kind {
        if let instrument = try? Instrument(text: text) { return .instrument(instrument) }
        if let card = try? ParticipantCard(text: text) { return .card(card) }
        if let founding = try? FoundingText(text: text) { return .founding(founding) }
        if let head = try? Checkpoint(text: text) { return .head(head) }
        return .other(text.split(separator: "\n").first.map(String.init) ?? "")
    }

    private func verdict(on line: NoteSignature, under text: String) -> Line {
        let known = keys.filter { $0.key.name == line.name && $0.key.keyID == line.keyID }
        var verdict = Verdict.keyUnknown
        for (key, origin) in known {
            guard var single = try? SignedNote(text: text) else { break }
            single.add(line)
            let isGood = (try? single.verified(by: [key], verifier: Ed25519()).count) == 1
            verdict = isGood ? .good(origin) : .bad
            if isGood { break }
        }
        let id = Hexadecimal.encode([24, 16, 8, 0].map { UInt8(truncatingIfNeeded: line.keyID >> $0) })
        return Line(name: "\(line.name)", keyID: id, verdict: verdict)
    }
}

extension VerifyNote.Kind {
    fileprivate var words: String? {
        switch self {
        case .instrument(let instrument): instrument.spokenName
        case .card(let card): card.spokenKeys
        case .founding(let text): text.spokenName
        case .head, .other: nil
        }
    }
}
