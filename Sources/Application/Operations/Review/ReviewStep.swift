public import Consultations

/// One step of a review: a key that was pressed, or a line of a file of decisions.
///
/// A review is the fold of its steps over the findings, so that undoing is leaving out the last one. Steps are written
/// as lines that people can type: `3 accept`, `4 kind offer`, `5 not_stated deadline`, `6 split 57`, `7 merge`,
/// `8 who Alda; Brenn`, `mark 1203 1310 commitment`.
public enum ReviewStep: Hashable, Sendable, CustomStringConvertible {
    /// Something is decided on a finding, counted from 1.
    case decide(Int, Action)
    /// A passage that the reader missed becomes a conclusion; its place in Unicode code points of the decoded file.
    case mark(Range<Int>, ConclusionKind)

    /// What is done with a finding.
    public enum Action: Hashable, Sendable {
        case accept
        case refuse
        case skip
        case setKind(ConclusionKind)
        /// Who is bound or speaks, as the text names them.
        case setActors([String])
        case markNotStated(ReviewDetail)
        /// The passage becomes two, the second of which begins this many code points after the first.
        case split(after: Int)
        /// The passage and the one that follows it become one.
        case mergeWithNext
    }

    /// Reads a line of a file of decisions; `find` tells where words stand that a line gives instead of their place.
    public init(
        line: String,
        find: (String) throws(ReviewError) -> Range<Int> = { words throws(ReviewError) in throw .noPassage(words) }
    ) throws(ReviewError) {
        let words = line.split(maxSplits: 2) { $0.isWhitespace }.map(String.init)
        guard words.count >= 2 else { throw .notAStep(line) }
        let argument = words.count == 3 ? words[2].trimmed : nil
        if words[0] == "mark" {
            guard let marking = try Self.marking(words[1], argument ?? "", find) else { throw .notAStep(line) }
            self = marking
            return
        }
        guard let finding = Int(words[0]), finding > 0 else { throw .notAStep(line) }
        let action: Action? =
            switch (words[1], argument) {
            case ("accept", nil): .accept
            case ("refuse", nil): .refuse
            case ("skip", nil): .skip
            case ("merge", nil): .mergeWithNext
            case ("kind", let code?): ConclusionKind(rawValue: code).map(Action.setKind)
            case ("who", let names?): Action(actors: names)
            case ("not_stated", let detail?): ReviewDetail(rawValue: detail).map(Action.markNotStated)
            case ("split", let count?): Int(count).flatMap { $0 > 0 ? .split(after: $0) : nil }
            default: nil
            }
        guard let action else { throw .notAStep(line) }
        self = .decide(finding, action)
    }

    /// `mark START END KIND`, or `mark KIND WORDS`.
    private static func marking(
        _ first: String,
        _ rest: String,
        _ find: (String) throws(ReviewError) -> Range<Int>
    ) throws(ReviewError) -> ReviewStep? {
        if let kind = ConclusionKind(rawValue: first) {
            return rest.isEmpty ? nil : .mark(try find(rest), kind)
        }
        let words = rest.split { $0.isWhitespace }.map(String.init)
        guard words.count == 2, let start = Int(first), let end = Int(words[0]), start >= 0, start < end,
            let kind = ConclusionKind(rawValue: words[1])
        else { return nil }
        return .mark(start..<end, kind)
    }

    public var description: String {
        switch self {
        case .mark(let range, let kind): "mark \(range.lowerBound) \(range.upperBound) \(kind.rawValue)"
        case .decide(let finding, .accept): "\(finding) accept"
        case .decide(let finding, .refuse): "\(finding) refuse"
        case .decide(let finding, .skip): "\(finding) skip"
        case .decide(let finding, .setKind(let kind)): "\(finding) kind \(kind.rawValue)"
        case .decide(let finding, .setActors(let names)): "\(finding) who \(names.joined(separator: "; "))"
        case .decide(let finding, .markNotStated(let detail)): "\(finding) not_stated \(detail.rawValue)"
        case .decide(let finding, .split(let count)): "\(finding) split \(count)"
        case .decide(let finding, .mergeWithNext): "\(finding) merge"
        }
    }
}

extension ReviewStep.Action {
    /// Names that a person typed, apart by semicolons; nothing where there is none.
    public init?(actors text: String) {
        let names = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
        guard !names.isEmpty, !text.contains(where: \.isNewline) else { return nil }
        self = .setActors(names)
    }
}

extension ReviewStep {
    /// The steps of a file of decisions on a document, each with the number of its line.
    ///
    /// Empty lines and remarks are left out.
    public static func steps(
        of bytes: [UInt8],
        path: String,
        in document: ExaminedDocument
    ) throws(OperationError) -> [(line: Int, step: ReviewStep)] {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .review(.notUTF8(path)) }
        let finder = PassageFinder(document: document)
        var steps: [(line: Int, step: ReviewStep)] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        for (number, line) in lines.enumerated() {
            guard let first = line.first(where: { !$0.isWhitespace }), first != "#" else { continue }
            do {
                let step = try ReviewStep(line: String(line)) { words throws(ReviewError) in
                    try finder.range(of: words)
                }
                steps.append((number + 1, step))
            } catch { throw .review(.line(number + 1, error)) }
        }
        return steps
    }
}

extension String {
    /// The text without white space at its ends.
    fileprivate var trimmed: String {
        let start = drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
