import CanonicalBytes

/// What an author, or a reader, has: the last act of each journal, or of each of its histories.
struct Past: Hashable, Sendable {
    /// The last act of each journal, by the journal's place; −1 for none, and none beyond the end.
    private(set) var heads: [Int32] = []
    /// Further ends of journals that have more than one history.
    private(set) var furtherHeads: [Int: [Int]] = [:]

    /// The last act of a journal; of one of its histories, where it has several.
    subscript(journal: Int) -> Int? {
        journal < heads.count && heads[journal] >= 0 ? Int(heads[journal]) : nil
    }

    /// The last acts of all its histories.
    func ends(of journal: Int) -> [Int] {
        guard let first = self[journal] else { return [] }
        return furtherHeads.isEmpty ? [first] : [first] + (furtherHeads[journal] ?? [])
    }

    /// Sets the ends of a journal; none of them may lie before another.
    mutating func set(_ ends: [Int], of journal: Int) {
        while heads.count <= journal { heads.append(-1) }
        heads[journal] = ends.first.map(Int32.init(clamping:)) ?? -1
        if ends.count > 1 {
            furtherHeads[journal] = Array(ends.dropFirst())
        } else if !furtherHeads.isEmpty {
            furtherHeads[journal] = nil
        }
    }
}

/// A past that is being asked about, with what was found out on the way.
struct Sight {
    let past: Past
    /// The rules in force there, once asked for.
    var rules: Digest?
    /// How far journals with several histories, or with a successor, count there.
    var limits: [Int: Limit] = [:]

    init(_ past: Past) { self.past = past }
}

/// How far a journal that has several histories, or that another was recognised for, counts.
struct Limit {
    /// The last act that counts; nothing where none does.
    let last: Int?
    /// The last acts that lines of other parties had seen before they learnt of it.
    let covers: [Int]
}

extension Agreement {
    /// Whether an act is another, or stands before it in the same journal and history.
    func leads(_ act: Int, to other: Int) -> Bool {
        let number = placed[act].number
        var end = other
        while placed[end].branch != placed[act].branch {
            guard let fork = branches[placed[end].branch] else { return false }
            end = fork
        }
        return number <= placed[end].number
    }

    /// Whether a past holds an act.
    func has(_ act: Int, in past: Past) -> Bool {
        let journal = placed[act].journal
        guard let head = past[journal] else { return false }
        if leads(act, to: head) { return true }
        guard let others = past.furtherHeads[journal] else { return false }
        return others.contains { leads(act, to: $0) }
    }

    /// Whether a past holds an act, and the act counts there.
    func holds(_ act: Int, in sight: inout Sight) -> Bool {
        guard has(act, in: sight.past) else { return false }
        guard let limit = limit(of: placed[act].journal, in: &sight) else { return true }
        return limit.last.map { leads(act, to: $0) } ?? false
    }

    /// Whether a past holds a conclusion: it stands also where its act doesn't count, if the line of another party had
    /// seen it before it learnt of the fork or the recognition.
    func holdsConclusion(at act: Int, in sight: inout Sight) -> Bool {
        guard has(act, in: sight.past) else { return false }
        guard let limit = limit(of: placed[act].journal, in: &sight) else { return true }
        return (limit.last.map { leads(act, to: $0) } ?? false) || limit.covers.contains { leads(act, to: $0) }
    }

    /// How far a journal counts in a past; nothing where all of it does.
    ///
    /// After the common part of two histories an act counts only if the line of another party had seen it before that
    /// line saw the fork, and only as long as those lines saw the same history. From the first recognition of another
    /// journal on, an act counts only if such a line had seen it before it saw a recognition.
    func limit(of journal: Int, in sight: inout Sight) -> Limit? {
        guard troubled.contains(journal) else { return nil }
        if let known = sight.limits[journal] { return known }
        let ends = sight.past.ends(of: journal)
        let replaced = isReplaced(journal, in: sight.past)
        guard ends.count > 1 || replaced else { return nil }

        let owner = participants[journal]
        var seen: Set<Int> = []
        for line in lines.values {
            for act in line {
                guard let end = placed[act].past[journal], !seen.contains(end), has(act, in: sight.past),
                    !isOfTheParty(owner, of: act), placed[act].past.ends(of: journal).count < 2,
                    !isReplaced(journal, in: placed[act].past)
                else { continue }
                seen.insert(end)
            }
        }
        let covers = seen.sorted()
        var last = furthest(covers)
        if !replaced, let common = commonPart(ends) {
            last = last.flatMap { leads(common, to: $0) ? $0 : nil } ?? common
        }
        let limit = Limit(last: last, covers: covers)
        sight.limits[journal] = limit
        return limit
    }

    /// Whether a past holds an act that recognises another journal in place of this one.
    private func isReplaced(_ journal: Int, in past: Past) -> Bool {
        closings[journal]?.contains { has($0, in: past) } ?? false
    }

    /// Whether a participant is a member of the party in whose line an act stands, under the rules in force there.
    private func isOfTheParty(_ owner: String, of act: Int) -> Bool {
        guard let party = placed[act].judgement.party, let rules = placed[act].rules.flatMap({ rules[$0] }) else {
            return false
        }
        return rules.parties.contains { rule in
            rule.name == party && rule.journals.contains { participant($0) == owner }
        }
    }

    /// The furthest of some acts of one journal, or where they stand in different histories the last that all share.
    private func furthest(_ acts: [Int]) -> Int? {
        guard let first = acts.first else { return nil }
        var furthest = first
        for act in acts.dropFirst() {
            if leads(furthest, to: act) {
                furthest = act
            } else if !leads(act, to: furthest) {
                return commonPart(acts)
            }
        }
        return furthest
    }

    /// The last act that the histories with these ends share.
    func commonPart(_ ends: [Int]) -> Int? {
        guard var common = ends.first else { return nil }
        while !ends.allSatisfy({ leads(common, to: $0) }) {
            guard let before = placed[common].parent else { return nil }
            common = before
        }
        return common
    }
}
