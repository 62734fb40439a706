import FuzzSupport
import Glibc

/// The readers of what comes over a line, in the order of their letters; new ones come last.
private let trials = Trials(MessageTrials.all + SignatureTrials.all)

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Reads any bytes as a part of a request; what is read and written is read the same again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRequests(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.run(start, count) }
