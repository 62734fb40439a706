import CanonicalBytes
import Consultations

/// Acts of an invented State and an invented confederation, drawn by a seed.
///
/// Some of them are refused by the register: a store has to keep those too.
struct RandomActs {
    private var random: SeededGenerator
    private var made: [ConclusionNumber] = []
    private let sessions = 1...4

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// How many acts every chronicle begins with.
    var openingCount: Int { 7 + sessions.count * 2 }

    /// The acts with which every chronicle begins.
    func opening() throws -> [ActContent] {
        let norvane = try PartyID("norvane")
        let rivers = try PartyID("rivers")
        let source = try required(FactSource(note: "exchange of notes"))
        var acts: [ActContent] = [
            .found(
                Founding(mechanism: try MechanismID("rivers"), party: norvane, keys: ["norvane.example/rivers/1+00+AA"])
            ),
            .party(Party(id: norvane, kind: .state, names: try names("Republic of Norvane"))),
            .party(Party(id: rivers, kind: .confederation, names: try names("Confederation of the Three Rivers"))),
            .post(Post(id: try PostID("desk.north"), party: norvane, names: try names("Northern desk"))),
            .office(Office(id: try OfficeID("south"), party: norvane, names: try names("Southern Directorate"))),
            .post(
                Post(
                    id: try PostID("desk.south"),
                    party: norvane,
                    names: try names("Southern desk"),
                    office: try OfficeID("south")
                )
            ),
            .mechanism(
                Mechanism(
                    names: try names("Consultations"),
                    parties: [norvane, rivers],
                    status: .active,
                    rules: RuleSet([.rhythm: Rule(value: "yearly", source: source)])
                )
            ),
        ]
        for session in sessions {
            let date = Stated.statedInText(try ExtendedDate("\(2020 + session)-04-03"))
            acts.append(.session(try required(Session(number: session, status: .held, date: date))))
            acts.append(
                .deposit(
                    Document(
                        file: file(session),
                        session: session,
                        type: .communique,
                        language: .english,
                        title: nil,
                        encoding: "utf-8",
                        voice: .primaryText
                    )
                )
            )
        }
        return acts
    }

    /// The next act.
    mutating func next() throws -> ActContent {
        switch made.isEmpty ? 0 : Int.random(in: -2..<13, using: &random) {
        case ..<5: return .conclusion(try entry())
        case 5: return .reading(random.pick(made), try reading())
        case 6: return try .assign(Assignment(conclusion: random.pick(made), post: post(), duty: .contact))
        case 10:
            // Many of them are refused: two sessions, a circle, nothing to take apart.
            let number = random.pick(made)
            let into = random.chance(1, of: 4) ? nil : made.last { $0.session == number.session && $0 != number }
            return .merge(Merge(number: number, into: into))
        case 11:
            let link = Link(from: random.pick(made), random.pick(Relation.allCases), to: random.pick(made))
            return .link(LinkStatement(link: link, standing: random.pick(LinkStanding.allCases)))
        case 12:
            // Some take a number that is taken, some one of another session: those are refused.
            let old = random.pick(made)
            let session = random.chance(1, of: 6) ? Int.random(in: sessions, using: &random) : old.session
            let position = random.chance(1, of: 4) ? 1 : 500 + made.count
            let new = try required(ConclusionNumber(session: session, position: position))
            made.append(new)
            return .renumber(Renumbering([old: new]))
        default: return try .report(report())
        }
    }

    mutating func next(_ count: Int) throws -> [ActContent] {
        var acts: [ActContent] = []
        for _ in 0..<count { acts.append(try next()) }
        return acts
    }

    private mutating func entry() throws -> ConclusionEntry {
        let session = Int.random(in: sessions, using: &random)
        // One in twenty takes a number that is given already.
        let position =
            random.chance(1, of: 20)
            ? 1 : made.filter { $0.session == session }.count + Int.random(in: 1...2, using: &random)
        let number = try required(ConclusionNumber(session: session, position: position))
        let restates = random.chance(1, of: 6) ? made.last { $0.session == session } : nil
        made.append(number)
        return ConclusionEntry(
            number: number,
            quotation: Quotation(
                document: file(session).sha256,
                range: 0..<9,
                text: words(),
                sha256: file(session).sha256
            ),
            reading: try reading(),
            language: random.pick(Language.ofInterface),
            voice: .primaryText,
            confidence: .high,
            grounds: [],
            restates: restates
        )
    }

