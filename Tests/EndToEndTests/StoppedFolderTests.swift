import Foundation
import Testing

@Suite(
    "A folder whose reading or import is stopped (disabled where strace is missing or may not trace)",
    .enabled(if: Stops.areTried),
    .serialized
)
struct StoppedFolderTests {
    @Test("a reading that is stopped anywhere goes on, and ends as if it had not been")
    func reading() throws {
        let whole = try Workplace()
        try whole.copyArchive()
        let arguments = ["read", "--folder", "archive", "--proposal", "years.txt", "--state", "state"]
        let points = try Stops.points(of: arguments, in: whole)
        func comparable(_ place: Workplace) throws -> String {
            try place.proposal().split(separator: "\n").filter { !$0.hasPrefix("folder:") }.joined(separator: "\n")
        }
        let expected = try comparable(whole)
        for point in points {
            let place = try Workplace()
            try place.copyArchive()
            #expect(try Stops.run(arguments, until: point, in: place), "\(point) was not met")
            let again = try place.suivi.run(Suivi.program, arguments)
            #expect(again.code == 0, "after a stop at \(point): \(again.errors)")
            #expect(try comparable(place) == expected, "after a stop at \(point)")
        }
        print("reading a folder: stopped at \(points.count) points")
    }

    @Test("an import that is stopped anywhere leaves a whole register, and goes on")
    func importing() throws {
        let before = try Workplace()
        try before.makeEmptyRegister()
        func text(_ number: Int) -> [UInt8] {
            Array(
                "Communiqué\n\nHalvik, 3 May 201\(number)\n\nThe Parties undertake to publish the map of \(number).\n"
                    .utf8
            )
        }
        try FileManager.default.createDirectory(at: before.path("years"), withIntermediateDirectories: true)
        for number in 1...2 { try before.write(text(number), to: "years/\(number).txt") }
        let lines = (1...2).flatMap { ["session: \($0)", "date: 201\($0)", "document: \($0).txt"] }
        try before.write(Array((["folder: years"] + lines).joined(separator: "\n").utf8), to: "years.txt")
        func place() throws -> Workplace {
            let place = try Workplace()
            try place.copyRegister(from: before)
            for name in ["years", "years.txt"] {
                try FileManager.default.copyItem(at: before.path(name), to: place.path(name))
            }
            return place
        }
        let arguments = ["import", "years.txt"]
        let counting = try place()
        let points = try Stops.points(of: arguments, in: counting)
        let acts = try counting.verifiedActs()
        for point in points where point.number % 6 == 1 {
            let place = try place()
            #expect(try Stops.run(arguments, until: point, in: place), "\(point) was not met")
            let again = try place.suivi.run(Suivi.program, arguments)
            #expect(again.code == 0, "after a stop at \(point): \(again.errors)")
            #expect(try place.verifiedActs() == acts, "after a stop at \(point)")
        }
        print("import: stopped at a sixth of \(points.count) points")
    }
}
