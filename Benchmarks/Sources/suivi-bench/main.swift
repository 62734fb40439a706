import Glibc
import TextSources

// suivi-bench WORKFOLDER TEXTFOLDER: prints figures; `scripts/bench` calls it. WORKFOLDER/long.txt has 100 kB.
// suivi-bench --record WORKFOLDER: of these, the figures of acts that are written and exchanged; `scripts/bench record`.
// suivi-bench --sentences LANGUAGE FILE: prints sentences; `scripts/measure-sentences` calls it.
// suivi-bench --tree LEAVES: prints figures of a tree of that size; `scripts/lib/measure_tree.py` calls it.

/// Everything that is measured, of texts and of the record.
func measureAll(in workFolder: String, texts folder: String) throws {
    let texts = try ["fr", "en", "ru"].map { language in
        let name = "communique-\(language).txt"
        return (name: name, bytes: try SourceReader().bytes(path: folder + "/" + name))
    }
    let long = try SourceReader().bytes(path: workFolder + "/long.txt")
    try ReadingBenchmark(texts: texts, long: long).run()
    AuditBenchmark().run()
    try measureRecord(in: workFolder)
    line("peak memory of these measurements", Measure.peakMemory, "MiB")
}

func measureRecord(in workFolder: String) throws {
    try RecordBenchmark(folder: workFolder).run()
    try SyncBenchmark(folder: workFolder).run()
}

let arguments = Array(CommandLine.arguments.dropFirst())
do {
    switch (arguments.first, arguments.count) {
    case ("--sentences", 3): try SentenceMeasure(path: arguments[2], language: arguments[1]).run()
    case ("--tree", 2): try TreeBenchmark(leaves: Int(arguments[1]) ?? 0).run()
    case ("--record", 2): try measureRecord(in: arguments[1])
    case (_, 2): try measureAll(in: arguments[0], texts: arguments[1])
    default:
        print("usage: suivi-bench WORKFOLDER TEXTFOLDER")
        exit(2)
    }
} catch {
    print("the measurement ended: \(error)")
    exit(1)
}
