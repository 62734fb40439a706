import Testing

@testable import Comparing

@Suite("What differs between two drafts, word by word")
struct RedlineTests {
    /// Words and the marks around them, as people read them.
    private func marked(_ old: String, _ new: String) -> String {
        WordChanges(old, new).pieces.map { piece in
            let space = piece.isSpaced ? " " : ""
            return switch piece.change {
            case .kept: space + piece.text
            case .struck: "\(space)[-\(piece.text)-]"
            case .added: "\(space){+\(piece.text)+}"
            }
        }.joined()
    }

    private func words(_ pieces: [WordChanges.Piece], without change: WordChanges.Change) -> String {
        pieces.filter { $0.change != change }.map { ($0.isSpaced ? " " : "") + $0.text }.joined()
    }

    @Test(
        "words that differ are marked, whole words and no parts of them",
        arguments: [
            (
                "repair the weir by June", "rebuild the weir by July",
                "[-repair-]{+rebuild+} the weir by [-June-] {+July+}"
            ),
            ("open 1,200 places.", "open 1,500 places.", "open [-1,200-] {+1,500+} places."),
            ("shall co-operate, fully", "shall cooperate fully", "shall [-co-operate,-] {+cooperate+} fully"),
            ("l’eau du fleuve", "l’air du fleuve", "l’[-eau-]{+air+} du fleuve"),
            ("The parties agree", "The Parties agree", "The [-parties-] {+Parties+} agree"),
            ("يتعهد الطرفان بإصلاح السد", "يتعهد الطرفان ببناء السد", "يتعهد الطرفان [-بإصلاح-] {+ببناء+} السد"),
            ("одна плотина", "две плотины", "[-одна плотина-]{+две плотины+}"),
            ("水坝修复", "水坝重建", "水坝[-修复-]{+重建+}"),
            ("same words\nhere", "same  words here", "same words here"),
            ("", "all new", "{+all new+}"), ("all old", "", "[-all old-]"), ("", "", ""),
        ]
    )
    func marks(old: String, new: String, expected: String) {
        #expect(marked(old, new) == expected)
    }

    @Test("what is kept and struck out is the old wording, what is kept and added the new one", arguments: 0..<200)
    func bothWordings(seed: UInt64) {
        var random = Seeded(seed: seed)
        let choice = ["dam", "weir", "1,200", "re-open", "é́", "السد", ",", "(a)", "l’eau", "水", "[-", "+}", "."]
        func text() -> String {
            (0..<Int.random(in: 0...40, using: &random)).map { _ in choice.randomElement(using: &random) ?? "" }
                .joined(separator: " ")
        }
        let (old, new) = (text(), text())
        let pieces = WordChanges(old, new).pieces
        func tokens(_ text: String) -> [String] { text.split(whereSeparator: \.isWhitespace).map(String.init) }
        func bare(_ text: String) -> String { tokens(text).joined() }
        #expect(bare(words(pieces, without: .added)) == bare(old))
        #expect(bare(words(pieces, without: .struck)) == bare(new))
    }

    @Test("the script is no longer than needed, and covers both sides", arguments: 0..<200)
    func shortest(seed: UInt64) {
        var random = Seeded(seed: seed)
        let old = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...5, using: &random) }
        let new = (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0...5, using: &random) }
        let stretches = ShortestScript(old, new).stretches
        #expect(stretches.flatMap { Array(old[$0.old]) } == old)
        #expect(stretches.flatMap { Array(new[$0.new]) } == new)
        for stretch in stretches where stretch.isEqual { #expect(old[stretch.old] == new[stretch.new]) }
        let kept = stretches.filter(\.isEqual).reduce(0) { $0 + $1.old.count }
        #expect(kept == longestCommon(old, new))
    }

    /// The length of the longest common run with gaps, by the plain way.
    private func longestCommon(_ old: [Int], _ new: [Int]) -> Int {
        var row = Array(repeating: 0, count: new.count + 1)
        for one in old {
            var corner = 0
            for (place, two) in new.enumerated() {
                let above = row[place + 1]
                row[place + 1] = one == two ? corner + 1 : max(above, row[place])
                corner = above
            }
        }
        return row[new.count]
    }

    @Test("a long clause that was written anew is taken as replaced, and does not take for ever")
    func bounded() {
        let old = (0..<60_000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<60_000).map { "b\($0)" }.joined(separator: " ")
        let pieces = WordChanges("begin \(old) end", "begin \(new) end").pieces
        #expect(pieces.map(\.change) == [.kept, .struck, .added, .kept])
    }

    @Test("clauses are shown with their lines; new, struck and moved ones are told apart")
    func clauses() throws {
        let old = """
            JOINT COMMUNIQUÉ

            1. The Parties undertake to repair the weir at Halvik before 1 June 2027.
            2. The Parties will open thirty scholarships for students of hydrology.
            3. The ministers thanked the people of Brennport for their welcome.
            4. The Parties agreed to hold the next session in Norvane in the spring.

            """
        let new = """
            JOINT COMMUNIQUÉ

            1. The Parties undertake to rebuild the weir at Halvik before 1 July 2027.
            2. The Parties agreed to hold the next session in Norvane in the spring.
            3. The Parties will open thirty scholarships for students of hydrology.
            4. The Parties decide to publish the levels of the rivers every week.

            """
        let redline = Redline(from: try Texts.account(old), to: try Texts.account(new))
        let rows = redline.clauses.map {
            "\($0.change) \($0.oldLines?.lowerBound ?? 0) \($0.newLines?.lowerBound ?? 0)"
        }
        #expect(rows.contains("kept 1 1"), "\(rows)")
        #expect(rows.contains("changed 3 3"))
        #expect(rows.contains("struck 5 0"))
        #expect(rows.contains("added 0 6"))
        #expect(redline.clauses.count { $0.isMoved } == 1)
        #expect(redline.hasChanges)
    }

    @Test("nothing of either draft is left out of the redline", arguments: ["en", "fr", "ru"])
    func whole(language: String) throws {
        let old = try Texts.example(language)
        let new = old.replacing("\n\n", with: "\n\n***\n\n", maxReplacements: 3).replacing("27", with: "28")
        let redline = Redline(from: try Texts.account(old), to: try Texts.account(new))
        func bare(_ text: String) -> [Character] { text.filter { !$0.isWhitespace }.sorted() }
        let pieces = redline.clauses.flatMap(\.words.pieces)
        #expect(bare(pieces.filter { $0.change != .added }.map(\.text).joined()) == bare(old))
        #expect(bare(pieces.filter { $0.change != .struck }.map(\.text).joined()) == bare(new))
        let same = Redline(from: try Texts.account(old), to: try Texts.account(old))
        #expect(!same.hasChanges)
        #expect(same.count(.kept) == same.clauses.count)
    }

    @Test("what stands apart from the text is compared, too")
    func apart() throws {
        let text = "The Parties agreed to meet in May. "
        let (old, new) = (text + "Note 1: not for release.", text + "Note 1: for release.")
        let place = text.utf8.count..<old.utf8.count
        let redline = Redline(
            from: try Texts.account(old),
            to: try Texts.account(new),
            oldApart: [place],
            newApart: [text.utf8.count..<new.utf8.count]
        )
        #expect(redline.hasChanges)
    }
}

/// Numbers that are the same in each run.
private struct Seeded: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
}
