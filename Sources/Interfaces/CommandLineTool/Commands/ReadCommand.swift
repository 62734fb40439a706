import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Reading
import TextSources

/// `suivi read`: finds the conclusions of texts, and deposits them where a session is named.
enum ReadCommand: CommandAction {
    static let declaration = Command(
        "read",
        "Find the conclusions of a text: each with its words, kind, actors, date, domain and reason.",
        discussion: [
            "Without --session nothing is stored and no register is needed. With --session the document is deposited in the register and waits for its review.",
            "What the text does not say is shown as not stated.",
            "The content of a file decides how it is read, not its name: plain text, HTML, DOCX, ODT, RTF, messages (EML), PDF, and images of pages (PNG, JPEG, TIFF). PDF is read with pdftotext (package poppler-utils), images with tesseract (package tesseract-ocr and its languages).",
            "A file that cannot be read is named with the reason; the other files are read all the same.",
            "With --folder all files of a folder and of the folders in it are read, and sessions, dates and links are proposed: each with its basis, gaps shown, files met twice named. Nothing is stored; 'suivi import' records a proposal that you have confirmed.",
        ],
        parameters: [Parameter("FILE", .any, "A text, a document or an image; '-' reads standard input.")],
        options: [
            .value("format", "FORMAT", "How findings are printed.", choices: FindingFormat.allCases.map(\.rawValue)),
            .value("encoding", "NAME", "The encoding of the file, where it can't be told."),
            .value("language-of-text", "CODE", "The language of the text, where it can't be told."),
            .flag("explain", "Show the findings in the text, why each was found, and what was considered and left."),
            .flag("each-line", "Each line of FILE is a text in JSON; with --format jsonl."),
            .value("lexicon", "FILE", "A lexicon of a further language, named after its code: de.lexicon."),
            .value("session", "NUMBER", "Deposit the document as a text of this session."),
            .value("type", "TYPE", "What sort of document it is.", choices: DocumentType.allCases.map(\.rawValue)),
            .value("title", "TEXT", "The title as it is printed."),
            .value("name", "NAME", "With '-' and --session: the file name under which the text is kept."),
            .value("folder", "FOLDER", "Read all files of this folder and propose sessions and links."),
            .value("proposal", "FILE", "With --folder: write the proposal here, to be corrected and imported."),
            .value(
                "state",
                "FILE",
                "With --folder: remember here what was read, so that a stopped reading goes on; else beside the proposal."
            ),
        ],
        examples: [
            Example("suivi read communique.txt"),
            Example("suivi read --format jsonl *.docx *.pdf", "One line a document, for other programs."),
            Example(
                "suivi read --format jsonl --each-line -",
                "One text a line from another program, and one line back."
            ),
            Example("suivi read communique.txt --explain", "Why each passage was found."),
            Example("suivi read communique.txt --session 1", "Deposit it in the register."),
            Example("suivi read --folder archive --proposal years.txt", "Years of texts: sessions and links proposed."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        if let folder = context.arguments.value("folder") {
            return try FolderReading(folder: folder, context: context).run(try examiner(context), try format(context))
        }
        for option in ["proposal", "state"] where context.arguments.value(option) != nil {
            throw context.wrong("--\(option)", of: "suivi read", Message("give it together with --folder"))
        }
        guard !context.arguments.parameters("FILE").isEmpty else {
            throw .usage(context.arguments.error(.missingParameter("FILE")))
        }
        let session = try context.session("session")
        let type = try context.code("type", as: DocumentType.self) ?? .communique
        let format = try format(context)
        var examine = try examiner(context)
        examine.explains = context.arguments.flag("explain")
        var documents: [ExaminedDocument] = []
        var failures = FailedFiles()
        var stream = ExamineStream(examine)
        let paths = context.arguments.parameters("FILE")
        if session != nil, paths.contains("-"), context.arguments.value("name") == nil {
            throw context.wrong("-", of: "FILE", Message("say with --name under which file name the text is kept"))
        }
        let hasRecords = context.arguments.flag("each-line")
        if hasRecords, session != nil || format != .jsonl || examine.explains {
            throw context.wrong(
                format.rawValue,
                of: "--format",
                Message("with --each-line write --format jsonl, without --session and --explain")
            )
        }
        var count = 0
        for path in paths {
            if hasRecords {
                do { count += try printLines(of: path, &stream, &failures, context) } catch {
                    count += 1
                    failures.add(error, context.console)
                }
                continue
            }
            if session == nil, format == .jsonl, !examine.explains {
                do { try printLine(of: path, &stream, context) } catch {
                    guard paths.count > 1 else { throw error }
                    failures.add(error, context.console)
                }
                continue
            }
            let document: ExaminedDocument
            do {
                document = try context.perform { () throws(OperationError) in
                    try path == "-"
                        ? examine.performOnStandardInput(named: context.arguments.value("name") ?? "-")
                        : examine.perform(path: path)
                }
            } catch {
                // One bad file does not keep the others from being read.
                guard paths.count > 1 else { throw error }
                failures.add(error, context.console)
                continue
            }
            context.console.tell(document.source, of: document.name)
            if session == nil, format == .jsonl {
                context.console.write(document.jsonLine)
            } else {
                documents.append(document)
            }
        }
        if hasRecords { return failures.summary(of: count, context.console) }
        if let session, !documents.isEmpty {
            try deposit(documents, session: session, type: type, context)
        } else if session == nil {
            guard examine.explains, format == .table else {
                FindingList(documents: documents, console: context.console).print(as: format)
                return failures.summary(of: paths.count, context.console)
            }
            for document in documents { ExplainedText(document: document, console: context.console).print() }
        }
        return failures.summary(of: paths.count, context.console)
    }

    /// Prints the line of a document as it is read: of a long text while it still arrives.
    private static func printLine(
        of path: String,
        _ stream: inout ExamineStream,
        _ context: CommandContext
    ) throws(CommandFailure) {
        var line = FindingLine()
        var isOpen = false
        // A line that was begun is ended; it stays no JSON where the text turns out to be broken.
        defer { if isOpen { context.console.write("\n") } }
        try context.perform { () throws(OperationError) in
            try stream.perform(path: path) { piece in
                switch piece {
                case .document(let document):
                    context.console.tell(document.source, of: document.name)
                    context.console.write(document.jsonLine)
                case .begins(let name):
                    line.open(encoding: TextEncoding.utf8.name, file: name)
                    isOpen = true
                case .findings(let findings):
                    for found in findings { line.add(found.finding, range: found.codePoints, quote: found.quote[...]) }
                    context.console.write(line.take())
                case .ends(let language, let sha256):
                    line.close(format: SourceFormat.plainText.rawValue, language: language.tag, sha256: sha256)
                    context.console.write(line.take())
                    isOpen = false
                }
            }
        }
    }

    /// Prints the lines of documents that are themselves lines; says how many there were.
    private static func printLines(
        of path: String,
        _ stream: inout ExamineStream,
        _ failures: inout FailedFiles,
        _ context: CommandContext
    ) throws(CommandFailure) -> Int {
        var count = 0
        try context.perform { () throws(OperationError) in
            try stream.performLines(path: path) { result in
                count += 1
                switch result {
                case .success(let document): context.console.write(document.jsonLine)
                case .failure(let error): failures.add(.operation(error), context.console)
                }
            }
        }
        return count
    }

    private static func format(_ context: CommandContext) throws(CommandFailure) -> FindingFormat {
        let chosen = try context.code("format", as: FindingFormat.self)
        return chosen ?? (context.wantsJSON ? .json : .table)
    }

    private static func examiner(_ context: CommandContext) throws(CommandFailure) -> ExamineDocument {
        var encoding: TextEncoding?
        if let label = context.arguments.value("encoding") {
            guard let known = TextEncoding(label: label) else {
                let list = context.console.list(TextEncoding.allCases.map(\.name))
                throw context.wrong(
                    label,
                    of: "--encoding",
                    Message("use one of: {list}", ["list": list])
                )
            }
            encoding = known
        }
        let language = try context.languageOfText()
        let lexicon = context.arguments.value("lexicon")
        let reader = try context.perform { () throws(OperationError) in
            guard let lexicon else { return try ExamineDocument.carriedReader() }
            return try ExamineDocument.reader(withLexiconAt: lexicon)
        }
        return ExamineDocument(reader: reader, encoding: encoding, language: language)
    }

    private static func deposit(
        _ documents: [ExaminedDocument],
        session: Int,
        type: DocumentType,
        _ context: CommandContext
    ) throws(CommandFailure) {
        let writer = try context.writer()
        let align = try context.perform { () throws(OperationError) in try AlignVersions() }
        for document in documents {
            let deposit = DepositDocument(
                document: document,
                session: session,
                type: type,
                title: context.arguments.value("title")
            )
            let outcome = try context.perform { () throws(OperationError) in try deposit.perform(with: writer) }
            let name = document.name.shown
            switch outcome {
            case .deposited:
                context.console.say(
                    .plural(
                        one: "{name}: {count} finding; deposited.",
                        other: "{name}: {count} findings; deposited.",
                        count: document.items.count,
                        arguments: ["name": name]
                    )
                )
                let versions = try context.perform { () throws(OperationError) in
                    try align.perform([document.sha256], with: writer)
                }
                for pair in versions { context.console.say(context.console.message(pair)) }
            case .known:
                context.console.say(Message("{name} is in the register already; nothing was written.", ["name": name]))
            }
        }
        context.console.say(Message("Next: {command}", ["command": "suivi review"]))
    }
}
