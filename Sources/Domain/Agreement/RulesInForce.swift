/// What agreement needs of the rules: who the parties are, who speaks for them, and whether silence consents.
///
/// Parties, members and decision rules are one matter. The first rules are those that every party signed at the
/// founding; later ones are agreed like anything else, and end what is open under the ones before.
public struct RulesInForce: Hashable, Sendable {
    /// The parties, in the order of the rules; where recognitions differ, the first other party's decides.
    public let parties: [PartyRule]
    /// When silence consents; nothing where it never does.
    public let silence: SilenceRule?

    public init(parties: [PartyRule], silence: SilenceRule? = nil) {
        self.parties = parties
        self.silence = silence
    }

    /// Whether these can be rules: two parties or more, each name and each participant once, each speaker a member, a
    /// period of silence that is not nothing.
    public var isWellFormed: Bool {
        let names = parties.map(\.name)
        let members = parties.flatMap { $0.journals.map(participant) }
        return parties.count >= 2 && Set(names).count == names.count && Set(members).count == members.count
            && parties.allSatisfy { $0.journals.contains($0.speaker) } && (silence.map { $0.leastPeriod > 0 } ?? true)
    }
}

/// One party: a participant alone, or a composite of which one member speaks at a time.
public struct PartyRule: Hashable, Sendable {
    /// The party's name in the rules; it stays the same from one version to the next.
    public let name: String
    /// The journals of its members.
    public let journals: [String]
    /// The journal of the member that speaks first, or next where these rules leave the speaker out.
    public let speaker: String

    public init(name: String, journals: [String], speaker: String) {
        self.name = name
        self.journals = journals
        self.speaker = speaker
    }
}

/// When a party's silence is a consent.
public struct SilenceRule: Hashable, Sendable {
    /// How long a party has at least, from the first act of its line that has seen the text, in seconds.
    public let leastPeriod: Int
    /// The posts that may declare a conclusion that rests on silence.
    public let posts: Set<String>

    public init(leastPeriod: Int, posts: Set<String>) {
        self.leastPeriod = leastPeriod
        self.posts = posts
    }
}

/// The participant whose journal this is, with its mechanism: the name without the number at its end.
///
/// A journal that is
/// recognised in place of another belongs to the same participant.
func participant(_ journal: String) -> String {
    let bytes = journal.utf8
    return bytes.lastIndex(of: UInt8(ascii: "/")).flatMap { String(bytes[..<$0]) } ?? journal
}
