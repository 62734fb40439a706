import CanonicalBytes
public import Consultations
public import Exchange
import Journal
import Signing

/// Goes on in a mechanism that is founded already, with a new journal: after the old one, or its key, was lost.
///
/// The founding text comes out of what the others have sent. The new journal signs it, too; whether it speaks is for the
/// others to say, who recognise it.
public struct JoinMechanism: Sendable {
    public var delivery: Delivery

    public init(_ delivery: Delivery) { self.delivery = delivery }

    /// The founding text in what was sent, signed by everybody whose act with it is there.
    public func text(for participant: PartyID) throws(OperationError) -> FoundingText {
        var found: FoundingText?
        for part in delivery.parts {
            for act in part.acts {
                guard let body = act.body, let header = try? ActHeader(bytes: act.leaf),
                    let constitution = header.constitution,
                    case .constitute(let text, let signature)? = try? ActContent(act: header.act, bytes: body.bytes),
                    text.constitution(sha256: Node.sha256) == constitution,
                    let card = text.card(of: header.journal),
                    SignatureLine.isValid(signature, under: text.text, key: card.consentKey)
                else { continue }
                if let found, found != text { throw .agreement(.otherFounding([header.journal])) }
                found = text
            }
        }
        guard let found, found.cards.contains(where: { $0.participant == participant }) else {
            throw .agreement(.noFoundingText)
        }
        return found
    }

    /// Signs the founding text in the new journal, then takes in what was sent.
    public func perform(
        with writer: Writer,
        passphrase: String
    ) throws(OperationError) -> ReceiveDelivery.Outcome {
        let text = try text(for: writer.party)
        let key = try ConsentKey(folder: writer.folder, journal: writer.journal).openOrMake(passphrase: passphrase)
        if writer.register.foundingText == nil {
            try writer.record(entries: [
                NewEntry(
                    .constitute(text, signature: try SignatureLine.make(under: text.text, with: key)),
                    constitution: text.constitution(sha256: Node.sha256)
                )
            ])
        }
        return try ReceiveDelivery(delivery).perform(with: writer)
    }
}
