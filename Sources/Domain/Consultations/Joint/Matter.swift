public import CanonicalBytes

/// Anything joint: what it is about, not who proposes it first.
///
/// Two proposals on one matter exclude each other, whoever made them; version 0 of every matter is "nothing agreed".
public struct Matter: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The name, for example `session 2` or `conclusion 1/07`.
    public let name: String

    public var description: String { name }

    init(_ name: String) { self.name = name }

    /// The mechanism: its names, parties and rules of procedure.
    public static let mechanism = Matter("mechanism")

    /// The rules of agreement: parties, participants, speakers, silence.
    public static let rules = Matter("rules")

    /// A party: what it is and how it is called.
    public static func party(_ id: PartyID) -> Matter { Matter("party \(id)") }

    /// Whether and when a party is a member of a confederation.
    public static func membership(of member: PartyID, in confederation: PartyID) -> Matter {
        Matter("membership of \(member) in \(confederation)")
    }

    /// A session.
    public static func session(_ number: Int) -> Matter { Matter("session \(number)") }

    /// A document, by the SHA-256 of its file.
    public static func document(_ digest: Digest) -> Matter { Matter("document \(digest.hexadecimal)") }

    /// A conclusion: its words, and how they are read.
    public static func conclusion(_ number: ConclusionNumber) -> Matter { Matter("conclusion \(number)") }

    /// The status of a conclusion.
    public static func status(of number: ConclusionNumber) -> Matter { Matter("status of conclusion \(number)") }

    /// The other conclusion in which a conclusion is followed.
    public static func following(of number: ConclusionNumber) -> Matter {
        Matter("following of conclusion \(number)")
    }

    /// Whether something is public.
    public static func publication(of item: RegisterItem) -> Matter { Matter("publication of \(item)") }

    /// What somebody types to propose another version of it, before what is to be different.
    public var proposing: String {
        let words = name.split(separator: " ").map(String.init)
        switch (words.first, words.count) {
        case ("mechanism", 1): return "suivi propose --mechanism"
        case ("party", 2): return "suivi propose --party \(words[1])"
        case ("membership", 5): return "suivi propose --party \(words[2]) --member-of \(words[4])"
        case ("presidency", 3...):
            let from = words.count == 5 ? " --from \(words[4])" : ""
            return "suivi propose --party MEMBER --member-of \(words[2]) --presides\(from)"
        case ("session", 2): return "suivi propose --session \(words[1])"
        case ("document", 2): return "suivi propose --document \(words[1].prefix(12))"
        case ("conclusion", 2): return "suivi propose \(words[1])"
        case ("publication", 4): return "suivi propose --publish \(words[3].prefix(12))"
        case ("following", 4): return "suivi propose --merge \(words[3])=NUMBER"
        default: return "suivi propose"
        }
    }

    /// The name as headers have it: hashed with the salt of the founding text, so that a log tells nobody what it is
    /// about.
    public func digest(salt: Digest, sha256: ([UInt8]) -> Digest) -> Digest { sha256(salt.bytes + Array(name.utf8)) }

    public static func < (left: Self, right: Self) -> Bool { left.name < right.name }
}

extension ActContent {
    /// The matter that this content settles once all parties agree to it; nothing for what one side says alone.
    public var matter: Matter? {
        switch self {
        case .party(let party): .party(party.id)
        case .membership(let fact): .membership(of: fact.member, in: fact.confederation)
        case .presidency(let fact): Matter("presidency of \(fact.confederation) from \(fact.from?.edtf ?? "the start")")
        case .mechanism: .mechanism
        case .session(let session): .session(session.number)
        case .deposit(let document): .document(document.file.sha256)
        case .conclusion(let entry): .conclusion(entry.number)
        case .reading(let number, _): .conclusion(number)
        case .merge(let merge): .following(of: merge.number)
        case .link(let statement): Matter("link \(statement.link)")
        case .concordance(let concordance):
            Matter("alignment of \(concordance.versions.one.hexadecimal) and \(concordance.versions.two.hexadecimal)")
        case .agreedStatus(let number, _): .status(of: number)
        case .rules: .rules
        case .release(let release): .publication(of: release.item)
        case .found, .constitute, .acknowledge, .propose, .consent, .object, .withdraw, .declare, .handOver, .recognise,
            .statement, .mark, .office, .post, .tenure, .review, .assign, .report, .renumber:
            nil
        }
    }

    /// Whether the content counts only once all parties have agreed to it.
    var isOnlyJoint: Bool {
        switch self {
        case .agreedStatus, .release, .rules: true
        default: false
        }
    }
}
