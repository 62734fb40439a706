import Arguments
import Glibc
import Messages
import Operations
import Signing

/// `suivi read --folder`: reads the files of a folder and proposes what they amount to.
struct FolderReading {
    let folder: String
    let context: CommandContext

    func run(_ examine: ExamineDocument, _ format: FindingFormat) throws(CommandFailure) -> ExitCode {
        try check()
        let path = context.arguments.value("proposal")
        // A state of our own is of no use beside a proposal that is refused.
        let state = path.map { $0 + ".state" }
        let isNewState = context.arguments.value("state") == nil && state.map { !Self.isThere($0) } ?? false
        let reading = ReadFolder(
            folder: folder,
            examine: examine,
            lexicon: context.arguments.value("lexicon"),
            state: context.arguments.value("state") ?? state,
            own: path.map { [$0] } ?? []
        )
        let console = context.console
        var line = ProgressLine(console: console)
        var failures = FailedFiles()
        let proposal = try context.perform { () throws(OperationError) in
            try reading.perform { progress in
                line.show(
                    Message(
                        "{done} of {total}: {file}",
                        [
                            "done": String(progress.done + 1), "total": String(progress.of),
                            "file": progress.path.description,
                        ]
                    )
                )
            } failed: { file in
                line.clear()
                failures.add(.operation(file.error), console)
            }
        }
        line.clear()
        let list = FolderList(proposal: proposal, console: console)
        if let path {
            do { try write(ProposalFile.text(of: proposal, remark: list.remark), to: path) } catch {
                if isNewState, let state { unlink(state) }
                throw error
            }
        }
        list.print(as: format)
        if format == .table { sayNext(proposal, path) }
        let total = proposal.failures.count + list.fileCount
        let code = failures.summary(of: total, console)
        // What can't be read in a folder that somebody was given is damaged input, whatever its cause.
        return code == .refused ? .damaged : code
    }

    /// Writes the proposal; one that is there and differs may hold a person's corrections, and stays.
    private func write(_ text: String, to path: String) throws(CommandFailure) {
        func perform<Value>(_ work: () throws(FileError) -> Value) throws(CommandFailure) -> Value {
            try attempt(work) { .operation(.file($0)) }
        }
        let bytes = Array(text.utf8)
        let before = try perform { () throws(FileError) in
            try DurableFile.read(path, limit: max(ProposalFile.limit, bytes.count))
        }
        guard let before else {
            return try perform { () throws(FileError) in
                try DurableFile.write(bytes, to: path, replacing: false)
            }
        }
        guard before == bytes else {
            throw .reason(
                Message(
                    "{file} is there already and says something else, perhaps what you have corrected; name another file for the new proposal",
                    ["file": path.shown]
                ),
                .refused
            )
        }
    }

    private static func isThere(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0
    }

    private func check() throws(CommandFailure) {
        guard context.arguments.parameters("FILE").isEmpty else {
            throw context.wrong(folder, of: "--folder", Message("name files or a folder, not both"))
        }
        for option in ["session", "type", "title"] where context.arguments.value(option) != nil {
            throw context.wrong(
                "--\(option)",
                of: "suivi read --folder",
                Message("nothing is deposited from a folder; correct the proposal instead")
            )
        }
        var status = stat()
        if stat(folder, &status) == 0, status.st_mode & S_IFMT != S_IFDIR {
            throw .reason(
                Message(
                    "'{name}' is a file and no folder; to read one file, type: {command}",
                    ["name": folder.shown, "command": "suivi read \(folder.shown)"]
                ),
                .refused
            )
        }
        if context.arguments.flag("explain") {
            throw context.wrong("--explain", of: "suivi read --folder", Message("explain one file at a time"))
        }
    }

    private func sayNext(_ proposal: FolderProposal, _ path: String?) {
        guard !proposal.documents.isEmpty else { return }
        let command: String
        if let path {
            context.console.say(
                Message("The proposal is in {file}; read it, and correct what is wrong.", ["file": path.shown])
            )
            command = "suivi import \(path.shown)"
        } else {
            command = "suivi read --folder \(folder.shown) --proposal FILE"
        }
        context.console.say(Message("Next: {command}", ["command": command]))
    }
}
