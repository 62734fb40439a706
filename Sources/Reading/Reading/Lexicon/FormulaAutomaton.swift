/// All patterns of a lexicon as one tree over atoms, while the lexicon is read.
///
/// It is walked from each token; fillers (adverbs) and quotation
/// marks may stand between two elements, and declared gaps hold a bounded number of words.
struct FormulaTree {
    fileprivate struct Node {
        var edges: [FormulaAutomaton.Edge] = []
        var terminals: [FormulaAutomaton.Terminal] = []
    }

    fileprivate var nodes: [Node] = [Node()]
    /// The first nodes by atom.
    fileprivate var roots: [Int32] = []

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
                nodes[node].edges.append(
                    FormulaAutomaton.Edge(atom: element.atom, gap: element.gap, node: Int32(nodes.count))
                )
                node = nodes.count
                nodes.append(Node())
            }
        }
        nodes[node].terminals.append(FormulaAutomaton.Terminal(formula: Int32(formula), form: form))
    }
}

/// The patterns of a lexicon as they are walked: the edges and ends of all nodes one after the other.
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

    private var roots: [Int32] = []
    private var firstEdges: [Int32] = [0, 0]
    private var firstTerminals: [Int32] = [0, 0]
    /// By node, the atoms of its edges as a set in which others may seem to be (``Passage/signature(_:)``); all
    /// bits where a gap takes any token.
    private(set) var signatures: [UInt64] = [0]
    private(set) var edges: [Edge] = []
    private(set) var terminals: [Terminal] = []

    init() {}

    /// Takes the tree over, for so many atoms.
    init(_ tree: FormulaTree, atoms: Int) {
        roots = tree.roots + Array(repeating: -1, count: max(0, atoms - tree.roots.count))
        firstEdges = []
        firstTerminals = []
        signatures = []
        for node in tree.nodes {
            firstEdges.append(Int32(edges.count))
            firstTerminals.append(Int32(terminals.count))
            edges += node.edges
            terminals += node.terminals
            signatures.append(node.edges.reduce(0) { $1.gap > 0 ? .max : $0 | 1 &<< UInt64($1.atom) })
        }
        firstEdges.append(Int32(edges.count))
        firstTerminals.append(Int32(terminals.count))
    }

    /// The node of the patterns that begin with an atom.
    func root(_ atom: UInt16) -> Int? {
        let root = roots[Int(atom)]
        return root < 0 ? nil : Int(root)
    }

    func edges(_ node: Int) -> Range<Int> { Int(firstEdges[node])..<Int(firstEdges[node + 1]) }
    func terminals(_ node: Int) -> Range<Int> { Int(firstTerminals[node])..<Int(firstTerminals[node + 1]) }
}
