import FuzzSupport
import Glibc
import TextSources

private let trials = Trials([Trial("files of every format", attempt)])

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Reads any bytes as a file, whichever format they show.
///
/// The programs that help are not there, so that PDF files and images end at once: what is tried is what runs in this
/// process. What must hold of every text is checked, and a breach is a crash.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFormats(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.runWhole(start, count) }

private func attempt(_ bytes: [UInt8]) -> Bool {
    let reader = SourceReader(programFolders: [], byteLimit: 1 << 20)
    guard let text = try? reader.read(bytes, name: "file") else { return false }
    demand(String(validating: text.utf8, as: UTF8.self) != nil, "a text is UTF-8")
    for ranges in [text.apart, text.headings, text.items] {
        var end = 0
        for range in ranges {
            demand(range.lowerBound >= end && !range.isEmpty, "ranges are in order")
            end = range.upperBound
        }
        demand(end <= text.utf8.count, "ranges lie in the text")
    }
    let last = text.map.codePoints(of: 0..<text.utf8.count).upperBound
    demand(text.map.utf8Offset(ofCodePoint: last) == text.utf8.count, "the map leads to the end")
    return true
}
