import FuzzSupport
import Glibc

/// The readers of what journals consist of, in the order of their letters; new ones come last.
private let trials = Trials(NoteTrials.all + TreeTrials.all + ActTrials.all + FileTrials.all)

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Reads any bytes as a part of a journal; what is read has to be written to the same bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRecords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.run(start, count) }
