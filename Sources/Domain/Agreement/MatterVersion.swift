public import CanonicalBytes

/// One version of a matter: what a proposal replaces.
///
/// The name of a matter says what it is about, not who proposes first (`date of session 2`); it stands in headers as a
/// salted hash. Version 0 of every matter is "nothing agreed"; each later one is named by the proposal that made it.
public struct MatterVersion: Hashable, Sendable {
    /// The salted hash of the matter's name.
    public let matter: Digest
    /// The leaf hash of the agreed proposal; nothing for version 0.
    public let version: Digest?

    public init(matter: Digest, version: Digest?) {
        self.matter = matter
        self.version = version
    }
}
