import FuzzSupport
import Glibc

/// The readers of what people type and correct, in the order of their letters; new ones come last.
private let trials = Trials(CommandTrials.all)

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Reads any bytes as something that a person has typed.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzCommands(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.run(start, count) }
