import CanonicalBytes
public import Consultations
import Journal
import Signing

/// Makes the card that a participant hands to the others before the mechanism is founded between their nodes.
public struct MakeCard: Sendable {
    /// The party for which the participant sits; itself where nothing else is said.
    public var party: PartyID?
    /// Whether it speaks for that party at the beginning.
    public var speaks: Bool

    public init(party: PartyID? = nil, speaks: Bool = true) {
        self.party = party
        self.speaks = speaks
    }

    /// Makes the card, and keeps it beside the keys.
    ///
    /// The same again gives the same card, as long as nothing else is said.
    ///
    /// - Returns: The signed note, and the card that it holds.
    public func perform(
        with writer: Writer,
        passphrase: String
    ) throws(OperationError) -> (note: [UInt8], card: ParticipantCard) {
        guard writer.register.foundingText == nil else { throw .refused(.alreadyConstituted) }
        guard let names = writer.register.parties[writer.party]?.names else {
            throw .refused(.unknownParty(writer.party))
        }
        guard let founding = writer.register.journals[writer.journal.description]?.founding else {
            throw .refused(.notFounded)
        }
        let kept = try? CardFile(path: writer.folder.ownCard).read()
        // A key that lies elsewhere is not replaced by another one.
        if let kept, !RegisterFolder.exists(writer.folder.consentKey) { return (kept.note, kept.card) }
        let consentKey = try ConsentKey(folder: writer.folder, journal: writer.journal)
            .openOrMake(passphrase: passphrase)
        let card = try card(
            of: writer,
            names,
            founding.mechanism,
            consentKey: "\(consentKey.verifierKey)",
            contribution: kept?.card.contribution
        )
        if let kept, kept.card == card { return (kept.note, card) }
        let note: SignedNote
        do {
            var signed = try SignedNote(text: card.text)
            try signed.sign(with: writer.key)
            try signed.sign(with: consentKey)
            note = signed
            try DurableFile.write(note.bytes, to: writer.folder.ownCard)
        } catch let error as FileError { throw .file(error) } catch {
            throw .invalid("the card can't be signed: \(error)")
        }
        return (note.bytes, card)
    }

    private func card(
        of writer: Writer,
        _ names: Names,
        _ mechanism: MechanismID,
        consentKey: String,
        contribution: Digest?
    ) throws(OperationError) -> ParticipantCard {
        guard let contribution = contribution ?? Digest(bytes: writer.machine.random(32)) else { throw .noRandomBytes }
        return ParticipantCard(
            mechanism: mechanism,
            journal: writer.journal.description,
            participant: writer.party,
            party: party ?? writer.party,
            speaks: speaks,
            names: names,
            logKey: writer.verifierKey,
            consentKey: consentKey,
            contribution: contribution
        )
    }

    /// The card with a key of consents that lies elsewhere, to be signed there; nothing is kept.
    ///
    /// The public key is what is in its file: PEM or DER of an Ed25519 key (RFC 8410), its 32 bytes as they are, in
    /// hexadecimal or in base64, or a C2SP vkey.
    public func card(withKeyElsewhere publicKey: [UInt8], of writer: Writer) throws(OperationError) -> ParticipantCard {
        guard writer.register.foundingText == nil else { throw .refused(.alreadyConstituted) }
        guard let names = writer.register.parties[writer.party]?.names else {
            throw .refused(.unknownParty(writer.party))
        }
        guard let founding = writer.register.journals[writer.journal.description]?.founding else {
            throw .refused(.notFounded)
        }
        guard let bytes = PublicKeyFile.key(in: publicKey), let name = ConsentKey.name(for: writer.journal),
            let key = VerifierKey(name: name, publicKey: bytes, hashing: SHA256()), "\(key)" != writer.verifierKey,
            Ed25519().isSound(publicKey: bytes)
        else { throw .agreement(.noPublicKey) }
        return try card(of: writer, names, founding.mechanism, consentKey: "\(key)", contribution: nil)
    }

    /// Keeps a card that was signed elsewhere.
    ///
    /// - Returns: The signed note, and the card that it holds.
    public static func keep(
        requested: [UInt8],
        signature: [UInt8],
        with writer: Writer
    ) throws(OperationError) -> (note: [UInt8], card: ParticipantCard) {
        guard writer.register.foundingText == nil else { throw .refused(.alreadyConstituted) }
        guard let text = String(validating: requested, as: UTF8.self), let card = try? ParticipantCard(text: text),
            card.journal == writer.journal.description, card.logKey == writer.verifierKey,
            card.participant == writer.party
        else { throw .agreement(.noOwnCard) }
        let line = try writer.signatureLine(under: text, by: .made(signature), of: card.consentKey)
        do {
            var note = try SignedNote(text: text)
            try note.sign(with: writer.key)
            for made in try SignedNote(parsing: Array("\(text)\n\(line)\n".utf8)).signatures { note.add(made) }
            try DurableFile.write(note.bytes, to: writer.folder.ownCard)
            return (note.bytes, card)
        } catch let error as FileError { throw .file(error) } catch {
            throw .invalid("the card can't be signed: \(error)")
        }
    }
}

/// A card as a file.
struct CardFile {
    let path: String

    /// The largest card that is read, in bytes.
    private static let limit = 64 << 10

    /// Reads a card and checks both of its signatures.
    func read() throws(OperationError) -> (note: [UInt8], card: ParticipantCard) {
        let bytes = try SmallFile.read(path, limit: Self.limit)
        return (bytes, try card(of: bytes))
    }

    private func card(of bytes: [UInt8]) throws(OperationError) -> ParticipantCard {
        let note: SignedNote
        let card: ParticipantCard
        do {
            note = try SignedNote(parsing: bytes)
            card = try ParticipantCard(text: note.text)
        } catch { throw .agreement(.badCard(file: path, reason: "\(error)")) }
        for line in [card.logKey, card.consentKey] {
            // Small-order and non-canonical points are refused at enrolment.
            guard let key = VerifierKey(line, hashing: SHA256()), key.kind == .ed25519,
                Ed25519().isSound(publicKey: key.publicKey)
            else { throw .agreement(.badCard(file: path, reason: "the key \(line) is not sound")) }
            guard (try? note.verified(by: [key], verifier: Ed25519())) != nil else {
                throw .agreement(.badCard(file: path, reason: "the key \(key.name) did not sign it"))
            }
        }
        guard let journal = JournalName(card.journal), journal.mechanism == card.mechanism.text,
            VerifierKey(card.logKey, hashing: SHA256())?.name == KeyName(journal)
        else { throw .agreement(.badCard(file: path, reason: "its journal and its key have different names")) }
        return card
    }
}
