internal import Glibc

/// A point of time by the clock that never runs backwards, in nanoseconds.
struct Moment: Comparable {
    let nanoseconds: Int64

    /// The present.
    static var now: Moment {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Moment(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec))
    }

    /// A moment later by seconds; counts out of reason stop at a hundred years.
    func adding(seconds: Int) -> Moment {
        Moment(nanoseconds: nanoseconds + Int64(min(max(seconds, 0), 3_000_000_000)) * 1_000_000_000)
    }

    static func < (first: Moment, second: Moment) -> Bool {
        first.nanoseconds < second.nanoseconds
    }
}
