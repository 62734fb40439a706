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

    /// The numbers of a whole, one by one.
    static func all(of counters: Counters) -> [(counter: Counter, count: Int)] {
        [(Counter(.total), counters.total), (Counter(.open), counters.open)].filter { $0.1 != 0 }
            + counters.bySession.map { (Counter(.session, String($0.key)), $0.value) }
            + counters.byKind.map { (Counter(.kind, $0.key.rawValue), $0.value) }
            + counters.byDomain.map { (Counter(.domain, $0.key.rawValue), $0.value) }
            + counters.byStatus.map { (Counter(.status, $0.key.rawValue), $0.value) }
    }

    private static let selection: SQL = "SELECT dimension, value, count, checksum FROM counters"
    private static let place: SQL = " WHERE dimension = ? AND value = ?"

    /// Adds to the kept number; one that falls to zero goes away.
    func add(_ step: Int, in connection: Connection) throws(StoreError) {
        let key: [Argument] = [.text(dimension.rawValue), .text(value)]
        let kept = try connection.first(Self.selection + Self.place, key) { row throws(StoreError) in
            try row.check()
            return try row.count(2)
        }
        let count = (kept ?? 0) + step
        if count == 0 {
            try connection.execute("DELETE FROM counters" + Self.place, key, doing: "writing")
        } else {
            try connection.insert(
                "INSERT OR REPLACE INTO counters (dimension, value, count, checksum) VALUES (?, ?, ?, ?)",
                key + [.integer(count)]
            )
        }
    }

    /// How many conclusions there are.
    static func total(_ connection: Connection) throws(StoreError) -> Int {
        let total = Counter(.total)
        return try connection.first(
            selection + place,
            [.text(total.dimension.rawValue), .text(total.value)]
        ) { row throws(StoreError) in
            try row.check()
            return try row.count(2)
        } ?? 0
    }

    /// All kept numbers.
    static func read(_ connection: Connection) throws(StoreError) -> Counters {
        var counters = Counters()
        try connection.each(selection) { row throws(StoreError) in
            try row.check()
            guard let dimension = Dimension(rawValue: try row.text(0)) else { throw row.unexpected(0) }
            guard Counter(dimension, try row.text(1)).set(try row.count(2), in: &counters) else {
                throw row.unexpected(1)
            }
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
