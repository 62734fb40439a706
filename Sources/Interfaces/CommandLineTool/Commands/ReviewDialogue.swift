import Arguments
import Consultations
import Messages
import Operations

/// The review in a terminal: one finding at a time, one key a decision.
struct ReviewDialogue {
    var draft: ReviewDraft
    let console: Console

    /// How a dialogue ends.
    enum End {
        /// The person goes away; the steps are kept.
        case left
        /// The decisions are to become acts.
        case finished
    }

    /// Shows findings until the person leaves or finishes.
    mutating func run() throws(CommandFailure) -> End {
        let keyboard = Keyboard()
        console.say(
            Message(
                "Keys: a accept · r refuse · k kind · w who · n not stated · s split · m merge with the next · + mark what was missed · space skip · u undo · f finish · q leave"
            )
        )
        while true {
            guard let index = draft.state.next else { return try end(keyboard) }
            show(draft.state.items[index], at: index)
            guard let key = keyboard.key() else { return .left }
            let item = draft.state.items[index]
            switch key {
            case "a", "\r", "\n": try take(.accept, of: item)
            case "r": try take(.refuse, of: item)
            case " ": try take(.skip, of: item)
            case "m": try take(.mergeWithNext, of: item)
            case "k": try askKind(of: item, keyboard)
            case "n": try askDetail(of: item, keyboard)
            case "w": try askActors(of: item, keyboard)
            case "s": try askSplit(of: item, keyboard)
            case "+": try askPassage(keyboard)
            case "u": try undo()
            case "f": if confirmsFinish(keyboard) { return .finished }
            case "q", "\u{3}", "\u{4}", "\u{1B}": return .left
            default: break
            }
        }
    }

    /// Asks once more where findings are undecided: what is written now is written for good.
    private func confirmsFinish(_ keyboard: Keyboard) -> Bool {
        console.say(
            Message(
                "Undecided: {count}. f again finishes and leaves them for later; any other key goes on.",
                ["count": String(draft.state.count(.open))]
            )
        )
        return keyboard.key() == "f"
    }

    private mutating func end(_ keyboard: Keyboard) throws(CommandFailure) -> End {
        console.say(
            Message(
                "All is decided: {accepted} accepted, {refused} refused, {skipped} skipped. f finish · + mark what was missed · u undo · q leave",
                [
                    "accepted": String(draft.state.count(.accepted)), "refused": String(draft.state.count(.refused)),
                    "skipped": String(draft.state.count(.skipped)),
                ]
            )
        )
        while let key = keyboard.key() {
            switch key {
            case "f", "a", "\r", "\n": return .finished
            case "u":
                try undo()
                return try run()
            case "+":
                try askPassage(keyboard)
                return try end(keyboard)
            case "q", "\u{3}", "\u{4}", "\u{1B}": return .left
            default: continue
            }
        }
        return .left
    }

    private mutating func undo() throws(CommandFailure) {
        var changed = draft
        let undone = try attempt({ () throws(OperationError) in try changed.undo() }, CommandFailure.operation)
        draft = changed
        if !undone { console.say(Message("There is nothing to undo.")) }
    }

    /// Takes a step; what the review refuses is said and changes nothing.
    private mutating func take(_ action: ReviewStep.Action, of item: ReviewItem) throws(CommandFailure) {
        _ = try take(.decide(item.finding, action))
    }

    /// Takes a step; says whether the review took it.
    private mutating func take(_ step: ReviewStep) throws(CommandFailure) -> Bool {
        var changed = draft
        do {
            try changed.apply(step)
        } catch {
            guard case .review = error else { throw .operation(error) }
            console.complain(console.text(error))
            return false
        }
        draft = changed
        return true
    }

    // MARK: - Questions

    private mutating func askKind(of item: ReviewItem, _ keyboard: Keyboard) throws(CommandFailure) {
        guard let kind = kind(keyboard) else { return }
        try take(.setKind(kind), of: item)
    }