    private mutating func reading() throws -> ConclusionReading {
        let deadlines: [Stated<Deadline>] = [
            .notStated, .noneAgreed, .notYetEntered, .declined,
            .statedInText(Deadline(words: "at the next session", date: nil)),
            .statedInText(Deadline(words: "by 31 March", date: try ExtendedDate("2027-03-31"))),
            .proposed(Deadline(words: "in the first half", date: try ExtendedDate("2026-40"))),
            .agreedLater(Deadline(words: "from May", date: try ExtendedDate("2026-05/.."))),
            .statedInText(Deadline(words: "until 2025", date: try ExtendedDate("../2025"))),
        ]
        let actors: [Stated<[String]>] = [
            .notStated, .statedInText(["the Parties"]), .statedInText(["Alda", "Cosmar"]),
            .statedInText(["line\nbreak", "\"quotation\" \\ mark", ""]), .proposed([]),
        ]
        return ConclusionReading(
            kind: random.pick(ConclusionKind.allCases),
            strength: random.pick(Strength.allCases),
            actionLevel: .general,
            actors: random.pick(actors),
            scope: .joint,
            domain: random.chance(1, of: 3) ? .notStated : .statedInText(random.pick(PolicyDomain.allCases)),
            deadline: random.pick(deadlines)
        )
    }

    private mutating func report() throws -> ProgressReport {
        ProgressReport(
            conclusion: random.pick(made),
            party: try PartyID("norvane"),
            status: random.pick(ProgressStatus.allCases),
            text: "as agreed",
            withoutEvidence: true
        )
    }

    private mutating func post() throws -> PostID { try PostID(random.chance(1, of: 2) ? "desk.north" : "desk.south") }

    /// Words in several scripts, composed and decomposed, in small letters and large.
    static let vocabulary = [
        "The Parties", "agreed", "STRASSE", "Straße", "énergie", "e\u{301}nergie", "Énergie", "İstanbul", "договор",
        "ДОГОВОР", "йод", "и\u{306}од", "اتفاق", "\u{212A}elvin", "kelvin", "naïve", "co‑operation", "“quoted”", "—",
        "…",
        "e", "\u{301}", "100 %", "🇳🇱", "👩‍👩‍👧", "a\r\nb", "ﬁnance", "x_y%z",
    ]

    private mutating func words() -> String {
        (0..<Int.random(in: 1...6, using: &random)).map { _ in random.pick(Self.vocabulary) }.joined(separator: " ")
    }

    private func file(_ session: Int) -> FileReference {
        let words = (UInt64(session), 0 as UInt64, 0 as UInt64, 1 as UInt64)
        return FileReference(sha256: Digest(words: words), size: 1, name: "communique.txt")
    }

    private func names(_ english: String) throws -> Names { try required(Names([.english: english])) }

    private func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Chronicle.Missing() }
        return value
    }

    /// A filter drawn at random, from the widest to the narrowest.
    static func filter(using random: inout SeededGenerator) throws -> ConclusionFilter {
        func some<Value: Hashable>(_ values: [Value], using random: inout SeededGenerator) -> Set<Value> {
            guard random.chance(1, of: 3) else { return [] }
            return Set((0..<Int.random(in: 1...6, using: &random)).map { _ in random.pick(values) })
        }
        let wordLists = ["E", "énergie", "strasse", "ДОГОВОР", "parties agreed", "йод", "kelvin", "a", "   ", "%", "і"]
        let days = ["2025-12-31", "2026-06-30", "2027-03-31", "0001-01-01", "9999-12-31"]
        return ConclusionFilter(
            session: random.chance(1, of: 4) ? Int.random(in: 0...5, using: &random) : nil,
            kinds: some(ConclusionKind.allCases, using: &random),
            domains: some(PolicyDomain.allCases, using: &random),
            statuses: some(ProgressStatus.allCases, using: &random),
            openOnly: random.chance(1, of: 3),
            words: random.chance(1, of: 3) ? random.pick(wordLists) : nil,
            dueBy: random.chance(1, of: 5) ? try CalendarDay(iso8601: random.pick(days)) : nil,
            withoutRestatements: random.chance(1, of: 4)
        )
    }
}
