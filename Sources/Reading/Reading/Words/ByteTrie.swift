/// Words over folded bytes while a lexicon is read: each node knows its first child and its next sibling.
struct ByteTrie {
    fileprivate struct Node {
        var byte: UInt8
        var child: Int32 = -1
        var sibling: Int32 = -1
    }

    /// An atom that belongs to the words that reach a node, or to the one that ends there.
    fileprivate struct Value {
        var node: Int32
        var atom: UInt16
        var isWhole: Bool
    }

    fileprivate var nodes = [Node(byte: 0)]
    fileprivate var values: [Value] = []

    mutating func add(_ bytes: some Sequence<UInt8>, atom: UInt16, whole: Bool) {
        var node = 0
        for byte in bytes { node = child(of: node, byte) }
        values.append(Value(node: Int32(node), atom: atom, isWhole: whole))
    }

    private mutating func child(of node: Int, _ byte: UInt8) -> Int {
        var next = nodes[node].child
        while next >= 0 {
            if nodes[Int(next)].byte == byte { return Int(next) }
            next = nodes[Int(next)].sibling
        }
        let fresh = nodes.count
        nodes.append(Node(byte: byte, sibling: nodes[node].child))
        nodes[node].child = Int32(fresh)
        return fresh
    }
}

/// Words over folded bytes as they are looked up: nodes in the order of breadth, so that siblings are neighbours.
///
/// A row of the alphabet stands for the first byte; a later one is sought among the few that follow. The whole tree of
/// a language stays in the caches of a processor.
struct WordTree: Sendable {
    /// The node of a word's first byte, or 0.
    private var first: [UInt32] = Array(repeating: 0, count: 256)
    /// By node, the byte that leads to it.
    private var bytes: [UInt8] = [0]
    /// By node, its first child; its children end where those of the next node begin.
    private var children: [UInt32] = [1, 1]
    /// By node, where its atoms begin: first those of stems, then those of whole words.
    private var stems: [UInt32] = [0, 0]
    private var wholes: [UInt32] = [0]
    private(set) var atoms: [UInt16] = []

    init() {}

    init(_ trie: ByteTrie) {
        let count = trie.nodes.count
        var order: [Int] = [0]
        order.reserveCapacity(count)
        var places = [UInt32](repeating: 0, count: count)
        bytes = [0]
        bytes.reserveCapacity(count)
        children = []
        children.reserveCapacity(count + 1)
        var done = 0
        while done < order.count {
            children.append(UInt32(order.count))
            var next = trie.nodes[order[done]].child
            while next >= 0 {
                places[Int(next)] = UInt32(order.count)
                bytes.append(trie.nodes[Int(next)].byte)
                order.append(Int(next))
                next = trie.nodes[Int(next)].sibling
            }
            done += 1
        }
        children.append(UInt32(order.count))
        for node in children[0]..<children[1] { first[Int(bytes[Int(node)])] = node }
        keep(trie.values, places: places, count: count)
    }

    private mutating func keep(_ values: [ByteTrie.Value], places: [UInt32], count: Int) {
        let sorted = values.map { value in
            UInt64(places[Int(value.node)]) << 32 | (value.isWhole ? 1 << 16 : 0) | UInt64(value.atom)
        }.sorted()
        stems = Array(repeating: 0, count: count + 1)
        wholes = Array(repeating: 0, count: count)
        atoms = []
        atoms.reserveCapacity(sorted.count)
        var next = 0
        for node in 0..<count {
            stems[node] = UInt32(atoms.count)
            var isWhole = false
            while next < sorted.count, sorted[next] >> 32 == UInt64(node) {
                if !isWhole, sorted[next] >> 16 & 1 == 1 {
                    isWhole = true
                    wholes[node] = UInt32(atoms.count)
                }
                if next == 0 || sorted[next] != sorted[next - 1] {
                    atoms.append(UInt16(truncatingIfNeeded: sorted[next]))
                }
                next += 1
            }
            if !isWhole { wholes[node] = UInt32(atoms.count) }
        }
        stems[count] = UInt32(atoms.count)
    }

    /// The node of a first byte; 0 where no word begins with it.
    func start(_ byte: UInt8) -> Int { Int(first[Int(byte)]) }

    /// The node that a byte leads to; 0 where there is none.
    func next(_ node: Int, _ byte: UInt8) -> Int {
        let end = Int(children[node + 1])
        var child = Int(children[node])
        while child < end {
            if bytes[child] == byte { return child }
            child += 1
        }
        return 0
    }

    /// Where the atoms of the stems that end at a node stand in ``atoms``.
    func stemAtoms(_ node: Int) -> Range<Int> { Int(stems[node])..<Int(wholes[node]) }

    /// Where the atoms of the words that end at a node stand in ``atoms``.
    func wordAtoms(_ node: Int) -> Range<Int> { Int(wholes[node])..<Int(stems[node + 1]) }
}
