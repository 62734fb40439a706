import Glibc
import TextSources

// suivi-bench WORKFOLDER TEXTFOLDER: prints figures; `scripts/bench` calls it.

guard CommandLine.arguments.count == 3 else {
    print("usage: suivi-bench WORKFOLDER TEXTFOLDER")
    exit(2)
}
let work = CommandLine.arguments[1]
let texts = try ["fr", "en", "ru"].map { language in
    let name = "communique-\(language).txt"
    return (name: name, bytes: try SourceReader().bytes(path: CommandLine.arguments[2] + "/" + name))
}
try ReadingBenchmark(texts: texts).run()
AuditBenchmark().run()
try RecordBenchmark(folder: work).run()
line("peak memory of these measurements", Measure.peakMemory, "MiB")
