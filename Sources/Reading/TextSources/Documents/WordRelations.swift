import XML

/// Which parts belong to a part of a package (ISO/IEC 29500-2 §9.3).
final class WordRelations: MarkupHandler {
    /// The last word of a relation's type, and the member that it leads to; in the order of the file.
    private(set) var parts: [(type: String, member: String)] = []
    private let folder: Substring

    /// Targets count from the folder of the part; the package's own count from its root.
    init(of part: String) { folder = part.contains("/") ? part[..<(part.lastIndex(of: "/") ?? part.startIndex)] : "" }

    /// The member that holds the relations of a part.
    static func member(for part: String) -> String {
        guard let slash = part.lastIndex(of: "/") else { return "_rels/" + part + ".rels" }
        return part[..<slash] + "/_rels" + part[slash...] + ".rels"
    }

    func start(_ element: XMLElement) {
        guard element.name == "rel:Relationship", element["TargetMode"] != "External",
            let type = element["Type"]?.split(separator: "/").last, let target = element["Target"], parts.count < 1000
        else { return }
        parts.append((String(type), resolved(target)))
    }

    func end(_ name: String) {}
    func text(_ utf8: UnsafeBufferPointer<UInt8>) {}

    private func resolved(_ target: String) -> String {
        var steps = target.hasPrefix("/") ? [] : folder.split(separator: "/")
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = steps.popLast() } else { steps.append(step) }
        }
        return steps.joined(separator: "/")
    }
}
