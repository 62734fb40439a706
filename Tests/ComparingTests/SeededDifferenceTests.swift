import Comparing
import Consultations
import Foundation
import Testing

/// One change made to a version: what stood there, what stands there now, and in what the versions then differ.
struct Seed: CustomStringConvertible {
    let language: String
    let code: VersionDifference.Aspect
    let old: String
    let new: String

    var description: String { "\(language) \(code): \(old) → \(new)" }

    /// The classes under which the change may be shown: another verb may also change the kind, or leave no conclusion.
    var codes: Set<VersionDifference.Aspect> {
        switch code {
        case .strength: [.strength, .kind, .unread]
        case .actor: [.actor, .name]
        default: [code]
        }
    }
}

@Suite("Seeded differences")
struct SeededDifferenceTests {
    /// A version is changed in one place and held against another version, or against itself.
    ///
    /// Of each pair every so many changes are tried, so that the test stays short; `SUIVI_ALL_SEEDS` tries all.
    private static let pairs = [("en", "fr", 2), ("fr", "ru", 2), ("ru", "en", 2), ("en", "en", 4)]
    private static let all = ProcessInfo.processInfo.environment["SUIVI_ALL_SEEDS"] != nil

    @Test("Of each class of differences at least 0.95 are found")
    func found() throws {
        var all: [VersionDifference.Aspect: Int] = [:]
        var lost: [VersionDifference.Aspect: [String]] = [:]
        for (language, other, step) in Self.pairs {
            let seeds = try Seeds.all(in: language).enumerated().filter { Self.all || $0.offset % step == 0 }.map(
                \.element
            )
            for seed in seeds { all[seed.code, default: 0] += 1 }
            for seed in try Self.lost(seeds, of: language, against: other) {
                lost[seed.code, default: []].append("against \(other): \(seed)")
            }
        }
        #expect(all.values.reduce(0, +) > 75)
        for (code, count) in all.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            let gone = lost[code] ?? []
            print("seeded \(code): \(count - gone.count) of \(count) found")
            #expect(count > 10)
            #expect(gone.count * 20 <= count, "\(gone.joined(separator: "\n"))")
        }
    }

    private static func lost(_ seeds: [Seed], of language: String, against other: String) throws -> [Seed] {
        let reference = try Texts.account(try Texts.example(other))
        let text = try Texts.example(language)
        let before = AccountComparison(reference, try Texts.account(text))
        return try seeds.filter { seed in
            let changed = text.replacing(seed.old, with: seed.new, maxReplacements: 1)
            try #require(changed != text, "\(seed): not in the text")
            let after = AccountComparison(reference, try Texts.account(changed))
            return !isFound(seed, before: before, after: after)
        }
    }

    /// Whether the passage that was changed shows a difference that it did not show before.
    private static func isFound(_ seed: Seed, before: AccountComparison, after: AccountComparison) -> Bool {
        let place = before.right.utf8.firstRange(of: Array(seed.old.utf8))?.lowerBound ?? 0
        let known = before.passages.first { $0.right?.contains(place) == true }
        func codes(_ passage: ComparedPassage?) -> Set<VersionDifference.Aspect> {
            Set(passage?.differences.map(\.code) ?? []).intersection(seed.codes)
        }
        let now = after.passages.filter { passage in
            guard let one = passage.left, let two = known?.left else { return false }
            return one.overlaps(two)
        }
        return now.contains { !codes($0).subtracting(codes(known)).isEmpty }
    }
}
