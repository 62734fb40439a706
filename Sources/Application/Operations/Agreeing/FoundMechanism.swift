public import Agreement
import CanonicalBytes
public import Consultations
import Journal
import Signing

/// Founds the mechanism between nodes: makes the founding text of all cards and signs it.
///
/// Each participant does the same with the same cards. The mechanism is founded once every participant's act has been
/// exchanged; the name of the text, read aloud, shows beforehand whether all of them mean the same.
public struct FoundMechanism: Sendable {
    /// The files with the cards of the others.
    public var cards: [String]
    /// When silence consents; every participant has to say the same.
    public var silence: SilenceRule?

    public init(cards: [String], silence: SilenceRule? = nil) {
        self.cards = cards
        self.silence = silence
    }

    /// The founding text that the cards make together with the own one.
    public func text(for folder: RegisterFolder) throws(OperationError) -> FoundingText {
        guard RegisterFolder.exists(folder.ownCard) else { throw .agreement(.noOwnCard) }
        let own = try CardFile(path: folder.ownCard).read().card
        var all = [own]
        for path in cards {
            let card = try CardFile(path: path).read().card
            // Who names the own card, too, has not made a mistake.
            if card != own { all.append(card) }
        }
        do { return try FoundingText(cards: all, silence: silence) } catch { throw .founding(error) }
    }

    /// Signs the founding text.
    @discardableResult
    public func perform(with writer: Writer, passphrase: String) throws(OperationError) -> [ActPlace] {
        try perform(with: writer, signature: .passphrase(passphrase))
    }

    /// Records the founding text with this signature.
    @discardableResult
    public func perform(with writer: Writer, signature: ConsentSignature) throws(OperationError) -> [ActPlace] {
        let text = try text(for: writer.folder)
        guard text.card(of: writer.journal.description)?.logKey == writer.verifierKey else {
            throw .agreement(.noOwnCard)
        }
        return try Self.sign(text, with: writer, signature: signature)
    }

    /// Signs a founding text.
    package static func sign(
        _ text: FoundingText,
        with writer: Writer,
        signature: ConsentSignature
    ) throws(OperationError) -> [ActPlace] {
        let key = text.card(of: writer.journal.description)?.consentKey
        let signature = try writer.signatureLine(under: text.text, by: signature, of: key)
        return try writer.record(entries: [
            NewEntry(
                .constitute(text, signature: signature),
                constitution: text.constitution(sha256: Node.sha256)
            )
        ])
    }
}

extension FoundingText {
    /// The name of the text as words that can be read aloud.
    public var spokenName: String { SpokenDigest.words(Node.sha256(Array(text.utf8))) }
}

extension Instrument {
    /// The name of the text as words that can be read aloud.
    public var spokenName: String { SpokenDigest.words(Node.sha256(Array(text.utf8))) }
}

extension ParticipantCard {
    /// The keys of the card as words that can be read aloud.
    public var spokenKeys: String { SpokenDigest.words(Node.sha256(Array("\(logKey)\n\(consentKey)\n".utf8))) }
}
