import Comparing
import Consultations
import Testing

@Suite("Sessions compared")
struct SessionTests {
    private func item(
        _ number: String,
        _ words: String,
        _ kind: ConclusionKind = .commitment,
        _ strength: Strength = .firm,
        actors: [String] = ["Norvane"],
        language: String = "en"
    ) throws -> SessionItem {
        SessionItem(
            number: number,
            words: words,
            language: try #require(Language(language)),
            kind: kind,
            strength: strength,
            actionLevel: .specific,
            actors: actors,
            deadline: nil
        )
    }

    @Test("What is new, kept, stronger, weaker and dropped, each with its link")
    func relations() throws {
        let earlier = [
            try item("1/01", "The Parties undertake to publish a common transit tariff before the end of 2026"),
            try item("1/02", "They will consider creating a river investment fund", .intention, .soft),
            try item("1/03", "They undertake to modernise the shared channel between Halvik and Brennport"),
            try item(
                "1/04",
                "Norvane stands ready to train twenty officers of the River Force every year",
                .offer,
                .soft
            ),
            try item("1/05", "The Parties undertake to exchange epidemiological data every month"),
            try item("1/06", "The Parties undertake to lift the obstacles to timber imports"),
        ]
        let later = [
            try item("2/01", "The Parties undertake to publish a common transit tariff before the end of 2027"),
            try item("2/02", "They undertake to create a river investment fund"),
            try item(
                "2/03",
                "They intend to modernise the shared channel between Halvik and Brennport",
                .intention,
                .soft
            ),
            try item(
                "2/04",
                "The Parties decide that Norvane will train twenty officers of the River Force every year",
                .decision
            ),
            try item("2/05", "The Parties undertake to exchange epidemiological data every month"),
            try item("2/06", "The Parties undertake to open a school of navigation in Halvik"),
        ]
        let comparison = SessionComparison(earlier: earlier, later: later)
        let links = comparison.pairs.map { "\($0.later.number) \($0.relation.rawValue) \($0.earlier.number)" }
        #expect(
            links == [
                "2/01 supersedes 1/01", "2/02 strengthens 1/02", "2/03 weakens 1/03", "2/04 takes_up 1/04",
                "2/05 reiterates 1/05",
            ]
        )
        #expect(comparison.new.map(\.number) == ["2/06"])
        #expect(comparison.dropped.map(\.number) == ["1/06"])
        #expect(comparison.stronger.map(\.later.number) == ["2/02"])
        #expect(comparison.weaker.map(\.later.number) == ["2/03"])
        #expect(comparison.kept.count == 3)
    }

    @Test("More exact words specify")
    func specifies() throws {
        let comparison = SessionComparison(
            earlier: [try item("1/01", "The Parties undertake to establish scholarships for students of hydrology")],
            later: [
                try item(
                    "2/01",
                    "The Parties undertake to establish thirty scholarships for students of hydrology by 2028"
                )
            ]
        )
        #expect(comparison.pairs.map(\.relation) == [.specifies])
    }

    @Test("Every conclusion stands in exactly one list")
    func partition() throws {
        let words = ["bridge", "tariff", "channel", "school", "seed", "lock", "freight", "tide"]
        let earlier = try (0..<40).map {
            try item("1/\($0)", "The Parties undertake to study the \(words[$0 % 8]) number \($0 / 8 + 3) of Halvik")
        }
        let later = try (20..<60).map {
            try item("2/\($0)", "The Parties undertake to study the \(words[$0 % 8]) number \($0 / 8 + 3) of Halvik")
        }
        let comparison = SessionComparison(earlier: earlier, later: later)
        #expect(comparison.pairs.count + comparison.new.count == 40)
        #expect(comparison.pairs.count + comparison.dropped.count == 40)
        #expect(Set(comparison.pairs.map(\.earlier.number)).count == comparison.pairs.count)
    }

    @Test("Near-duplicates are found among ten thousand conclusions")
    func duplicates() throws {
        // Words from a fixed sequence, so that texts differ but are the same in each run.
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let syllables = [
            "ba", "ce", "di", "fo", "gu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu", "ja",
        ]
        var items = try (0..<10_000).map { number in
            let words = (0..<14).map { _ in (0..<3).map { _ in syllables[next(16)] }.joined() }.joined(separator: " ")
            return try item("1/\(number)", words)
        }
        for copy in 0..<20 {
            let words = items[copy * 400].words.split(separator: " ").dropLast().joined(separator: " ") + " other"
            items.append(try item("2/\(copy)", words))
        }
        let found = NearDuplicates(items).pairs
        let copies = Set(found.filter { $0.two.number.hasPrefix("2/") }.map(\.two.number))
        #expect(copies.count == 20)
        #expect(found.count <= 40)
    }
}
