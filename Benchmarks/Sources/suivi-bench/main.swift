import Glibc
import TextSources

// suivi-bench WORKFOLDER TEXTFOLDER: prints figures; `scripts/bench` calls it. WORKFOLDER/long.txt has 100 kB.
// suivi-bench --sentences LANGUAGE FILE: prints sentences; `scripts/measure-sentences` calls it.
// suivi-bench --record WORKFOLDER: prints the figures of acts that are written, and of their exchange, alone.
// suivi-bench --tree LEAVES: prints figures of a tree of that size; `scripts/lib/measure_tree.py` calls it.

if CommandLine.arguments.count == 4, CommandLine.arguments[1] == "--sentences" {
    do {
        try SentenceMeasure(path: CommandLine.arguments[3], language: CommandLine.arguments[2]).run()
        exit(0)
    } catch {
        print("the measurement ended: \(error)")
        exit(1)
    }
}
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--tree" {
    do {
        try TreeBenchmark(leaves: Int(CommandLine.arguments[2]) ?? 0).run()
        exit(0)
    } catch {
        print("the measurement ended: \(error)")
        exit(1)
    }
}
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "--record" {
    do {
        try RecordBenchmark(folder: CommandLine.arguments[2]).run()
        try SyncBenchmark(folder: CommandLine.arguments[2]).run()
        exit(0)
    } catch {
        print("the measurement ended: \(error)")
        exit(1)
    }
}
guard CommandLine.arguments.count == 3 else {
    print("usage: suivi-bench WORKFOLDER TEXTFOLDER")
    exit(2)
}
do {
    let texts = try ["fr", "en", "ru"].map { language in
        let name = "communique-\(language).txt"
        return (name: name, bytes: try SourceReader().bytes(path: CommandLine.arguments[2] + "/" + name))
    }
    let long = try SourceReader().bytes(path: CommandLine.arguments[1] + "/long.txt")
    try ReadingBenchmark(texts: texts, long: long).run()
    AuditBenchmark().run()
    try RecordBenchmark(folder: CommandLine.arguments[1]).run()
    try SyncBenchmark(folder: CommandLine.arguments[1]).run()
    line("peak memory of these measurements", Measure.peakMemory, "MiB")
} catch {
    print("the measurement ended: \(error)")
    exit(1)
}
