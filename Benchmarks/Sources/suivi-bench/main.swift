import Glibc
import TextSources

// suivi-bench WORKFOLDER TEXTFOLDER: prints figures; `scripts/bench` calls it.

guard CommandLine.arguments.count == 3 else {
    print("usage: suivi-bench WORKFOLDER TEXTFOLDER")
    exit(2)
}
do {
    let texts = try ["fr", "en", "ru"].map { language in
        let name = "communique-\(language).txt"
        return (name: name, bytes: try SourceReader().bytes(path: CommandLine.arguments[2] + "/" + name))
    }
    try ReadingBenchmark(texts: texts).run()
    AuditBenchmark().run()
    try RecordBenchmark(folder: CommandLine.arguments[1]).run()
    line("peak memory of these measurements", Measure.peakMemory, "MiB")
} catch {
    print("the measurement ended: \(error)")
    exit(1)
}
