import Foundation
import Testing

/// What a register says of itself, for comparing states.
private struct Picture: Equatable {
    let acts: Int
    let conclusions: String

    init(of place: Workplace) throws {
        let verdict = try place.json("verify")
        try #require(verdict["whole"] as? Bool == true)
        acts = try #require(verdict["acts"] as? Int)
        let list = try place.suivi("conclusions", "--json")
        try #require(list.code == 0, "\(list.errors)")
        conclusions = list.output
    }
}

@Suite(
    "Stopped at any writing system call (disabled where strace is missing or may not trace)",
    .enabled(if: Stops.areTried),
    .serialized
)
struct StoppedAnywhereTests {
    @Test("a report is in the register whole or not at all, and the next command goes on")
    func report() throws {
        let before = try Workplace()
        try before.makeRegister()
        try before.readExample()
        let number = try #require(try before.conclusions("--kind", "commitment").first?["number"] as? String)
        try before.write(Array("minutes".utf8), to: "minutes.txt")
        try check(
            ["report", number, "--status", "in_progress", "--text", "Minutes signed", "--evidence", "minutes.txt"],
            from: before,
            files: ["minutes.txt"]
        )
    }

    @Test("a review is in the register whole or not at all, and can be finished after the stop")
    func review() throws {
        let before = try Workplace()
        try before.makeRegister()
        let read = try before.suivi("read", Repository.example("press/press-fr.txt").path, "--session", "1")
        try #require(read.code == 0, "\(read.errors)")
        try check(["review", "press-fr.txt", "--accept-all"], from: before)
    }

    @Test("a document is deposited whole or not at all")
    func deposit() throws {
        let before = try Workplace()
        try before.makeRegister()
        try check(["read", Repository.example("press/press-fr.txt").path, "--session", "1"], from: before)
    }

    @Test("a stop during a backup leaves the register as it was, and no folder that passes for a whole backup")
    func backup() throws {
        let before = try Workplace()
        try before.makeRegister()
        try before.readExample()
        let expected = try Picture(of: before)
        let counting = try Workplace()
        try counting.copyRegister(from: before)
        let points = try Stops.points(of: ["backup", "copy"], in: counting)
        for point in points {
            let place = try Workplace()
            try place.copyRegister(from: before)
            #expect(try Stops.run(["backup", "copy"], until: point, in: place), "\(point) was not met")
            #expect(try Picture(of: place) == expected, "after a stop at \(point)")
            if FileManager.default.fileExists(atPath: place.path("copy/register.sqlite").path) {
                let verdict = try place.suivi("verify", "--register", "copy")
                #expect(verdict.code == 0, "after a stop at \(point): \(verdict.errors)")
            }
            let again = try place.suivi("backup", "copy-2")
            #expect(again.code == 0, "after a stop at \(point): \(again.errors)")
        }
        print("backup: stopped at \(points.count) points")
    }

    @Test("the name of a file is durable before an act names it, also where a stop may have left the name there")
    func fileNames() throws {
        let place = try Workplace()
        try place.makeRegister()
        try place.readExample()
        let number = try #require(try place.conclusions("--kind", "commitment").first?["number"] as? String)
        try place.write(Array("minutes".utf8), to: "minutes.txt")
        let strace = try #require(Stops.strace)
        for status in ["in_progress", "completed"] {
            let log = place.path("\(status).log")
            let report = ["report", number, "--status", status, "--text", "Signed", "--evidence", "minutes.txt"]
            let outcome = try place.suivi.run(
                strace,
                ["-f", "-qq", "-y", "-o", log.path, "-e", "trace=fsync", Suivi.program.path] + report
            )
            try #require(outcome.code == 0, "\(outcome.errors)")
            // "1234 fsync(5</…/register/files/3f>) = 0": two digits of the SHA-256, and the folders above.
            let folders = try String(contentsOf: log, encoding: .utf8).split(separator: "\n")
                .compactMap { $0.split(separator: "<").dropFirst().first?.split(separator: ">").first }
            for end in ["/register", "/register/files"] {
                #expect(folders.contains { $0.hasSuffix(end) }, "\(status): \(end)")
            }
            #expect(folders.contains { $0.dropLast(3).hasSuffix("/register/files") }, "\(status)")
        }
    }

    @Test("a register is made whole, or can be made by the same command")
    func create() throws {
        let arguments = ["init", "--participant", "norvane.example", "--mechanism", "rivers"]
        let points = try Stops.points(of: arguments, in: Workplace())
        try #require(points.count > 10)
        for point in points {
            let place = try Workplace()
            #expect(try Stops.run(arguments, until: point, in: place), "\(point) was not met")
            let again = try place.suivi.run(Suivi.program, arguments)
            if again.code != 0 {
                // Its first act was there already, and the next command that writes signs it.
                let next = try place.suivi("party", "norvane", "--kind", "state", "--name", "en=Norvane")
                #expect(next.code == 0, "after a stop at \(point): \(again.errors)\(next.errors)")
            }
            #expect(try place.verifiedActs() == (again.code == 0 ? 1 : 2), "after a stop at \(point)")
        }
        print("init: stopped at \(points.count) points")
    }

    /// Stops a command at every point: the register equals that of before or that of after, verifies, and the same
    /// command can be given again with the same result as if nothing had happened.
    private func check(_ arguments: [String], from before: Workplace, files: [String] = []) throws {
        func fresh() throws -> Workplace {
            let place = try Workplace()
            try place.copyRegister(from: before)
            for file in files { try FileManager.default.copyItem(at: before.path(file), to: place.path(file)) }
            return place
        }
        let first = try Picture(of: before)
        let counting = try fresh()
        let points = try Stops.points(of: arguments, in: counting)
        let last = try Picture(of: counting)
        try #require(first != last)
        try #require(points.count > 10)
        var kept = 0
        for point in points {
            let place = try fresh()
            #expect(try Stops.run(arguments, until: point, in: place), "\(point) was not met")
            let picture = try Picture(of: place)
            #expect(picture == first || picture == last, "after a stop at \(point)")
            if picture == last {
                kept += 1
                // What was kept and not yet signed is signed by the next command that writes.
                let next = try place.suivi("post", "desk", "--name", "en=Desk")
                #expect(next.code == 0, "after a stop at \(point): \(next.errors)")
            } else {
                let again = try place.suivi.run(Suivi.program, arguments)
                #expect(again.code == 0, "after a stop at \(point): \(again.errors)")
                #expect(try Picture(of: place) == last, "after a stop at \(point) and the same command again")
            }
        }
        print("\(arguments[0]): stopped at \(points.count) points; \(kept) times the acts were there already")
    }
}
