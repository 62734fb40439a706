import FuzzSupport
import Glibc
import Reading
import TextSources

private let trials = Trials([Trial("reader of texts", attempt)])

/// The reader with the lexicons that the program carries; without them nothing can be tried.
private let reader: Reader = {
    guard let lexicons = try? Lexicon.carried() else { preconditionFailure("the lexicons are carried") }
    return Reader(lexicons: lexicons)
}()

/// Parses the lexicons before the first input, whose time they would otherwise count to.
@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    _ = reader
    atexit { trials.report() }
    return 0
}

/// Finds the conclusions of any text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzReader(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.runWhole(start, count) }

private func attempt(_ bytes: [UInt8]) -> Bool {
    guard let text = try? SourceReader(programFolders: [], byteLimit: 1 << 16).read(bytes, name: "file") else {
        return false
    }
    guard let result = try? reader.read(text.utf8, apart: text.apart, headings: text.headings, language: nil) else {
        return false
    }
    for finding in result.findings {
        demand(
            finding.range.lowerBound >= 0 && finding.range.upperBound <= text.utf8.count,
            "findings lie in the text"
        )
    }
    return !result.findings.isEmpty
}
