import FuzzSupport
import Glibc

/// Two nodes, of which one is asked over real sockets of this machine; made once, in a folder that is removed at the end.
private let town: Town = {
    do { return try Town() } catch { preconditionFailure("no nodes could be made: \(error)") }
}()

/// What a server is asked, in the order of the letters; new ones come last.
private let trials = Trials([
    Trial("exchange, raw bytes") { town.exchange(raw: $0) },
    Trial("pages, raw bytes") { town.pages(raw: $0) },
    Trial("exchange, signed") { town.exchange(signed: $0) },
    Trial("exchange, signed, in pieces") { town.exchange(signed: $0, inPieces: true) },
    Trial("pages, well formed") { town.pages(target: $0) },
    Trial("exchange, changed delivery") { town.exchange(changes: $0) },
])

/// Founds the mechanism and opens the servers before the first input, whose time they would otherwise count to.
@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    signal(SIGPIPE, SIG_IGN)
    _ = town
    atexit {
        trials.report()
        town.leave()
    }
    return 0
}

/// Asks running servers; each has to answer or to close at once, and never to say that something went wrong within.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzServer(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.run(start, count) }
