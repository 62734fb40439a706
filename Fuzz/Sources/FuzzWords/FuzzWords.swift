import FuzzSupport
import Glibc

/// The readers of what people write, in the order of their letters; new ones come last.
private let trials = Trials(WordTrials.all)

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Reads any bytes as something that a person has written.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWords(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.run(start, count) }
