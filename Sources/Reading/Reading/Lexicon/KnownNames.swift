/// The parties for which a lexicon has words: what they are called, their adjectives, and the seats that stand for them.
struct KnownNames: Sendable {
    enum Role: UInt8, Sendable {
        case name, organisation, adjective, seat
    }

    struct Entry: Sendable {
        /// The place of the party among all that the lexicon names.
        let party: Int
        let role: Role
    }

    /// How each party is called where the text only has its adjective, its seat or its initials.
    private(set) var displays: [String] = []
    private var places: [String: Int] = [:]
    private var entries: [UInt16: Entry] = [:]
    /// Which atoms say something, so that a token is told at once.
    private var known: [Bool] = []
    /// «États» and «Unis»: names of two words by the atoms of both.
    private var compounds: [UInt32: UInt16] = [:]

    mutating func add(_ display: String, atom: UInt16, role: Role) {
        if places[display] == nil {
            places[display] = displays.count
            displays.append(display)
        }
        guard let party = places[display] else { return }
        entries[atom] = Entry(party: party, role: role)
        mark(atom)
    }

    mutating func add(first: UInt16, second: UInt16, atom: UInt16) {
        compounds[UInt32(first) << 16 | UInt32(second)] = atom
        mark(first)
    }

    private mutating func mark(_ atom: UInt16) {
        while known.count <= Int(atom) { known.append(false) }
        known[Int(atom)] = true
    }

    func mayName(_ atom: UInt16) -> Bool { Int(atom) < known.count && known[Int(atom)] }

    func entry(_ atom: UInt16) -> Entry? { mayName(atom) ? entries[atom] : nil }

    func compound(_ first: UInt16, _ second: UInt16) -> Entry? {
        compounds[UInt32(first) << 16 | UInt32(second)].flatMap { entries[$0] }
    }
}

extension LexiconParser {
    /// «name France: france», «adjective France: français*», «seat France: paris élysée»; a word with an underscore or a
    /// hyphen is two.
    mutating func readName(_ kind: String, _ name: String, _ words: [Substring]) throws(LexiconError) {
        let role: KnownNames.Role =
            switch kind {
            case "organisation": .organisation
            case "adjective": .adjective
            case "seat": .seat
            default: .name
            }
        let atom = try atomNumber("{\(kind).\(name)}")
        lexicon.names.add(Self.spaced(name), atom: atom, role: role)
        for word in words {
            let parts = word.split { $0 == "_" || $0 == "-" }.prefix(2)
            guard parts.count > 1 else {
                try addWord(word, to: atom)
                // A subject that is a State, or its seat, can conclude.
                if role == .name || role == .organisation { try addWord(word, to: try atomNumber("{state}")) }
                if role == .seat { try addWord(word, to: try atomNumber("{seat}")) }
                continue
            }
            let first = try elementAtom(parts[0])
            let second = try elementAtom(parts[1])
            if role == .seat { try addWord(parts[1], to: try atomNumber("{seat}")) }
            lexicon.names.add(first: first, second: second, atom: atom)
        }
    }

    private static func spaced(_ name: String) -> String {
        String(decoding: name.utf8.map { $0 == UInt8(ascii: "_") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
}
