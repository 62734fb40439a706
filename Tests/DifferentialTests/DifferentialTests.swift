import Foundation
import Testing

@Suite("The same bytes, read by us and by other people's libraries", .serialized)
struct DifferentialTests {
    private static let all = [
        JSONComparison.comparison, SignatureComparison.signatures, SignatureComparison.base64, NoteComparison.keys,
        NoteComparison.notes, NoteComparison.checkpoints, NoteComparison.tiles, TreeComparison.trees,
        TreeComparison.inclusion, TreeComparison.consistency,
    ]

    /// How many contents are compared in all; `scripts/differential` asks for more.
    private static let count =
        ProcessInfo.processInfo.environment["SUIVI_DIFFERENTIAL"].flatMap { Int($0) } ?? 4_000
    private static let seed =
        ProcessInfo.processInfo.environment["SUIVI_DIFFERENTIAL_SEED"].flatMap { UInt64($0) } ?? 1

    @Test(
        .enabled(if: Peer.isGoHere, "golang-go and golang-golang-x-mod-dev of Debian are not here"),
        arguments: all.filter { $0.peer == .go }
    )
    func `we judge as Go's note and tlog do, but where we are stricter on purpose`(comparison: Comparison) throws {
        try compare(comparison)
    }

    @Test(
        .enabled(if: Peer.isPythonHere, "python3 with the packages cryptography and rfc8785 is not here"),
        arguments: all.filter { $0.peer == .python }
    )
    func `we judge as rfc8785, OpenSSL and Python do, but where we are stricter on purpose`(
        comparison: Comparison
    ) throws {
        try compare(comparison)
    }

    private func compare(_ comparison: Comparison) throws {
        let total = Self.count * comparison.share / 1000
        var random = SeededGenerator(seed: Self.seed)
        var tally = Tally()
        while tally.count < total {
            var contents: [[UInt8]] = []
            for _ in 0..<min(20_000, total - tally.count) { contents.append(try comparison.make(&random)) }
            let lines = try comparison.peer.judge(contents, as: comparison.letter)
            try #require(lines.count == contents.count)
            for (content, line) in zip(contents, lines) {
                tally.add(content, ours: comparison.judge(content), theirs: line, of: comparison)
            }
        }
        #expect(tally.unexplainedCount == 0, "\(tally.unexplained.joined(separator: "\n"))")
        // Contents that all end alike would show nothing.
        #expect(tally.accepted * 20 > total && (comparison.letter == "R" || tally.refused * 20 > total))
        print(Self.row(comparison, tally))
    }

    /// A line of the table that `scripts/differential` prints.
    private static func row(_ comparison: Comparison, _ tally: Tally) -> String {
        let explained = tally.explained.sorted { $0.key < $1.key }
        let numbers = [
            tally.count, tally.accepted, tally.refused, explained.reduce(0) { $0 + $1.value }, tally.unexplainedCount,
        ]
        let row =
            ["difference", comparison.name] + numbers.map(String.init) + explained.map { "\($0.value) \($0.key)" }
        return row.joined(separator: "\t")
    }
}
