internal import CMicroHTTPD
internal import Dispatch
internal import Glibc
public import HTTPModel
internal import Synchronization

/// A server for pages and forms: HTTP/1.1, in clear text for this machine or behind a proxy, or by TLS.
///
/// ```swift
/// let server = try HTTPServer(configuration: .init(port: 8080)) { request in .text("You asked for \(request.target)\n") }
/// print("http://127.0.0.1:\(server.port)/")
/// server.stop()
/// ```
///
/// The handler is called on the server's own threads, several at once, and may wait for files and databases; while it
/// waits, the other connections of its thread wait too, so ``Configuration/threads`` is how many may. Requests that
/// can't be read, are too large, too slow or for another host never reach it. An answer with an `ETag` becomes 304 when
/// the reader has that state already, HEAD is answered without the body, and fields that guard the reader are added.
public final class HTTPServer: Sendable {
    /// Makes an answer of a request; an error becomes status 500, a ``RequestError`` its own status.
    public typealias Handler = @Sendable (Request) throws -> Response

    /// The port that it listens at, also when the system was to choose one.
    public let port: UInt16

    private let core: ServerCore
    private let running: Mutex<RunningDaemon?>

    /// Begins to listen and to answer.
    ///
    /// - Throws: Why it can't, such as another program at the same port.
    public init(configuration: Configuration = Configuration(), handler: @escaping Handler) throws(HTTPServerError) {
        let configuration = configuration.withinReason
        let listener = try ListeningSocket(configuration)
        let core = ServerCore(configuration: configuration, handler: handler)
        var options = cmhd_options(
            listener: listener.descriptor,
            threads: UInt32(configuration.threads),
            connections: UInt32(configuration.connections),
            idle_seconds: UInt32(configuration.idleSeconds),
            head_bytes: configuration.headBytes,
            certificate: nil,
            key: nil
        )
        let context = Unmanaged.passUnretained(core).toOpaque()
        let daemon = Self.withText(configuration.tls?.certificate) { certificate in
            Self.withText(configuration.tls?.key) { key in
                (options.certificate, options.key) = (certificate, key)
                return cmhd_start(&options, context, handleRequest, noteAddress, completeRequest, noteConnection)
            }
        }
        guard let daemon else {
            let code = errno
            close(listener.descriptor)
            throw configuration.tls == nil ? .cannotStart(code: code) : .cannotUseCertificate
        }
        self.core = core
        port = listener.port
        let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "HTTPServer.deadlines"))
        let pause = DispatchTimeInterval.milliseconds(min(1000, configuration.requestSeconds * 250))
        timer.schedule(deadline: .now() + pause, repeating: pause)
        timer.setEventHandler { core.connections.cutOverdue() }
        timer.resume()
        running = Mutex(RunningDaemon(daemon: daemon, listener: listener.descriptor, timer: timer))
    }

    /// Stops: takes no more connections, finishes the requests that have begun, and closes.
    ///
    /// Returns when all is closed. A second call returns at once.
    ///
    /// - Parameter seconds: How long a request that has begun may still take to arrive and its answer to leave; a
    ///   handler that runs is always waited for.
    public func stop(waitingAtMost seconds: Int = 10) {
        guard let daemon = running.withLock({ $0.take() }) else { return }
        core.isStopping.store(true, ordering: .releasing)
        MHD_quiesce_daemon(daemon.daemon)
        // Whoever has connected but was not accepted yet is told at once instead of when all is closed.
        shutdown(daemon.listener, Int32(SHUT_RDWR))
        let end = Moment.now.adding(seconds: seconds)
        while core.connections.areBusy, Moment.now < end { usleep(5000) }
        MHD_stop_daemon(daemon.daemon)
        daemon.timer.cancel()
        close(daemon.listener)
    }

    deinit {
        stop()
    }

    /// Hands out bytes as a text of C, or nothing.
    private static func withText<Result>(_ bytes: [UInt8]?, _ body: (UnsafePointer<CChar>?) -> Result) -> Result {
        guard let bytes else { return body(nil) }
        return (bytes + [0]).withUnsafeBytes { body($0.baseAddress?.assumingMemoryBound(to: CChar.self)) }
    }
}

/// What has to be put away in the end.
///
/// Unchecked, because the compiler knows nothing of C pointers and of the timer: the library's functions and the timer
/// may be called from any thread, and the mutex gives this value away once.
private struct RunningDaemon: @unchecked Sendable {
    let daemon: OpaquePointer
    let listener: Int32
    let timer: any DispatchSourceTimer
}
