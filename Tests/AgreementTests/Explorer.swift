import Agreement
import CanonicalBytes

/// Goes through every schedule of a small mechanism, up to a number of acts in each journal and in all.
///
/// A state is a set of journals, each act with what its author had seen: it stands for all orders of arrival that lead
/// to it. Loss, delay, repetition and reordering are the free choice of what was seen.
struct Explorer {
    let journals: [String]
    let actsPerJournal: Int
    let actsInAll: Int
    /// The words that an author may say, given what stands in its past.
    let words: (Scene, String, [AgreementAct]) -> [Word]
    /// What must hold in every state; says what is wrong.
    let check: (Scene, AgreementAct) -> String?

    private(set) var states = 0
    private(set) var breaches: [String] = []
    private var known: Set<Digest> = []

    init(
        journals: [String],
        actsPerJournal: Int,
        actsInAll: Int,
        words: @escaping (Scene, String, [AgreementAct]) -> [Word],
        check: @escaping (Scene, AgreementAct) -> String?
    ) {
        self.journals = journals.map(Scene.name)
        self.actsPerJournal = actsPerJournal
        self.actsInAll = actsInAll
        self.words = words
        self.check = check
    }

    mutating func explore(_ scene: Scene, stopAtBreach: Bool = false) {
        states += 1
        guard scene.acts.values.reduce(0, { $0 + $1.count }) < actsInAll else { return }
        for journal in journals where (scene.acts[journal]?.count ?? 0) < actsPerJournal {
            for seen in pasts(of: journal, in: scene) {
                let parent = scene.acts[journal]?.last
                let visible = journals.flatMap { other -> [AgreementAct] in
                    let acts = scene.acts[other] ?? []
                    return other == journal ? acts : Array(acts.prefix(seen[other] ?? 0))
                }
                let isNews = seen.contains { other, size in
                    size > 0 && parent?.seen[other]?.first != scene.acts[other]?[size - 1].root
                }
                for word in words(scene, journal, visible) {
                    if word == .other && !isNews { continue }
                    var next = scene
                    let act = next.act(journal, word, seeing: seen)
                    // A void act equals an acknowledgement; it is not generated twice.
                    if word != .other, next.judgement(act)?.void != nil { continue }
                    guard known.insert(key(of: next)).inserted else { continue }
                    if let breach = check(next, act) {
                        breaches.append(breach)
                        if stopAtBreach { return }
                    }
                    explore(next, stopAtBreach: stopAtBreach)
                    if stopAtBreach, !breaches.isEmpty { return }
                }
            }
        }
    }

    private func key(of scene: Scene) -> Digest {
        Digest(of: journals.map { "\(scene.acts[$0]?.last?.root.description ?? "-")" }.joined(separator: " "))
    }

    /// What the author of a journal's next act may have seen: each choice of sizes that is closed.
    private func pasts(of journal: String, in scene: Scene) -> [[String: Int]] {
        var choices: [[String: Int]] = [[:]]
        for other in journals where other != journal {
            let size = scene.acts[other]?.count ?? 0
            choices = choices.flatMap { choice in (0...size).map { choice.merging([other: $0]) { $1 } } }
        }
        return choices.filter { isClosed($0, for: journal, in: scene) }
    }

    private func isClosed(_ seen: [String: Int], for journal: String, in scene: Scene) -> Bool {
        var sources = scene.acts[journal]?.last.map { [$0] } ?? []
        for (other, size) in seen where size > 0 { sources += scene.acts[other].map { [$0[size - 1]] } ?? [] }
        return sources.allSatisfy { source in
            source.seen.allSatisfy { other, roots in
                guard let acts = scene.acts[other], let root = roots.first,
                    let number = acts.firstIndex(where: { $0.root == root })
                else { return true }
                return other == journal ? number < (scene.acts[journal]?.count ?? 0) : number < (seen[other] ?? 0)
            }
        }
    }
}
