/// What a receiver demands of a signature beyond that it holds.
public struct SignatureRules: Hashable, Sendable {
    /// What has to be covered.
    public var components: [SignatureComponent]
    /// How many seconds the time of a signature may lie before or after that of the receiver.
    public var window: Int
    /// Whether it needs a nonce.
    public var needsNonce: Bool

    public init(_ components: [SignatureComponent], window: Int = 300, needsNonce: Bool = true) {
        self.components = components
        self.window = window
        self.needsNonce = needsNonce
    }

    /// Checks what a signature says of itself at a time, in seconds since 1970.
    public func check(_ input: SignatureInput, at now: Int) throws(HTTPSignatureError) {
        for component in components where !input.components.contains(component) { throw .notCovered(component.name) }
        guard input.algorithm == "ed25519" else { throw .algorithm }
        guard let created = input.created else { throw .noTime }
        guard created >= now - window else { throw .tooOld(seconds: now - created) }
        guard created <= now + window else { throw .fromTheFuture(seconds: created - now) }
        if let expires = input.expires, expires < now { throw .tooOld(seconds: now - expires) }
        guard needsNonce else { return }
        guard let nonce = input.nonce, (16...64).contains(nonce.utf8.count) else { throw .noNonce }
    }
}

/// Which signatures were seen before: as long as their times would still be taken.
public struct NonceMemory: Sendable {
    private struct Key: Hashable {
        let keyID: String
        let nonce: String
    }

    private let capacity: Int
    private var known: Set<Key> = []
    private var order: [(key: Key, created: Int)] = []

    /// Begins with nothing; remembers so many at most.
    public init(capacity: Int = 100_000) { self.capacity = max(capacity, 1) }

    /// Notes a nonce; one that was noted before is refused, and so is every one while the memory is full.
    ///
    /// - Parameters:
    ///   - nonce: The nonce, of a signature that holds.
    ///   - keyID: The key that signed.
    ///   - created: When the signature says that it was made.
    ///   - now: The time.
    ///   - window: How far the two may lie apart, in seconds.
    /// - Throws: ``HTTPSignatureError/replayed`` or ``HTTPSignatureError/tooMany``.
    public mutating func note(
        _ nonce: String,
        of keyID: String,
        created: Int,
        at now: Int,
        window: Int
    ) throws(HTTPSignatureError) {
        let key = Key(keyID: keyID, nonce: nonce)
        guard !known.contains(key) else { throw .replayed }
        if known.count >= capacity {
            for entry in order where entry.created < now - window { known.remove(entry.key) }
            order.removeAll { $0.created < now - window }
            guard known.count < capacity else { throw .tooMany }
        }
        known.insert(key)
        order.append((key, created))
    }
}

/// Why a signature is not taken.
public enum HTTPSignatureError: Error, Hashable, Sendable {
    case notSigned
    case malformed
    case notCovered(String)
    case noSuchPart(String)
    case algorithm
    case noTime
    case tooOld(seconds: Int)
    case fromTheFuture(seconds: Int)
    case noNonce
    case replayed
    case tooMany
    case unknownKey(String)
    case wrongSignature
    /// The content is not the one of which the digest was signed.
    case content
}

extension HTTPSignatureError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notSigned: "the message is not signed; ask with 'suivi sync'"
        case .malformed: "the fields of the signature can't be read"
        case .notCovered(let name): "the signature does not cover '\(name)'"
        case .noSuchPart(let name): "the signature covers '\(name)', which the message does not have"
        case .algorithm: "the signature is not made with ed25519"
        case .noTime: "the signature does not say when it was made"
        case .tooOld(let seconds): "the signature is \(seconds) seconds old; compare the clocks of both machines"
        case .fromTheFuture(let seconds):
            "the signature is made \(seconds) seconds ahead of this clock; compare the clocks of both machines"
        case .noNonce: "the signature has no nonce"
        case .replayed: "this very message came before"
        case .tooMany: "too many messages have come in a short time; try again in some minutes"
        case .unknownKey(let name): "nobody who takes part signs with the key '\(name)'"
        case .wrongSignature: "the signature does not hold"
        case .content: "the content is not the one that was signed"
        }
    }
}
