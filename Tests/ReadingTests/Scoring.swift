import Consultations
import Foundation
import Reading

/// A hand-made answer.
struct Answer {
    var start: Int
    var end: Int
    var kinds: [String]
    var isOptional: Bool

    static func read(_ url: URL) throws -> [Answer] {
        try String(contentsOf: url, encoding: .utf8).split(separator: "\n").compactMap { line in
            guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
                let start = row["start"] as? Int, let end = row["end"] as? Int, let kinds = row["kinds"] as? [String]
            else { return nil }
            let repeats = row["dup_of"] as? String
            return Answer(
                start: start,
                end: end,
                kinds: kinds,
                isOptional: row["weak"] as? Bool == true || repeats != nil
            )
        }
    }
}

/// Counts of one text or of several together.
struct Score {
    var hits = 0
    var misses = 0
    var alarms = 0
    var pairs = 0
    var kinds = 0

    var precision: Double { hits + alarms == 0 ? 1 : Double(hits) / Double(hits + alarms) }
    var recall: Double { hits + misses == 0 ? 1 : Double(hits) / Double(hits + misses) }
    var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
    var kind: Double { pairs == 0 ? 1 : Double(kinds) / Double(pairs) }

    static func + (left: Score, right: Score) -> Score {
        Score(
            hits: left.hits + right.hits,
            misses: left.misses + right.misses,
            alarms: left.alarms + right.alarms,
            pairs: left.pairs + right.pairs,
            kinds: left.kinds + right.kinds
        )
    }

    /// A finding answers a row when their ranges overlap by at least half of their union, one to one, best first.
    ///
    /// Optional rows are left out of recall, and finding them is no false alarm.
    init(_ findings: [Finding], text: [UInt8], answers: [Answer]) {
        var points: [Int] = []
        points.reserveCapacity(text.count + 1)
        var point = 0
        for byte in text {
            points.append(byte & 0xC0 == 0x80 ? point - 1 : point)
            if byte & 0xC0 != 0x80 { point += 1 }
        }
        points.append(point)
        var candidates: [(overlap: Double, finding: Int, answer: Int)] = []
        for (index, finding) in findings.enumerated() {
            let start = points[finding.range.lowerBound]
            let end = points[finding.range.upperBound]
            for (place, answer) in answers.enumerated() {
                let common = max(0, min(end, answer.end) - max(start, answer.start))
                let union = max(end, answer.end) - min(start, answer.start)
                let overlap = union == 0 ? 0 : Double(common) / Double(union)
                if overlap >= 0.5 { candidates.append((overlap, index, place)) }
            }
        }
        candidates.sort { ($0.overlap, $0.finding, $0.answer) > ($1.overlap, $1.finding, $1.answer) }
        var usedFindings: Set<Int> = []
        var usedAnswers: Set<Int> = []
        for candidate in candidates
        where !usedFindings.contains(candidate.finding) && !usedAnswers.contains(candidate.answer) {
            usedFindings.insert(candidate.finding)
            usedAnswers.insert(candidate.answer)
            pairs += 1
            if !answers[candidate.answer].isOptional { hits += 1 }
            if answers[candidate.answer].kinds.contains(findings[candidate.finding].kind.rawValue) { kinds += 1 }
        }
        misses = answers.indices.count { !usedAnswers.contains($0) && !answers[$0].isOptional }
        alarms = findings.count - usedFindings.count
    }

    init(hits: Int = 0, misses: Int = 0, alarms: Int = 0, pairs: Int = 0, kinds: Int = 0) {
        self.hits = hits
        self.misses = misses
        self.alarms = alarms
        self.pairs = pairs
        self.kinds = kinds
    }

    var line: String {
        func two(_ value: Double) -> String { String(format: "%.3f", value) }
        return "P \(two(precision))  R \(two(recall))  F1 \(two(f1))  kind \(two(kind))"
            + "  (answers \(hits + misses), found \(hits + alarms))"
    }
}
