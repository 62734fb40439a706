import Consultations

/// Holds findings until it is known what they are to those around them: a headline, a lead or a paraphrase of a fuller
/// statement, or word for word the same as another.
///
/// A finding leaves when so many others follow that none behind them is compared with it.
struct FindingQueue {
    /// How far apart in the order of findings two statements are compared.
    static let reach = 60
    /// How many statements are kept to recognise one that comes again; a text that has more forgets the older half.
    private static let most = 1 << 16

    /// A finding on its way.
    private struct Held {
        /// Nothing where it only repeats an earlier one.
        var finding: Found?
        var stems: [UInt64]
        /// The place of the fuller statement in the order of all statements.
        var fuller: Int?
        var isRepeat = false
    }

    /// A finding, what it says of the mechanism, and where it stands in a text that is read as a stream.
    struct Found {
        var finding: Finding
        var said: FactReader.Said?
        var quote: [UInt8] = []
        var codePoints = 0..<0
    }

    private var held: [Held] = []
    /// The place of the first that is held in the order of all statements.
    private var first = 0
    /// By the words of a statement, its place and whether it stands in a list.
    private var seen: [StemKey: (place: Int, inList: Bool)] = [:]
    private var older: [StemKey: (place: Int, inList: Bool)] = [:]
    /// The identifiers of the statements that have left, as far back as one is compared.
    private var identifiers: [Int: Int] = [:]
    private var count = 0
    private(set) var facts = MechanismFacts()

    /// The words of a statement as one number of 128 bits.
    private struct StemKey: Hashable {
        var low: UInt64
        var high: UInt64

        init(_ stems: [UInt64]) {
            low = 0xcbf2_9ce4_8422_2325
            high = UInt64(stems.count)
            for stem in stems {
                low = (low ^ stem) &* 0x9E37_79B9_7F4A_7C15
                low ^= low >> 29
                high = (high &+ stem) &* 0xBF58_476D_1CE4_E5B9
                high ^= high >> 32
            }
        }
    }

    /// Takes a statement.
    ///
    /// - Parameters:
    ///   - stems: the beginnings of its words.
    ///   - inList: whether it stands in a list.
    ///   - isPress: whether the text tells of another, so that statements may be paraphrases.
    /// - Returns: whether its finding is wanted: not where the statement only repeats an earlier one.
    mutating func add(_ stems: [UInt64], inList: Bool, isPress: Bool) -> Bool {
        let place = first + held.count
        var isRepeat = false
        if stems.count > 5 {
            let key = StemKey(stems)
            if let earlier = seen[key] ?? older[key] {
                // Of two equal statements the one in a list counts: the other is the same list without its lines.
                if inList, !earlier.inList, earlier.place >= first {
                    held[earlier.place - first].isRepeat = true
                    seen[key] = (place, inList)
                } else {
                    isRepeat = true
                }
            } else {
                if seen.count >= Self.most { (older, seen) = (seen, [:]) }
                seen[key] = (place, inList)
            }
        }
        held.append(Held(stems: isPress ? stems : [], isRepeat: isRepeat))
        if isPress, !isRepeat { compare(held.count - 1) }
        return !isRepeat
    }

    /// Takes the finding of the last statement.
    mutating func hold(_ found: Found) {
        if !held.isEmpty { held[held.count - 1].finding = found }
    }

    private mutating func compare(_ index: Int) {
        for other in max(0, index - Self.reach)..<index where !held[other].isRepeat && held[other].fuller == nil {
            let (own, their) = (held[index].stems, held[other].stems)
            guard own.count > 2, their.count > 2 else { continue }
            let common = Self.common(own, their)
            let least = min(own.count, their.count)
            guard common * 5 >= least * 3, common > 2 else { continue }
            if their.count > own.count {
                held[index].fuller = first + other
            } else {
                held[other].fuller = first + index
            }
        }
    }

    /// The findings that are complete: all but the last ones, or all at the end of the text.
    mutating func leave(atEnd: Bool) -> [Found] {
        let leaving = atEnd ? held.count : max(0, held.count - 2 * Self.reach)
        guard leaving > 0 else { return [] }
        // Of the statements that a leaving one may restate.
        var numbers: [Int?] = []
        var next = count
        for index in 0..<min(held.count, leaving + Self.reach) {
            if !held[index].isRepeat { next += 1 }
            numbers.append(held[index].isRepeat ? nil : next)
        }
        var done: [Found] = []
        done.reserveCapacity(leaving)
        for index in 0..<leaving where !held[index].isRepeat {
            guard var found = held[index].finding.take() else { continue }
            found.finding.id = numbers[index] ?? 0
            found.finding.restates = held[index].fuller.flatMap { place in
                place < first ? identifiers[place] : numbers[place - first]
            }
            if let said = found.said { facts.take(said, from: found.finding.id) }
            done.append(found)
            count += 1
        }
        for place in identifiers.keys where place < first + leaving - Self.reach { identifiers[place] = nil }
        for index in max(0, leaving - Self.reach)..<leaving { identifiers[first + index] = numbers[index] }
        held.removeFirst(leaving)
        first += leaving
        return done
    }

    /// How many stems two ordered lists have in common.
    private static func common(_ left: [UInt64], _ right: [UInt64]) -> Int {
        var count = 0
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i] == right[j] {
                count += 1
                i += 1
                j += 1
            } else if left[i] < right[j] {
                i += 1
            } else {
                j += 1
            }
        }
        return count
    }
}