    private func kind(_ keyboard: Keyboard) -> ConclusionKind? {
        let letters = Array("abcdefghijk")
        let choices = zip(letters, ConclusionKind.allCases)
        console.write(choices.map { "\($0) \(console.word($1))" }.joined(separator: " · ") + "\n")
        guard let key = keyboard.key() else { return nil }
        return choices.first { String($0.0) == key }?.1
    }

    private mutating func askActors(of item: ReviewItem, _ keyboard: Keyboard) throws(CommandFailure) {
        console.write(console.text(Message("Who, as the text names them, apart by semicolons: ")))
        guard let line = keyboard.line(), let action = ReviewStep.Action(actors: line) else { return }
        try take(action, of: item)
    }

    /// Asks for a passage that the reader missed: its words, its kind and who is bound.
    private mutating func askPassage(_ keyboard: Keyboard) throws(CommandFailure) {
        console.write(console.text(Message("The words of the passage, or its first and last with … between them: ")))
        guard let line = keyboard.line(), !line.isEmpty else { return }
        let range: Range<Int>
        do { range = try draft.range(of: line) } catch {
            console.complain(console.text(error))
            return
        }
        console.write("  » " + draft.document.words(in: range).shown + "\n")
        guard let kind = kind(keyboard), try take(.mark(range, kind)) else { return }
        guard let marked = draft.state.items.first(where: { $0.range == range }) else { return }
        try askActors(of: marked, keyboard)
        console.say(Message("Marked as finding {number}; u takes it back.", ["number": String(marked.finding)]))
    }

    private mutating func askDetail(of item: ReviewItem, _ keyboard: Keyboard) throws(CommandFailure) {
        let names: [(String, ReviewDetail, Message)] = [
            ("a", .actors, Message("Who")), ("b", .deadline, Message("By when")), ("c", .domain, Message("Domain")),
            ("d", .addressee, Message("Addressed to")), ("e", .place, Message("Place")),
        ]
        console.write(names.map { "\($0.0) \(console.text($0.2))" }.joined(separator: " · ") + "\n")
        guard let key = keyboard.key(), let choice = names.first(where: { $0.0 == key }) else { return }
        try take(.markNotStated(choice.1), of: item)
    }

    private mutating func askSplit(of item: ReviewItem, _ keyboard: Keyboard) throws(CommandFailure) {
        let words = draft.document.words(in: item.range)
        console.write(console.text(Message("The first words of the second part: ")))
        guard let line = keyboard.line(), !line.isEmpty else { return }
        guard let place = words.firstRange(of: line)?.lowerBound, place > words.startIndex else {
            console.say(Message("These words are not inside the finding."))
            return
        }
        let count = words.unicodeScalars.distance(from: words.startIndex, to: place)
        try take(.split(after: count), of: item)
    }

    // MARK: - One finding

    private func show(_ item: ReviewItem, at index: Int) {
        let reading = item.reading
        console.write("\n")
        console.say(
            Message(
                "{place} of {count} · {kind} · {strength}",
                [
                    "place": String(index + 1), "count": String(draft.state.items.count),
                    "kind": console.word(reading.kind), "strength": console.word(reading.strength),
                ]
            )
        )
        var table = TextTable(columns: [.init(), .init()])
        table.rows = [
            ["  »", draft.document.words(in: item.range).shown],
            ["", line(Message("Who"), console.stated(reading.actors) { $0.joined(separator: ", ") })],
            ["", line(Message("By when"), console.stated(reading.deadline) { $0.words })],
            ["", line(Message("Domain"), console.stated(reading.domain, console.word))],
            ["", grounds(of: item)],
        ]
        console.write(table.rendered(width: min(console.width ?? 80, 100)))
    }

    private func grounds(of item: ReviewItem) -> String {
        guard !item.grounds.isEmpty else { return console.text(Message("A person marked it.")) }
        return item.grounds.map { "\($0.rule) «\($0.matched)»" }.joined(separator: " · ").shown
    }

    private func line(_ label: Message, _ value: String) -> String {
        console.text(Message("{label}: {value}", ["label": console.text(label), "value": value.shown]))
    }
}
