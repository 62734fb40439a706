import Foundation
import Testing

@Suite(
    "A year between processes in network namespaces (disabled where these or the ends of a line may not be made)",
    .enabled(if: Namespaces.areAllowed),
    .timeLimit(.minutes(20))
)
struct YearTests {
    @Test("a short year: all nodes have one digest after losses, cuts, killed programs and a dead line")
    func quick() throws {
        let place = try Workplace()
        let script = Repository.root.appendingPathComponent("scripts/year")
        let outcome = try place.suivi.run(script, ["2", "--quick", "--program", Suivi.program.path])
        #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
        let last = outcome.output.split(separator: "\n").last ?? ""
        #expect(last.hasPrefix("2 parties, ") && last.hasSuffix(" cut, one digest"), "\(last)")
    }

    @Test("who asks for something else is told what there is, with 2")
    func usage() throws {
        let place = try Workplace()
        let script = Repository.root.appendingPathComponent("scripts/year")
        let outcome = try place.suivi.run(script, ["7"])
        #expect(outcome.code == 2)
        #expect(outcome.errors.contains("'7' is unknown; use 2, 3, 4"), "\(outcome.errors)")
    }
}
