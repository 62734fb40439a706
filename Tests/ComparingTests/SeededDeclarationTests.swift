import Comparing
import Consultations
import Foundation
import Testing

/// Changes of a kind that can be made to any English text, made to a declaration that nothing was fitted to.
@Suite("Seeded differences in a declaration")
struct SeededDeclarationTests {
    @Test(
        "Another strength, a negation, another year and a sentence taken out are found",
        .enabled(if: Texts.corpus != nil, "needs the shared corpus")
    )
    func found() throws {
        let corpus = try #require(Texts.corpus)
        func text(_ name: String) throws -> String {
            try String(contentsOf: corpus.appendingPathComponent(name + ".txt"), encoding: .utf8)
        }
        let english = try text("en-17-los-angeles-declaration")
        let other = try Texts.account(try text("fr-28-declaration-los-angeles"))
        let before = AccountComparison(other, try Texts.account(english))
        var lost: [String] = []
        let seeds = Self.seeds(english)
        for (code, changed) in seeds {
            let after = AccountComparison(other, try Texts.account(changed))
            let codes: Set<VersionDifference.Aspect> = code == .strength ? [.strength, .kind, .unread] : [code]
            func count(_ comparison: AccountComparison) -> Int {
                comparison.passages.flatMap(\.differences).count { codes.contains($0.code) }
            }
            if count(after) <= count(before) { lost.append("\(code)") }
        }
        print("seeded in the declaration: \(seeds.count - lost.count) of \(seeds.count) found, lost: \(lost)")
        #expect(seeds.count >= 12)
        #expect(lost.count * 12 <= seeds.count, "\(lost)")
    }

    /// A few places of each change, far apart.
    private static func seeds(_ text: String) -> [(VersionDifference.Aspect, String)] {
        var seeds: [(VersionDifference.Aspect, String)] = []
        let intends = text.ranges(of: "We intend to")
        for (place, range) in intends.enumerated() where place % 3 == 0 {
            seeds.append((.strength, text.replacingCharacters(in: range, with: "We undertake to")))
            seeds.append((.negation, text.replacingCharacters(in: range, with: "We do not intend to")))
            // From here to the end of the sentence.
            if let stop = text[range.upperBound...].firstIndex(of: ".") {
                seeds.append((.missing, text.replacingCharacters(in: range.lowerBound...stop, with: "")))
            }
        }
        for range in text.ranges(of: "We commit to").prefix(2) {
            seeds.append((.strength, text.replacingCharacters(in: range, with: "We intend to")))
        }
        for (old, new) in [("1951 ", "1961 "), ("1967 ", "1977 ")] {
            if let range = text.ranges(of: old).first {
                seeds.append((.date, text.replacingCharacters(in: range, with: new)))
            }
        }
        return seeds
    }
}
