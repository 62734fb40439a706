/// All patterns of a lexicon as one tree over atoms.
///
/// It is walked from each token; fillers (adverbs) and quotation
/// marks may stand between two elements, and declared gaps hold a bounded number of words.
struct FormulaAutomaton: Sendable {
    struct Edge: Sendable {
        let atom: UInt16
        let gap: UInt8
        let node: Int32
    }
    struct Terminal: Sendable {
        let formula: Int32
        let form: VerbForm
    }
    struct Node: Sendable {
        var edges: [Edge] = []
        var terminals: [Terminal] = []
    }

    private(set) var nodes: [Node] = [Node()]
    /// The first nodes by atom.
    private(set) var roots: [Int32] = []

    mutating func add(_ elements: [(atom: UInt16, gap: UInt8)], formula: Int, form: VerbForm) {
        var node = 0
        for (index, element) in elements.enumerated() {
            if index == 0 {
                while roots.count <= Int(element.atom) { roots.append(-1) }
                if roots[Int(element.atom)] < 0 {
                    roots[Int(element.atom)] = Int32(nodes.count)
                    nodes.append(Node())
                }
                node = Int(roots[Int(element.atom)])
                continue
            }
            if let edge = nodes[node].edges.first(where: { $0.atom == element.atom && $0.gap == element.gap }) {
                node = Int(edge.node)
            } else {
                nodes[node].edges.append(Edge(atom: element.atom, gap: element.gap, node: Int32(nodes.count)))
                node = nodes.count
                nodes.append(Node())
            }
        }
        nodes[node].terminals.append(Terminal(formula: Int32(formula), form: form))
    }
}
