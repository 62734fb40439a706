import Consultations
import Storage

/// One number that pages show: how many conclusions have one value in one dimension.
struct Counter: Hashable {
    let dimension: Dimension
    let value: String

    enum Dimension: String {
        case total
        case open
        case session
        case kind
        case domain
        case status
    }

    private init(_ dimension: Dimension, _ value: String = "") {
        self.dimension = dimension
        self.value = value
    }

    /// The counters in which a row counts: those of ``Counters/add(_:_:)``.
    static func all(of row: ConclusionRow) -> [Counter] {
        var counters = Counters()
        counters.add(row, 1)
        return all(of: counters).map(\.counter)
    }

    /// The numbers of a whole, one by one.
    static func all(of counters: Counters) -> [(counter: Counter, count: Int)] {
        [(Counter(.total), counters.total), (Counter(.open), counters.open)].filter { $0.1 != 0 }
            + counters.bySession.map { (Counter(.session, String($0.key)), $0.value) }
            + counters.byKind.map { (Counter(.kind, $0.key.rawValue), $0.value) }
            + counters.byDomain.map { (Counter(.domain, $0.key.rawValue), $0.value) }
            + counters.byStatus.map { (Counter(.status, $0.key.rawValue), $0.value) }
    }

    private func checksum(_ count: Int) -> Int {
        Checksum.of(.text(dimension.rawValue), .text(value), .integer(count))
    }

    /// Adds to the kept number; one that falls to zero goes away.
    func add(_ step: Int, in connection: Connection) throws(StoreError) {
        let key: [Argument] = [.text(dimension.rawValue), .text(value)]
        let kept = try connection.first(
            "SELECT count, checksum FROM counters WHERE dimension = ? AND value = ?",
            key
        ) { row throws(StoreError) in
            let count = try row.integer(0)
            guard try row.integer(1) == checksum(count) else { throw row.altered }
            return count
        }
        let count = (kept ?? 0) + step
        if count == 0 {
            try connection.execute("DELETE FROM counters WHERE dimension = ? AND value = ?", key, doing: "writing")
        } else {
            try connection.execute(
                "INSERT OR REPLACE INTO counters (dimension, value, count, checksum) VALUES (?, ?, ?, ?)",
                key + [.integer(count), .integer(checksum(count))],
                doing: "writing"
            )
        }
    }

    /// All kept numbers.
    static func read(_ connection: Connection) throws(StoreError) -> Counters {
        var counters = Counters()
        try connection.each("SELECT dimension, value, count, checksum FROM counters") { row throws(StoreError) in
            guard let dimension = Dimension(rawValue: try row.text(0)) else { throw row.unexpected(0) }
            let counter = Counter(dimension, try row.text(1))
            let count = try row.integer(2)
            guard try row.integer(3) == counter.checksum(count) else { throw row.altered }
            guard counter.set(count, in: &counters) else { throw row.unexpected(1) }
            return true
        }
        return counters
    }

    private func set(_ count: Int, in counters: inout Counters) -> Bool {
        switch dimension {
        case .total: counters.total = count
        case .open: counters.open = count
        case .session:
            guard let session = Int(value) else { return false }
            counters.bySession[session] = count
        case .kind:
            guard let kind = ConclusionKind(rawValue: value) else { return false }
            counters.byKind[kind] = count
        case .domain:
            guard let domain = PolicyDomain(rawValue: value) else { return false }
            counters.byDomain[domain] = count
        case .status:
            guard let status = ProgressStatus(rawValue: value) else { return false }
            counters.byStatus[status] = count
        }
        return true
    }
}
