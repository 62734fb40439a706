import Arguments
import CanonicalBytes
import Comparing
import Consultations
import HTML
import Messages
import Operations
import Reading

/// `suivi compare`: accounts of one session, or two sessions, side by side.
enum CompareCommand: CommandAction {
    static let declaration = Command(
        "compare",
        "Hold accounts of one session, or two sessions, against each other and show where they differ.",
        discussion: [
            "The first file is held against each of the others: a communiqué in two languages, or a communiqué and the press. What is missing, another strength, kind, number, date, actor, name or a negation is shown with both quotations. Nothing is said about which is right.",
            "With --sessions two sessions are compared, by their numbers in the register or by two files: what is new, kept, stronger, weaker or dropped, with proposed links. Nothing is written.",
            "With --redline two drafts in one language are shown as one text, clause by clause: what was struck out as [-old-], what is new as {+new+}, with the lines of both. Language versions go in one call: the two drafts of each language, the earlier one first.",
        ],
        parameters: [Parameter("FILE", .any, "Files; with --sessions two numbers of sessions or two files.")],
        options: [
            .flag("clauses", "Show every aligned passage, not only those that differ."),
            .flag(
                "terms",
                "Show words that stand for each other, learned from the aligned passages; without a file, of the register."
            ),
            .flag("sessions", "Compare an earlier session with a later one."),
            .flag("duplicates", "Show conclusions that say nearly the same, of a file or of the register."),
            .flag("redline", "Show two drafts as one text with the words that were struck out and added."),
            .value(
                "html",
                "FILE",
                "With --redline: write the whole drafts as a page for the printer, with numbered lines."
            ),
            .value("language-of-text", "CODE", "The language of the texts of which it can't be told."),
            .value("lexicon", "FILE", "A lexicon of a further language, named after its code: de.lexicon."),
            .value(
                "format",
                "FORMAT",
                "How the result is printed.",
                choices: ComparisonFormat.allCases.map(\.rawValue)
            ),
        ],
        examples: [
            Example("suivi compare communique-fr.txt communique-en.txt"),
            Example("suivi compare communique.txt press.html --format csv"),
            Example("suivi compare --sessions 1 2", "Two sessions of the register."),
            Example("suivi compare --redline draft-1.txt draft-2.txt --html redline.html"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let names = context.arguments.parameters("FILE")
        let chosen = try context.code("format", as: ComparisonFormat.self)
        let format = chosen ?? (context.wantsJSON ? .json : .table)
        guard context.arguments.value("html") == nil || context.arguments.flag("redline") else {
            throw context.wrong("--html", of: "--html", Message("it goes with --redline"))
        }
        if context.arguments.flag("duplicates") {
            guard names.count <= 1 else {
                throw needs(Message("give one file, or none for the register"), names, context)
            }
            let pairs: [NearDuplicates.Pair]
            if names.isEmpty {
                let node = try context.node()
                pairs = try context.perform { () throws(OperationError) in try node.duplicates() }
            } else {
                pairs = NearDuplicates(try items(names[0], context)).pairs
            }
            DuplicateList(pairs: pairs, console: context.console).print(as: format)
            return .done
        }
        if context.arguments.flag("sessions") {
            guard names.count == 2 else {
                throw needs(Message("give two: the earlier session and the later one"), names, context)
            }
            let comparison = try sessions(names, context)
            SessionList(comparison: comparison, console: context.console).print(as: format)
            return .done
        }
        if context.arguments.flag("terms"), names.isEmpty {
            let node = try context.node()
            let terms = try context.perform { () throws(OperationError) in try node.terms() }
            RegisterTermList(terms: terms, console: context.console).print(as: format)
            return .done
        }
        guard names.count >= 2 else { throw needs(Message("give at least two files"), names, context) }
        if context.arguments.flag("redline") { return try redline(names, as: format, context) }
        let examine = try examiner(context)
        // Where there is a register, what a person has corrected in it counts; none is needed.
        let register = context.folder.holdsRegister ? try? context.node().register : nil
        let compared = try context.perform { () throws(OperationError) in
            var documents: [ExaminedDocument] = []
            for name in names {
                documents.append(
                    try name == "-" ? examine.performOnStandardInput() : examine.perform(path: name)
                )
            }
            return try CompareDocuments(reader: examine.reader).perform(documents, alignedIn: register)
        }
        let list = ComparisonList(
            compared: compared,
            console: context.console,
            everything: context.arguments.flag("clauses"),
            terms: context.arguments.flag("terms")
        )
        list.print(as: format)
        return .done
    }

    /// What reads the files; the language that is named is that of texts whose words don't tell theirs, for the others
    /// may be in further ones.
    private static func examiner(_ context: CommandContext) throws(CommandFailure) -> ExamineDocument {
        var examine = ExamineDocument(reader: try context.reader())
        examine.otherwise = try context.languageOfText()
        return examine
    }

    /// Drafts as one text, for each language.
    private static func redline(
        _ names: [String],
        as format: ComparisonFormat,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let examine = try examiner(context)
        let documents = try context.perform { () throws(OperationError) in
            var documents: [ExaminedDocument] = []
            for name in names {
                documents.append(try name == "-" ? examine.performOnStandardInput() : examine.perform(path: name))
            }
            return documents
        }
        guard let drafts = CompareDocuments.drafts(documents) else {
            throw needs(Message("give two drafts of each language, the earlier one first"), names, context)
        }
        let redlines = try context.perform { () throws(OperationError) in
            var redlines: [RedlinedDocuments] = []
            for (old, new) in drafts {
                redlines.append(try CompareDocuments(reader: examine.reader).redline(from: old, to: new))
            }
            return redlines
        }
        if let file = context.arguments.value("html") {
            let page = RedlinePaper(redlines: redlines, console: context.console).html
            try context.perform { () throws(OperationError) in try NewFile(path: file).write(page.bytes) }
        }
        RedlineList(redlines: redlines, console: context.console, everything: context.arguments.flag("clauses"))
            .print(as: format)
        return .done
    }

    /// Two sessions of the register, two files, or one of each.
    private static func sessions(
        _ names: [String],
        _ context: CommandContext
    ) throws(CommandFailure) -> SessionComparison {
        if let earlier = Int(names[0]), let later = Int(names[1]), 1...9999 ~= earlier, 1...9999 ~= later {
            let node = try context.node()
            return try context.perform { () throws(OperationError) in try node.compareSessions(earlier, later) }
        }
        return SessionComparison(earlier: try items(names[0], context), later: try items(names[1], context))
    }

    /// The conclusions of a session of the register, or of a file.
    private static func items(_ name: String, _ context: CommandContext) throws(CommandFailure) -> [SessionItem] {
        if let session = Int(name), 1...9999 ~= session {
            return try context.node().sessionItems(of: session)
        }
        let examine = try examiner(context)
        return try context.perform { () throws(OperationError) in try examine.perform(path: name).sessionItems }
    }

    private static func needs(_ reason: Message, _ names: [String], _ context: CommandContext) -> CommandFailure {
        context.wrong(names.joined(separator: " "), of: "FILE", reason)
    }
}

/// How `suivi compare` prints.
enum ComparisonFormat: String, CaseIterable {
    case table
    case json
    case csv
}

extension CommandContext {
    /// The reader with the lexicons that the program carries, and the one that `--lexicon` names.
    func reader() throws(CommandFailure) -> Reader {
        let lexicon = arguments.value("lexicon")
        return try perform { () throws(OperationError) in
            guard let lexicon else { return try ExamineDocument.carriedReader() }
            return try ExamineDocument.reader(withLexiconAt: lexicon)
        }
    }
}
