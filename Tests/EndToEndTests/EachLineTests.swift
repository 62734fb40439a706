import Foundation
import Testing

@Suite("One text a line")
struct EachLineTests {
    /// A Python that can start Spark, and Java beside it; `SUIVI_SPARK_PYTHON` names one.
    static let python: URL? = {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        func find(_ name: String) -> URL? {
            path.split(separator: ":").map { URL(fileURLWithPath: String($0)).appendingPathComponent(name) }
                .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        }
        guard find("java") != nil else { return nil }
        let named = ProcessInfo.processInfo.environment["SUIVI_SPARK_PYTHON"].map { URL(fileURLWithPath: $0) }
        for candidate in [named, find("python3")].compactMap(\.self) {
            let process = Process()
            process.executableURL = candidate
            process.arguments = ["-c", "import pyspark"]
            process.standardError = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            if process.terminationStatus == 0 { return candidate }
        }
        return nil
    }()

    /// The example texts in a folder of their own, and the lines that they give as files.
    private func examples(_ place: Workplace) throws -> (folder: URL, lines: [String]) {
        let folder = place.path("texts")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var names: [String] = []
        for (index, language) in ["fr", "en", "ru", "fr", "en", "ru"].enumerated() {
            let name = "\(index)-\(language).txt"
            let text = try Data(
                contentsOf: Repository.root.appendingPathComponent("Examples/communique/communique-\(language).txt")
            )
            try text.write(to: folder.appendingPathComponent(name))
            names.append(folder.appendingPathComponent(name).path)
        }
        let read = try place.suivi.run(Suivi.program, ["read", "--format", "jsonl"] + names)
        #expect(read.code == 0, "\(read.errors)")
        return (folder, read.output.split(separator: "\n").map(String.init))
    }

    @Test("Records give the lines of the files")
    func records() throws {
        let place = try Workplace()
        let (folder, lines) = try examples(place)
        #expect(lines.count == 6)
        var records = Data()
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            records += try JSONSerialization.data(withJSONObject: ["file": name, "text": text, "note": "ü"]) + [0x0A]
        }
        let read = try place.suivi("read", "--format", "jsonl", "--each-line", "-", input: records)
        #expect(read.code == 0 && read.errors.isEmpty, "\(read.errors)")
        #expect(read.output.split(separator: "\n").map(String.init) == lines)
    }

    @Test("A line that is no text is named, and the others are read")
    func badLines() throws {
        let place = try Workplace()
        let text = "The two Parties agreed to establish a joint working group on water before the end of 2027."
        let input = Data("{\"text\": \"\(text)\"}\n[1]\n\n\"\(text)\"\n{\"file\": \"a\"}".utf8)
        let read = try place.suivi("read", "--format", "jsonl", "--each-line", "-", input: input)
        #expect(read.code == 3)
        #expect(read.errors.contains("line 2") && read.errors.contains("line 5") && read.errors.contains("2 of 4"))
        let lines = read.output.split(separator: "\n")
        #expect(lines.count == 2)
        #expect(lines.allSatisfy { $0.contains("before the end of 2027") })
        #expect(lines.first?.contains("\"file\":\"-:1\"") == true && lines.last?.contains("\"file\":\"-:4\"") == true)
        #expect(try place.suivi("read", "--each-line", "-", input: input).code == 2)
    }

    @Test(
        "Spark gives the lines of the files (left out where no Python here has pyspark, or Java is missing)",
        .enabled(if: python != nil, "no Python here has pyspark, or Java is missing")
    )
    func spark() throws {
        let place = try Workplace()
        let (folder, lines) = try examples(place)
        let script = Repository.root.appendingPathComponent("Examples/spark/read_folder.py").path
        let python = try #require(Self.python)
        let suivi = Suivi(folder: place.folder, environment: ["PYSPARK_PYTHON": python.path])
        let read = try suivi.run(python, [script, folder.path, Suivi.program.path])
        #expect(read.code == 0, "\(read.errors)")
        #expect(read.output.split(separator: "\n").map(String.init).sorted() == lines.sorted())
    }

    @Test("A long text is read from a pipe as from a file, and a broken one ends with its place")
    func longText() throws {
        let place = try Workplace()
        var text = ""
        var number = 0
        while text.utf8.count < 1_600_000 {
            number += 1
            text += "The Parties agreed to open bridge number \(number) of Halvik before 2 June 2028.\n\n"
        }
        try place.write(text.utf8, to: "long.txt")
        let file = try place.suivi("read", "--format", "jsonl", "long.txt")
        #expect(file.code == 0 && file.errors.isEmpty)
        let pipe = try place.suivi("read", "--format", "jsonl", "-", input: Data(text.utf8))
        #expect(pipe.output == file.output.replacingOccurrences(of: "\"file\":\"long.txt\"", with: "\"file\":\"-\""))
        let whole = try place.suivi("read", "--format", "json", "long.txt")
        let left = try JSONSerialization.jsonObject(with: Data(file.output.utf8)) as? NSDictionary
        let right = try JSONSerialization.jsonObject(with: Data(whole.output.utf8)) as? NSDictionary
        #expect(left != nil && left == right)
        try place.write(Array(text.utf8) + [0xFF], to: "broken.txt")
        let broken = try place.suivi("read", "--format", "jsonl", "broken.txt")
        #expect(broken.code == 3 && broken.output.isEmpty && broken.errors.contains("\(text.utf8.count)"))
    }
}
