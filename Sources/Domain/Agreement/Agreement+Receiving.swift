public import CanonicalBytes

/// What became of an act that was handed to a register of agreements.
public enum Reception: Hashable, Sendable {
    /// It was there already.
    case known
    /// It was taken, with those that had waited for it; their leaf hashes, in the order in which they were placed.
    case taken([Digest])
    /// It waits for an act that ends its journal, or another one, with this root.
    case waits(missing: Digest)
}

extension Agreement {
    /// Takes in an act, in any order and any number of times; what arrives before its past waits for it.
    @discardableResult
    public mutating func receive(_ act: AgreementAct) -> Reception {
        if byRoot[act.root] != nil || waitingRoots.contains(act.root) { return .known }
        if let missing = missing(of: act) {
            wait(act, for: missing)
            return .waits(missing: missing)
        }
        var taken: [Digest] = []
        var ready = [act]
        while let next = ready.popLast() {
            if let missing = missing(of: next) {
                wait(next, for: missing)
                continue
            }
            place(next)
            taken.append(next.leaf)
            for freed in waiting.removeValue(forKey: next.root) ?? [] {
                waitingRoots.remove(freed.root)
                ready.append(freed)
            }
        }
        return .taken(taken)
    }

    private mutating func wait(_ act: AgreementAct, for missing: Digest) {
        waiting[missing, default: []].append(act)
        waitingRoots.insert(act.root)
    }

    /// The first root that an act's past misses.
    private func missing(of act: AgreementAct) -> Digest? {
        if act.number > 0, byRoot[act.rootBefore] == nil { return act.rootBefore }
        for roots in act.seen.values {
            for root in roots where byRoot[root] == nil { return root }
        }
        return nil
    }

    /// Places an act whose past is complete, and judges it.
    private mutating func place(_ act: AgreementAct) {
        let journal = place(of: act.journal)
        let parent = act.number > 0 ? byRoot[act.rootBefore] : nil
        let branch = branch(after: parent, in: journal)
        let index = placed.count
        var past = parent.map { placed[$0].past } ?? Past()
        var closed = true
        if let parent { closed = placed[parent].journal == journal && placed[parent].number == act.number - 1 }
        for (name, roots) in act.seen where name != act.journal {
            let other = place(of: name)
            let ends = latest(roots.compactMap { byRoot[$0] })
            if ends.contains(where: { placed[$0].journal != other }) { closed = false }
            for root in roots {
                if let size = act.sizes[root], let end = byRoot[root], placed[end].number + 1 != size { closed = false }
            }
            let known = ends.filter { placed[$0].journal == other }
            if past.ends(of: other) != known { past.set(known, of: other) }
        }
        for other in past.heads.indices where other != journal && past[other] != nil {
            if act.seen[journalNames[other]] == nil { closed = false }
        }
        closed = closed && isClosed(past, after: parent, of: journal)
        // What its journal had before goes on to stand, or a void act in between would let it forget.
        if !closed { past = parent.map { placed[$0].past } ?? Past() }
        past.set([index], of: journal)
        let time = max(act.at, parent.map { placed[$0].time } ?? .min)
        placed.append(
            PlacedAct(
                journal: journal,
                number: act.number,
                parent: parent,
                branch: branch,
                leaf: act.leaf,
                root: act.root,
                time: time,
                post: act.post,
                word: act.word,
                past: past
            )
        )
        byRoot[act.root] = index
        guard closed else {
            placed[index].judgement.void = .pastNotClosed
            return
        }
        judge(index, timeRunsBackwards: act.at < time)
    }

    /// The history in which an act stands that follows another one: a new one where that has a follower already.
    private mutating func branch(after parent: Int?, in journal: Int) -> Int {
        let isFirst = parent.map { followed.insert($0).inserted } ?? begun.insert(journal).inserted
        if isFirst, let parent { return placed[parent].branch }
        if !isFirst { trouble(journal) }
        branches.append(parent)
        return branches.count - 1
    }

    /// Notes that a journal has a second history, or a successor.
    ///
    /// What was put aside as done before may be open in a
    /// past in which not all of the journal counts, so from now on nothing is put aside.
    mutating func trouble(_ journal: Int) {
        let isFirst = troubled.isEmpty
        troubled.insert(journal)
        guard isFirst else { return }
        pending = [:]
        silencePending = [:]
        for index in proposals.indices { expect(index) }
    }

    /// Those of some acts of one journal that none of the others has before it.
    private func latest(_ acts: [Int]) -> [Int] {
        guard acts.count > 1 else { return acts }
        let distinct = Array(Set(acts)).sorted()
        return distinct.filter { act in
            !distinct.contains { $0 != act && placed[$0].journal == placed[act].journal && leads(act, to: $0) }
        }
    }

    /// Whether a past holds all that its acts had seen, and all that the act before had.
    private func isClosed(_ past: Past, after parent: Int?, of journal: Int) -> Bool {
        if let parent, !covers(past, placed[parent].past) { return false }
        for other in past.heads.indices where other != journal {
            let ends = past.ends(of: other)
            // What the act before had seen, too, was found closed then.
            if let parent, placed[parent].past.ends(of: other) == ends { continue }
            guard ends.allSatisfy({ covers(past, placed[$0].past) }) else { return false }
        }
        return true
    }

    private func covers(_ past: Past, _ other: Past) -> Bool {
        other.heads.indices.allSatisfy { place in other.ends(of: place).allSatisfy { has($0, in: past) } }
    }
}
