internal import Glibc
internal import Synchronization

/// How long one connection may go on as it does.
///
/// The thread that serves the connection sets it, the one that cuts off the overdue reads it.
final class ConnectionClock: Sendable {
    /// The socket; it is open as long as the clock stands in ``OpenConnections``.
    let descriptor: Int32
    private let end: Atomic<Int64>
    private let busy = Atomic(false)

    init(descriptor: Int32, end: Moment) {
        self.descriptor = descriptor
        self.end = Atomic(end.nanoseconds)
    }

    /// Whether a request has begun whose answer hasn't left.
    var isBusy: Bool { busy.load(ordering: .acquiring) }

    /// Nothing is asked for; a request has to be complete by `end`.
    func wait(until end: Moment) {
        self.end.store(end.nanoseconds, ordering: .releasing)
        busy.store(false, ordering: .releasing)
    }

    /// A request or an answer is on its way, until `end` at most.
    func transfer(until end: Moment) {
        busy.store(true, ordering: .releasing)
        self.end.store(end.nanoseconds, ordering: .releasing)
    }

    /// The handler works; it takes the time that it takes.
    func pause() {
        end.store(.max, ordering: .releasing)
    }

    /// Whether its time is over.
    func isOverdue(at now: Moment) -> Bool {
        end.load(ordering: .acquiring) < now.nanoseconds
    }
}

/// The connections that are open.
///
/// The library's own limit sees only silence: a client that sends a byte now and then would hold its connection for
/// ever.
final class OpenConnections: Sendable {
    private let clocks = Mutex<[Int32: ConnectionClock]>([:])

    /// Adds one that has been made.
    func add(_ clock: ConnectionClock) {
        clocks.withLock { $0[clock.descriptor] = clock }
    }

    /// Removes one that is about to be closed.
    func remove(_ clock: ConnectionClock) {
        clocks.withLock { _ = $0.removeValue(forKey: clock.descriptor) }
    }

    /// Whether a request has begun somewhere whose answer hasn't left.
    var areBusy: Bool {
        clocks.withLock { $0.values.contains { $0.isBusy } }
    }

    /// Ends the connections whose time is over; the thread that serves one notices and closes it.
    func cutOverdue() {
        let now = Moment.now
        // Under the lock, because a descriptor outside the table may already be another file.
        clocks.withLock { clocks in
            for clock in clocks.values where clock.isOverdue(at: now) {
                shutdown(clock.descriptor, Int32(SHUT_RDWR))
            }
        }
    }
}
