import Arguments
import CanonicalBytes
import Comparing
import Consultations
import Messages
import Operations
import Reading

/// `suivi check`: what a draft leaves open before it is adopted, and what adopted conclusions leave unsaid.
enum CheckCommand: CommandAction {
    static let declaration = Command(
        "check",
        "Show what a draft leaves open before it is adopted, with a wording that would settle it.",
        discussion: [
            "No actor, no date, no test, brackets, a sentence that does two things; with a second language version, where the two bind unlike. All of it is advice: the exit code is 0.",
            "With --open: who owns each conclusion, by when, what is to be there, how it is seen and with what means; said in the text or not. Of a file, or without one of the register.",
        ],
        parameters: [Parameter("DRAFT", .any, "The draft, and a second language version of it.")],
        options: [
            .flag("open", "Show what is said and not said, for the completion round."),
            .value("lexicon", "FILE", "A lexicon of a further language, named after its code: de.lexicon."),
            .value("language-of-text", "CODE", "The language of the text, where it can't be told."),
            .flag("csv", "Give the result as comma-separated values."),
        ],
        examples: [
            Example("suivi check draft.txt"),
            Example("suivi check draft-fr.txt draft-en.txt", "Where two versions bind unlike, as well."),
            Example("suivi check --open --csv", "The conclusions of the register that are open."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let names = context.arguments.parameters("DRAFT")
        let isOpen = context.arguments.flag("open")
        guard names.count <= (isOpen ? 1 : 2) else {
            throw context.wrong(
                names.joined(separator: " "),
                of: "DRAFT",
                Message("give a draft, or two versions of one")
            )
        }
        if isOpen {
            let rows =
                try names.isEmpty ? context.node().completionRows : examined(names, context).documents[0].completionRows
            CompletionList(rows: rows, context: context).print()
            return .done
        }
        guard !names.isEmpty else {
            throw context.wrong("", of: "DRAFT", Message("give a draft, or two versions of one"))
        }
        let (documents, reader) = try examined(names, context)
        let check = try context.perform { () throws(OperationError) in
            try CompareDocuments(reader: reader).check(
                documents[0],
                beside: documents.count > 1 ? documents[1] : nil
            )
        }
        AdviceList(documents: documents, check: check, context: context).print()
        return .done
    }

    private static func examined(
        _ names: [String],
        _ context: CommandContext
    ) throws(CommandFailure) -> (documents: [ExaminedDocument], reader: Reader) {
        let examine = ExamineDocument(reader: try context.reader(), language: try context.languageOfText())
        return try context.perform { () throws(OperationError) in
            var documents: [ExaminedDocument] = []
            for name in names {
                documents.append(
                    try name == "-" ? examine.performOnStandardInput() : examine.perform(path: name)
                )
            }
            return (documents, examine.reader)
        }
    }
}

/// Advice on a draft, printed for a person or for another program.
struct AdviceList {
    let documents: [ExaminedDocument]
    let check: DraftCheck
    let context: CommandContext

    private var console: Console { context.console }

    func print() {
        if context.wantsJSON {
            console.write(
                json: .object([
                    "file": .string(documents[0].name), "advice": .array(check.advice.map(json)),
                    "brackets": .array(
                        check.bracketsByParty.map { entry in
                            .object(
                                ["count": .integer(entry.count), "party": entry.party.map { .string($0) }]
                                    .compactMapValues { $0 }
                            )
                        }
                    ),
                ])
            )
        } else if context.arguments.flag("csv") {
            console.write(CSVText.of([["file", "advice", "start", "end", "quote", "wording"]] + check.advice.map(csv)))
        } else {
            for (number, advice) in check.passages.enumerated() { show(advice, number: number + 1) }
            printBrackets()
            console.say(
                .plural(
                    one: "{count} piece of advice; the drafters decide",
                    other: "{count} pieces of advice; the drafters decide",
                    count: check.advice.count
                )
            )
        }
    }

    /// What one passage leaves open, with its words once.
    private func show(_ passage: [DraftAdvice], number: Int) {
        guard let first = passage.first else { return }
        console.write("\(number). \(passage.map(heading).joined(separator: " · "))\n")
        var table = TextTable(columns: [.init(), .init(), .init()])
        table.rows.append(["  ", console.text(Message("Text")), check.draft.words(in: first.range).shown])
        if let quote = otherQuote(first) { table.rows.append(["  ", "", quote.shown]) }
        for wording in passage.flatMap(\.wordings) {
            table.rows.append(["  ", console.text(Message("For example")), wording.shown])
        }
        console.write(table.rendered(width: console.width))
    }

    private func heading(_ advice: DraftAdvice) -> String {
        var details = advice.details
        if advice.code == .twoKinds { details = details.compactMap(ConclusionKind.init(rawValue:)).map(console.word) }
        if advice.code == .unlikeStrength { details = details.compactMap(Strength.init(rawValue:)).map(console.word) }
        let word = console.word(advice.code)
        return details.isEmpty ? word : console.labelled(word, details.joined(separator: " · ")).shown
    }

    /// How many brackets are left, by the party that proposes the words.
    private func printBrackets() {
        let counts = check.bracketsByParty
        guard !counts.isEmpty else { return }
        let list = counts.map { "\($0.party?.shown ?? console.text(Message("of nobody named"))) \($0.count)" }
        console.say(
            Message(
                "Brackets left: {count} ({list})",
                ["count": String(counts.reduce(0) { $0 + $1.count }), "list": console.list(list)]
            )
        )
    }

    private func otherQuote(_ advice: DraftAdvice) -> String? {
        guard let range = advice.otherRange, documents.count > 1 else { return nil }
        return documents[1].words(in: documents[1].codePoints(range))
    }

    private func csv(_ advice: DraftAdvice) -> [String] {
        let points = documents[0].codePoints(advice.range)
        return [
            documents[0].name, advice.code.rawValue, String(points.lowerBound), String(points.upperBound),
            check.draft.words(in: advice.range), advice.wordings.joined(separator: " | "),
        ]
    }

    private func json(_ advice: DraftAdvice) -> JSONValue {
        let points = documents[0].codePoints(advice.range)
        var members: [String: JSONValue] = [
            "advice": .string(advice.code.rawValue), "start": .integer(points.lowerBound),
            "end": .integer(points.upperBound), "quote": .string(check.draft.words(in: advice.range)),
            "details": .strings(advice.details), "wordings": .strings(advice.wordings),
        ]
        if let range = advice.otherRange, let quote = otherQuote(advice) {
            let points = documents[1].codePoints(range)
            members["other"] = .object([
                "file": .string(documents[1].name), "start": .integer(points.lowerBound),
                "end": .integer(points.upperBound), "quote": .string(quote),
            ])
        }
        return .object(members)
    }
}
