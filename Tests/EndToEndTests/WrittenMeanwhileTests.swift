import Foundation
import Testing

@Suite(
    "Checked while somebody writes (disabled where strace is missing or may not trace)",
    .enabled(if: Stops.areTried)
)
struct WrittenMeanwhileTests {
    @Test("what is written while a register is verified is not taken for damage")
    func verify() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let acts = try place.verifiedActs()
        let number = try #require(try place.conclusions("--kind", "commitment").first?["number"] as? String)
        let strace = try #require(Stops.strace)
        // The acts are read before the mark is opened, and the lists after it.
        let verify = try place.suivi.begin(
            strace,
            [
                "-f", "-qq", "-o", "/dev/null", "-P", "register/keys/head.mark", "-e", "trace=openat",
                "-e", "inject=openat:delay_enter=2000000", Suivi.program.path, "verify", "--json",
            ]
        )
        usleep(700_000)
        let report = try place.suivi("report", number, "--status", "in_progress", "--text", "Minutes signed")
        #expect(report.code == 0, "\(report.errors)")
        let verdict = try verify()
        #expect(verdict.code == 0, "\(verdict.output)")
        #expect(try place.verifiedActs() == acts + 1)
    }
}
