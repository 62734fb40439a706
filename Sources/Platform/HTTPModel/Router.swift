/// The addresses that a server has, with what is to be done for each.
public struct Router<Action: Sendable>: Sendable {
    /// What the router makes of a request.
    public enum Outcome: Sendable {
        /// The action, the segments that vary by name, and the pattern, for the log.
        case found(Action, [String: String], PathPattern)
        /// The address exists, but for these methods only.
        case otherMethods([Method])
        /// There is no such address.
        case notFound
    }

    private struct Route: Sendable {
        let method: Method
        let pattern: PathPattern
        let action: Action
    }

    private var routes: [Route] = []

    /// A router without addresses.
    public init() {}

    /// Adds an address; where two patterns fit a path, the one with fixed words further to the left goes first.
    ///
    /// A later address does not displace an equal earlier one.
    public mutating func add(_ method: Method, _ pattern: PathPattern, _ action: Action) {
        let place = routes.firstIndex { pattern.isMoreExact(than: $0.pattern) } ?? routes.endIndex
        routes.insert(Route(method: method, pattern: pattern, action: action), at: place)
    }

    /// The patterns of all addresses with their methods.
    public var addresses: [(method: Method, pattern: PathPattern)] {
        routes.map { ($0.method, $0.pattern) }
    }

    /// Finds what is to be done; a HEAD request is served by what serves GET.
    public func outcome(for method: Method, _ path: [String]) -> Outcome {
        let wanted = method == .head ? .get : method
        var others: [Method] = []
        for route in routes {
            guard let values = route.pattern.match(path) else { continue }
            if route.method == wanted { return .found(route.action, values, route.pattern) }
            if !others.contains(route.method) { others.append(route.method) }
        }
        if others.contains(.get) { others.append(.head) }
        return others.isEmpty ? .notFound : .otherMethods(others)
    }
}
