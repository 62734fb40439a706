import CanonicalBytes
import Consultations

/// An invented confederation, an invented State and their first session, as acts.
enum Samples {
    static let journal = "norvane.example/rivers/1"

    static func digest(_ byte: UInt8) throws -> Digest {
        try Self.required(Digest(bytes: [UInt8](repeating: byte, count: 32)))
    }

    static func names(_ english: String, french: String? = nil) throws -> Names {
        var names = [Language.english: english]
        names[.french] = french
        return try required(Names(names))
    }

    static func date(_ text: String) throws -> ExtendedDate { try ExtendedDate(text) }

    static func source(_ note: String) throws -> FactSource { try required(FactSource(note: note)) }

    static func number(_ text: String) throws -> ConclusionNumber { try required(ConclusionNumber(text)) }

    static func reading(
        _ kind: ConclusionKind,
        deadline: Stated<Deadline> = .notStated
    ) -> ConclusionReading {
        ConclusionReading(
            kind: kind,
            strength: .agreed,
            actionLevel: .general,
            actors: .statedInText(["the Parties"]),
            scope: .joint,
            domain: .statedInText(.economy),
            deadline: deadline
        )
    }

    static func entry(
        _ number: String,
        _ kind: ConclusionKind,
        deadline: Stated<Deadline> = .notStated
    ) throws -> ConclusionEntry {
        ConclusionEntry(
            number: try Self.number(number),
            quotation: Quotation(
                document: try digest(1),
                range: 10..<30,
                text: "the Parties agreed…",
                sha256: try digest(2)
            ),
            reading: reading(kind, deadline: deadline),
            language: .english,
            voice: .primaryText,
            confidence: .high,
            grounds: [Ground(rule: "en:12", matched: "agreed to")]
        )
    }

    /// The two versions of the communiqué, which differ in one number.
    static func concordance(mark: AlignedPassage.Mark? = nil) throws -> Concordance {
        Concordance(
            versions: try required(VersionPair(try digest(5), try digest(1))),
            reader: "1",
            passages: [
                AlignedPassage(one: 0..<9, two: 0..<8),
                AlignedPassage(
                    one: 10..<32,
                    two: 10..<35,
                    isByHand: true,
                    mark: mark,
                    differences: [
                        VersionDifference(
                            aspect: .number,
                            one: 10..<30,
                            two: 10..<33,
                            oneValue: "thirty",
                            twoValue: "vingt"
                        )
                    ]
                ),
                AlignedPassage(one: nil, two: 40..<52),
            ]
        )
    }

