import Glibc
import Storage

/// The right to write to a register: a lock that one program holds at a time, and that ends with the program.
///
/// It lies on a file of its own, because closing any handle of a database file would drop the locks that SQLite has on
/// it. The file stays; only the lock on it means something.
final class WriteLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, and waits for a while where another program has it.
    ///
    /// The file at `path` is made where it is missing. That somebody else writes is said of the database, which people
    /// know; what the system refuses is said of the lock's own file.
    init(path: String, database: String, patience: Duration) throws(StoreError) {
        let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw StoreError(errno: errno, path: path, doing: "locking") }
        let clock = ContinuousClock()
        let end = clock.now + patience
        while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
            let code = errno
            if code == EINTR { continue }
            guard code == EWOULDBLOCK, clock.now < end else {
                close(descriptor)
                throw code == EWOULDBLOCK
                    ? .busy(path: database) : StoreError(errno: code, path: path, doing: "locking")
            }
            usleep(20_000)
        }
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}
