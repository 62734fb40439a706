import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi import`: records a proposal that a person has confirmed.
enum ImportCommand: CommandAction {
    static let declaration = Command(
        "import",
        "Record a proposal of 'suivi read --folder' that you have read and corrected.",
        discussion: [
            "Sessions that the register lacks are recorded, then each document is deposited and waits for its review. What is in the register already is left as it is: an import that was stopped is given once more, and twice changes nothing.",
            "Documents under 'session: -', and sessions without a date, are left and named. A file that has changed since it was read is refused; the others are imported.",
        ],
        parameters: [Parameter("FILE", .one, "The proposal.")],
        options: [
            .value(
                "type",
                "TYPE",
                "What sort of document one is whose type is not stated; else communique.",
                choices: DocumentType.allCases.map(\.rawValue)
            )
        ],
        examples: [
            Example("suivi read --folder archive --proposal years.txt"),
            Example("suivi import years.txt"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let type = try context.code("type", as: DocumentType.self) ?? .communique
        let path = context.arguments.parameter("FILE") ?? ""
        let proposal: ProposalFile
        do {
            proposal = try ProposalFile(bytes: SmallFile.read(path, limit: ProposalFile.limit), path: path)
        } catch {
            guard case .proposal(let fault) = error, case .line = fault else { throw .operation(error) }
            throw .reason(context.console.message(fault).inFile(path, context.console), .refused)
        }
        let reader = try context.perform { () throws(OperationError) in try ExamineDocument.carriedReader() }
        let writer = try context.writer()
        var report = ImportReport(context: context)
        do {
            try context.perform { () throws(OperationError) in
                try ImportFolder(proposal: proposal, reader: reader, type: type)
                    .perform(with: writer) { report.take($0) }
            }
        } catch {
            // What was recorded before stays recorded, and is told.
            if report.hasDone { report.finish() }
            if case .operation(.refused(.noMechanism)) = error {
                throw .reason(
                    Message(
                        "no mechanism with its parties is in the register yet; record it first, for example: {command}",
                        [
                            "command":
                                "suivi mechanism --name \"en=Three Rivers Consultations\" --party norvane --party rivers"
                        ]
                    ),
                    .refused
                )
            }
            throw error
        }
        return report.finish()
    }
}

/// What an import has done so far.
private struct ImportReport {
    let context: CommandContext
    private var line: ProgressLine
    private var sessions: [Int] = []
    private var deposited: [String] = []
    private var known: [String] = []
    private var aligned: [JSONValue] = []
    private var left = 0
    private var lacksDate = false
    private var failures = FailedFiles()
    private var failed: [JSONValue] = []

    init(context: CommandContext) {
        self.context = context
        line = ProgressLine(console: context.console)
    }

    /// Whether anything was recorded, met or left.
    var hasDone: Bool {
        !sessions.isEmpty || !deposited.isEmpty || !known.isEmpty || left > 0 || !failed.isEmpty
    }

    private func say(_ message: Message) { if !context.wantsJSON { context.console.say(message) } }

    mutating func take(_ event: ImportFolder.Event) {
        if case .next(let document, let done, let total) = event {
            line.show(
                Message(
                    "{done} of {total}: {file}",
                    ["done": String(done + 1), "total": String(total), "file": document.path.description]
                )
            )
            return
        }
        line.clear()
        switch event {
        case .next: break
        case .recordedSession(let number):
            sessions.append(number)
            say(Message("Session {number} is recorded.", ["number": String(number)]))
        case .otherDate(let session, let register, let proposal):
            context.console.complain(
                context.console.text(
                    Message(
                        "Session {number} has the date {register} in the register, not {proposal}; it stays as it is. Change it with 'suivi session'.",
                        ["number": String(session), "register": register.edtf, "proposal": proposal.edtf]
                    )
                )
            )
        case .deposited(let document, let findings):
            deposited.append(document.path.description)
            say(
                .plural(
                    one: "{name}: {count} finding; deposited.",
                    other: "{name}: {count} findings; deposited.",
                    count: findings,
                    arguments: ["name": document.path.description]
                )
            )
        case .aligned(let versions):
            aligned.append(.strings([versions.left.file.name, versions.right.file.name]))
            say(context.console.message(versions))
        case .known(let document): known.append(document.path.description)
        case .failed(let document, let error):
            failures.add(.operation(error), context.console)
            failed.append(
                .object([
                    "file": .string(document.path.description), "reason": .string(context.console.text(error)),
                ])
            )
        case .left(let session, let documents): leave(session, documents)
        }
    }

    private mutating func leave(_ session: ProposalFile.Session, _ documents: Int) {
        left += documents
        guard let number = session.number else { return }
        lacksDate = true
        context.console.complain(
            context.console.text(
                Message(
                    "Line {line}: session {number} has no date and was left; give one, a year is enough: 'date: 2019'",
                    ["line": String(session.line), "number": String(number)]
                )
            )
        )
    }

    @discardableResult
    mutating func finish() -> ExitCode {
        line.clear()
        let total = deposited.count + known.count + left + failed.count
        if context.wantsJSON {
            context.console.write(
                json: .object([
                    "sessions": .array(sessions.map(JSONValue.integer)), "deposited": .strings(deposited),
                    "known": .strings(known), "aligned": .array(aligned), "left": .integer(left),
                    "failed": .array(failed),
                ])
            )
        } else {
            say(
                Message(
                    "Sessions recorded: {sessions}; documents deposited: {deposited}; in the register already: {known}; left: {left}.",
                    [
                        "sessions": String(sessions.count), "deposited": String(deposited.count),
                        "known": String(known.count), "left": String(left),
                    ]
                )
            )
            if !deposited.isEmpty { say(Message("Next: {command}", ["command": "suivi review"])) }
        }
        let code = failures.summary(of: total, context.console)
        return code == .done && lacksDate ? .refused : code
    }
}
