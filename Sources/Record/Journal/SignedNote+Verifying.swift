extension SignedNote {
    /// A signature that was checked.
    public struct VerifiedSignature: Hashable, Sendable {
        /// The key that made it.
        public let key: VerifierKey
        /// The time that a cosigner gave, in seconds since 1970; nothing for other signatures.
        public let time: UInt64?
    }

    /// The signatures of the known keys, each key once, in the order of the lines.
    ///
    /// Lines of unknown keys are passed over. An invalid signature of a known key refuses the whole note, and so does the
    /// absence of every valid one.
    public func verified(
        by keys: [VerifierKey],
        verifier: some SignatureVerifying
    ) throws(SignedNoteError) -> [VerifiedSignature] {
        var verified: [VerifiedSignature] = []
        for line in signatures {
            for key in keys where key.name == line.name && key.keyID == line.keyID {
                guard let time = check(line, key: key, verifier: verifier) else {
                    throw .invalidSignature(line.name)
                }
                if !verified.contains(where: { $0.key == key }) {
                    verified.append(VerifiedSignature(key: key, time: time))
                }
            }
        }
        if verified.isEmpty { throw .noKnownSignature }
        return verified
    }

    /// Nothing if the signature is invalid, otherwise its time if it has one.
    private func check(_ line: NoteSignature, key: VerifierKey, verifier: some SignatureVerifying) -> UInt64?? {
        switch key.kind {
        case .ed25519:
            let isValid = verifier.isValid(
                signature: line.signature,
                message: Array(text.utf8),
                publicKey: key.publicKey
            )
            return isValid ? .some(nil) : nil
        case .cosignature:
            guard let cosignature = Cosignature(bytes: line.signature) else { return nil }
            let message = Cosignature.message(time: cosignature.time, checkpoint: text)
            let isValid = verifier.isValid(
                signature: cosignature.signature,
                message: message,
                publicKey: key.publicKey
            )
            return isValid ? .some(cosignature.time) : nil
        }
    }

    /// Signs the text and adds the line.
    public mutating func sign(with signer: some NoteSigning) throws {
        let key = signer.verifierKey
        guard key.kind == .ed25519 else { throw SignedNoteError.textNotSignable }
        try add(key, signer.signature(over: Array(text.utf8)))
    }

    /// Cosigns the checkpoint that the text is, at a time in seconds since 1970.
    ///
    /// It says that this is the largest tree of this journal that the cosigner has seen by then; a node cosigns only what
    /// its own journal says it has seen.
    public mutating func cosign(with signer: some NoteSigning, time: UInt64) throws {
        let key = signer.verifierKey
        guard key.kind == .cosignature, time < 1 << 63 else { throw SignedNoteError.textNotSignable }
        let signature = try signer.signature(over: Cosignature.message(time: time, checkpoint: text))
        try add(key, Cosignature(time: time, signature: signature).bytes)
    }

    private mutating func add(_ key: VerifierKey, _ signature: [UInt8]) throws(SignedNoteError) {
        guard let line = NoteSignature(name: key.name, keyID: key.keyID, signature: signature) else {
            throw .textNotSignable
        }
        add(line)
    }
}
