extension Sequence where Element == HTML {
    /// The pieces one after another, with a separator between them.
    public func joined(separator: HTML = HTML()) -> HTML {
        var all = HTML()
        var isFirst = true
        for piece in self {
            if !isFirst { all.append(separator) }
            all.append(piece)
            isFirst = false
        }
        return all
    }
}
