import CSodium
import CanonicalBytes
import Glibc
import Journal

extension SealedKeyFile {
    /// Reads a sealed key file; nothing is opened yet.
    public init(path: String) throws(KeyError) {
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: SealedKeyText.longest) } catch {
            if case .tooLong = error.reason { throw .notAKeyFile(path: path) }
            throw .file(error)
        }
        guard let bytes else { throw .absent(path: path) }
        try self.init(parsing: bytes, path: path)
    }

    /// Reads the bytes of a sealed key file; the path is only named in errors.
    public init(parsing bytes: [UInt8], path: String) throws(KeyError) {
        guard bytes.count <= SealedKeyText.longest, bytes.starts(with: SealedKeyText.form.utf8) else {
            throw .notAKeyFile(path: path)
        }
        guard let content = Checksum.content(of: bytes), let text = String(validating: content, as: UTF8.self) else {
            throw .damaged(path: path)
        }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines[0] == SealedKeyText.form + SealedKeyText.version else { throw .newerForm(path: path) }
        guard lines.count == 6,
            let key = SealedKeyText.words(lines[1], label: "key", count: 1)
                .flatMap({ VerifierKey($0[0], hashing: SHA256()) }),
            let derivation = SealedKeyText.words(lines[2], label: "argon2id", count: 4),
            let memory = SealedKeyText.number(derivation[0], after: "m="),
            let passes = SealedKeyText.number(derivation[1], after: "t="),
            let salt = Base64.decode(derivation[3]), salt.count == Int(crypto_pwhash_SALTBYTES),
            let nonce = SealedKeyText.words(lines[3], label: "xchacha20-poly1305", count: 1)
                .flatMap({ Base64.decode($0[0]) }), nonce.count == SealedKeyText.nonceLength,
            let sealed = SealedKeyText.words(lines[4], label: "sealed", count: 1)
                .flatMap({ Base64.decode($0[0]) }), sealed.count == SealedKeyText.sealedLength
        else { throw .damaged(path: path) }
        let (bytesOfMemory, overflow) = memory.multipliedReportingOverflow(by: 1024)
        guard !overflow, let cost = Cost(passes: passes, memory: bytesOfMemory) else { throw .tooCostly(path: path) }
        self.init(verifierKey: key, cost: cost, path: path, salt: salt, nonce: nonce, sealed: sealed)
        // Whatever else the same values could be written like, it must be the one that we would write.
        guard self.bytes == bytes else { throw .damaged(path: path) }
    }

    private init(
        verifierKey: VerifierKey,
        cost: Cost,
        path: String?,
        salt: [UInt8],
        nonce: [UInt8],
        sealed: [UInt8]
    ) {
        self.verifierKey = verifierKey
        self.cost = cost
        self.path = path
        self.salt = salt
        self.nonce = nonce
        self.sealed = sealed
    }

    /// The file.
    public var bytes: [UInt8] {
        let header = SealedKeyText.header(key: verifierKey, cost: cost, salt: salt, nonce: nonce)
        return Checksum.append(to: header + Array("sealed \(Base64.encode(sealed))\n".utf8))
    }

    /// Writes the file, readable by its owner only, and returns when it is safe on the disk.
    ///
    /// - Throws: ``KeyError/alreadyThere(path:)`` if there is a file and it isn't to be replaced, as after a change of
    ///   passphrase; or ``KeyError/file(_:)``.
    public func write(to path: String, replacing: Bool = false) throws(KeyError) {
        do { try DurableFile.write(bytes, to: path, replacing: replacing) } catch {
            throw error.reason == .system(code: EEXIST) ? .alreadyThere(path: path) : .file(error)
        }
    }
}
