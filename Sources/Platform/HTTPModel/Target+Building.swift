extension Target {
    /// Builds an address from the segments of its path: `Target("conclusions", "1/07")`.
    public init(_ segments: String...) {
        self.init(path: segments)
    }

    /// The address with one more field in its query.
    public func adding(_ name: String, _ value: String) -> Target {
        var query = query
        query.append(name, value)
        return Target(path: path, query: query)
    }

    /// The address with a field replaced by one value, or without it; the other fields stay.
    public func setting(_ name: String, _ value: String?) -> Target {
        var query = FieldList(query.items.filter { $0.name != name })
        if let value { query.append(name, value) }
        return Target(path: path, query: query)
    }
}