    /// What the acts of the samples say, in their order.
    static func contents() throws -> [ActContent] {
        let norvane = try PartyID("norvane")
        let rivers = try PartyID("rivers")
        let alda = try PartyID("alda")
        let registry = try PostID("registry.north")
        let file = FileReference(sha256: try digest(1), size: 4096, name: "communique-en.txt")
        return [
            .found(
                Founding(mechanism: try MechanismID("rivers"), party: norvane, keys: ["norvane.example/rivers/1+00+AA"])
            ),
            .party(
                Party(
                    id: norvane,
                    kind: .state,
                    names: try names("Republic of Norvane", french: "République de Norvane")
                )
            ),
            .party(Party(id: rivers, kind: .confederation, names: try names("Confederation of the Three Rivers"))),
            .party(Party(id: alda, kind: .state, names: try names("Alda"))),
            .membership(
                Membership(
                    member: alda,
                    confederation: rivers,
                    from: try date("2024-07"),
                    until: nil,
                    source: try source("founding charter")
                )
            ),
            .presidency(
                Presidency(
                    confederation: rivers,
                    holder: alda,
                    from: try date("2026-01-01"),
                    until: try date("2026-12-31"),
                    source: try source("summit communiqué")
                )
            ),
            .post(Post(id: registry, party: norvane, names: try names("Registry, northern desk"))),
            .tenure(Tenure(post: registry, person: "I. Sample", from: try date("2026-02"), until: nil)),
            .mechanism(
                Mechanism(
                    names: try names("Consultations"),
                    parties: [norvane, rivers],
                    status: .active,
                    rules: RuleSet([.rhythm: Rule(value: "yearly", source: try source("communiqué"))])
                )
            ),
            .session(
                try required(
                    Session(
                        number: 1,
                        status: .held,
                        host: .statedInText(norvane),
                        place: .statedInText("Varn"),
                        date: .statedInText(try date("2026-04-03")),
                        level: "ministers",
                        chairs: ["Minister"],
                        notes: ["12/NV", "7/CR"]
                    )
                )
            ),
            .deposit(
                Document(
                    file: file,
                    session: 1,
                    type: .communique,
                    language: .english,
                    title: "Joint communiqué",
                    encoding: "utf-8",
                    voice: .primaryText
                )
            ),
            .conclusion(
                try entry(
                    "1/01",
                    .commitment,
                    deadline: .statedInText(Deadline(words: "by 31 March 2027", date: try date("2027-03-31")))
                )
            ),
            .conclusion(try entry("1/02", .offer)),
            .conclusion(try entry("1/03", .position)),
            .review(
                ReviewRecord(
                    document: try digest(1),
                    reader: "1",
                    proposed: 4,
                    accepted: [try number("1/01"), try number("1/02"), try number("1/03")],
                    refused: [RefusedFinding(range: 40..<50, kind: .information, rules: ["en:3"])],
                    left: 2
                )
            ),
            .reading(try number("1/02"), reading(.offer, deadline: .noneAgreed)),
            .assign(Assignment(conclusion: try number("1/01"), post: registry, duty: .contact)),
            .report(
                ProgressReport(
                    conclusion: try number("1/01"),
                    party: norvane,
                    status: .inProgress,
                    text: "A first meeting was held.",
                    period: try date("2026"),
                    evidence: [file]
                )
            ),
            .deposit(
                Document(
                    file: FileReference(sha256: try digest(5), size: 4100, name: "communique-fr.txt"),
                    session: 1,
                    type: .communique,
                    language: .french,
                    title: nil,
                    encoding: "utf-8",
                    voice: .primaryText
                )
            ),
            .concordance(try concordance(mark: .alike)),
            .link(
                LinkStatement(
                    link: Link(from: try number("1/02"), .dependsOn, to: try number("1/03")),
                    standing: .confirmed,
                    reason: "The position names the condition.",
                    isProposed: true
                )
            ),
            .merge(Merge(number: try number("1/03"), into: try number("1/02"), reason: "One sentence, read twice.")),
        ]
    }

    /// A number that gives way; the register of the samples is without it.
    static func renumbering() throws -> ActContent {
        .renumber(Renumbering([try number("1/03"): try number("1/09")]))
    }

    /// The acts that the register of the samples is without.
    static func later() throws -> [ActContent] {
        [
            try renumbering(),
            .mark(Marking(of: .conclusion(try number("1/01")), handling: .unit, words: "RESTRICTED")),
            .mark(Marking(of: .document(try digest(1)), handling: .everybody)),
            .mark(Marking(of: .session(1), handling: .parties)),
            .office(
                Office(id: try OfficeID("transport"), party: try PartyID("norvane"), names: try names("Transport"))
            ),
            .office(
                Office(
                    id: try OfficeID("transport.north"),
                    party: try PartyID("norvane"),
                    names: try names("Northern Directorate"),
                    within: try OfficeID("transport")
                )
            ),
            .post(
                Post(
                    id: try PostID("ferries"),
                    party: try PartyID("norvane"),
                    names: try names("Ferry desk"),
                    office: try OfficeID("transport.north")
                )
            ),
        ]
    }

    /// An act at a place of the journal.
    static func act(_ number: Int, _ content: ActContent) throws -> Act {
        let at = try required(Instant(secondsSinceEpoch: 1_790_000_000 + number))
        return Act(
            header: ActHeader(
                act: content.code,
                at: at,
                body: try digest(UInt8(truncatingIfNeeded: number)),
                post: nil,
                journal: journal,
                number: number
            ),
            body: .shown(content)
        )
    }

    /// The register that all samples amount to.
    static func register() throws -> Register {
        var register = Register()
        for (number, content) in try contents().enumerated() { register.receive(try act(number, content)) }
        return register
    }

    static func required<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw Missing() }
        return value
    }

    struct Missing: Error {}
}
