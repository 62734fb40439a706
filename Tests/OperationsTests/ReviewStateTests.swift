import Consultations
import Testing

@testable import Operations

@Suite("The steps of a review")
struct ReviewStateTests {
    private func items(_ ranges: [Range<Int>]) -> [ReviewItem] {
        ranges.enumerated().map { index, range in
            ReviewItem(
                finding: index + 1,
                range: range,
                reading: ConclusionReading(
                    kind: .commitment,
                    strength: .firm,
                    actionLevel: .general,
                    actors: .statedInText(["Norvane"]),
                    scope: .oneParty,
                    deadline: .statedInText(Deadline(words: "before 2027", date: nil))
                ),
                voice: .primaryText,
                confidence: .high,
                grounds: [Ground(rule: "en:1", matched: "agreed")],
                restates: nil
            )
        }
    }

    @Test(
        "every step is written as a line that reads as the same step",
        arguments: [
            "1 accept", "2 refuse", "3 skip", "4 merge", "5 kind offer", "6 not_stated deadline", "7 split 57",
            "8 who Alda; Republic of Norvane", "mark 12 90 commitment",
        ]
    )
    func lines(line: String) throws { #expect(try ReviewStep(line: line).description == line) }

    @Test(
        "what is no step is refused by name",
        arguments: [
            "", "accept", "0 accept", "-1 accept", "1 perhaps", "1 kind colour", "1 split 0", "1 split", "1 accept now",
            "1 who", "1 who ;", "mark", "mark 12 90", "mark 90 12 offer", "mark 12 90 colour", "mark commitment",
        ]
    )
    func noSteps(line: String) { #expect(throws: ReviewError.self) { try ReviewStep(line: line) } }

    @Test("splitting makes two passages that meet, and merging them gives the first again")
    func splitAndMerge() throws {
        var state = ReviewState(items: items([10..<90, 100..<120]))
        try state.decide(.split(after: 30), on: 1)
        #expect(state.items.map(\.range) == [10..<40, 40..<90, 100..<120])
        try state.decide(.mergeWithNext, on: 1)
        #expect(state.items.map(\.range) == [10..<90, 100..<120])
        #expect(throws: ReviewError.self) {
            try state.decide(.split(after: 80), on: 1)
        }
        #expect(state.items.map(\.range) == [10..<90, 100..<120])
    }

    @Test("a decision on a split finding goes to its first passage that is open")
    func decideParts() throws {
        var state = ReviewState(items: items([10..<90]))
        try state.decide(.split(after: 30), on: 1)
        try state.decide(.accept, on: 1)
        try state.decide(.refuse, on: 1)
        #expect(state.items.map(\.decision) == [.accepted, .refused])
        #expect(state.next == nil)
    }

    @Test("marking a detail as not stated takes the value away and leaves the others")
    func notStated() throws {
        var state = ReviewState(items: items([10..<90]))
        try state.decide(.markNotStated(.deadline), on: 1)
        #expect(state.items[0].reading.deadline == .notStated)
        #expect(state.items[0].reading.actors == .statedInText(["Norvane"]))
        try state.decide(.markNotStated(.actors), on: 1)
        #expect(state.items[0].reading.actors == .notStated)
        #expect(state.items[0].reading.scope == .unstated)
    }

    @Test("leaving out the last step is undoing it: any sequence folds to the same state")
    func undoing() throws {
        var random = SystemRandomNumberGenerator()
        let actions: [ReviewStep.Action] = [
            .accept, .refuse, .skip, .mergeWithNext, .split(after: 5), .setKind(.offer), .markNotStated(.place),
        ]
        for _ in 0..<200 {
            let start = ReviewState(items: items([0..<20, 30..<50, 60..<90]))
            var state = start
            var states = [start]
            for _ in 0..<12 {
                let finding = Int.random(in: 1...3, using: &random)
                let action = actions.randomElement(using: &random) ?? .skip
                let before = state
                do {
                    try state.decide(action, on: finding)
                    states.append(state)
                } catch { #expect(state == before) }
            }
            var again = start
            for (number, step) in state.steps.enumerated() {
                #expect(again == states[number])
                guard case .decide(let finding, let action) = step else { continue }
                try again.decide(action, on: finding)
            }
            #expect(again == state)
            // Passages stay in the order of the text and never overlap.
            for (left, right) in zip(state.items, state.items.dropFirst()) {
                #expect(left.range.upperBound <= right.range.lowerBound)
            }
        }
    }
}
