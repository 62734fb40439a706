import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Storage

/// `suivi export`: writes the journal for other people's verifiers.
enum ExportCommand: CommandAction {
    static let declaration = Command(
        "export",
        "Write the journal as files that other people's tools verify.",
        discussion: [
            "The layout is that of C2SP tlog-tiles. With --bodies the content of the acts goes along; without, the files prove that acts were made and tell nothing of them.",
            "With --public it writes the copy for everybody: the journals of all participants, and of what they say only what the parties agreed to publish, once its embargo is over, and the views that a party makes public itself.",
        ],
        parameters: [Parameter("FOLDER", .one, "A folder that is new or empty.")],
        options: [
            .flag("public", "Write the journals of all with what everybody may be shown, and nothing else."),
            .flag("bodies", "Write the content of the acts as well."),
            .value(
                "handling",
                "WHO",
                "With --bodies: only what these may be shown; what is marked higher is withheld.",
                choices: Handling.allCases.filter { $0 != .everybody }.map(\.rawValue)
            ),
            .value("prove", "NUMBER", "Write an inclusion proof of this act as well.", isRepeatable: true),
            .flag("bag", "Pack all of it into one file, a BagIt bag in a ZIP archive; FOLDER is its name."),
        ],
        examples: [
            Example("suivi export journal-2026 --bodies --prove 3"),
            Example("suivi export journal-2026.zip --bodies --bag"),
            Example("suivi export public-copy.zip --public --bag", "The whole public register, for any mirror."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let folder = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("FOLDER") }
        if context.arguments.flag("public") { return try writePublicCopy(folder, context) }
        var proves: [Int] = []
        for text in context.arguments.values("prove") {
            guard let number = Int(text), number >= 0 else {
                throw context.wrong(
                    text,
                    of: "--prove",
                    Message("write the number of an act, for example 3")
                )
            }
            proves.append(number)
        }
        let handling: Handling? = try context.code("handling", as: Handling.self)
        if let handling, !context.arguments.flag("bodies") {
            throw context.wrong(handling.rawValue, of: "--handling", Message("give --bodies as well"))
        }
        let node = try context.node()
        let export = ExportJournal(
            target: folder,
            showsBodies: context.arguments.flag("bodies"),
            handling: handling,
            proves: proves,
            isBag: context.arguments.flag("bag")
        )
        let outcome = try context.perform { () throws(OperationError) in try export.perform(from: node) }
        context.console.say(
            Message(
                "Written to {folder}: acts {acts}, bodies {bodies}.",
                [
                    "acts": String(outcome.acts), "bodies": String(outcome.bodies), "folder": folder,
                ]
            )
        )
        if outcome.withheld > 0 {
            context.console.say(
                .plural(
                    one: "{count} body is withheld because of how it is handled.",
                    other: "{count} bodies are withheld because of how they are handled.",
                    count: outcome.withheld
                )
            )
        }
        return .done
    }

    private static func writePublicCopy(_ target: String, _ context: CommandContext) throws(CommandFailure) -> ExitCode
    {
        for option in ["bodies", "handling", "prove"]
        where context.arguments.flag(option) || !context.arguments.values(option).isEmpty {
            throw context.wrong("--public", of: "--\(option)", Message("give one of the two, not both"))
        }
        let node = try context.node()
        let export = ExportPublicCopy(
            target: target,
            isBag: context.arguments.flag("bag"),
            now: context.machine.now()
        )
        let outcome = try context.perform { () throws(OperationError) in try export.perform(from: node) }
        guard !context.wantsJSON else {
            context.console.write(
                json: .object([
                    "acts": .integer(outcome.acts), "bodies": .integer(outcome.bodies),
                    "files": .integer(outcome.files),
                ])
            )
            return .done
        }
        context.console.say(
            Message(
                "Written to {folder}: acts {acts}, bodies {bodies}.",
                ["acts": String(outcome.acts), "bodies": String(outcome.bodies), "folder": target]
            )
        )
        if outcome.bodies == 0 {
            context.console.say(
                Message("Nothing is public yet: the copy proves that acts were made and tells nothing of them.")
            )
        }
        return .done
    }
}

/// `suivi backup`: copies the register.
enum BackupCommand: CommandAction {
    static let declaration = Command(
        "backup",
        "Copy the register into a new folder and check the copy; neither keys nor drafts go along.",
        parameters: [Parameter("FOLDER", .one, "A folder that is new or empty.")],
        examples: [Example("suivi backup /media/stick/rivers-2026-11-25")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let target = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("FOLDER") }
        let outcome = try context.perform { () throws(OperationError) in
            try BackUp(folder: context.folder, target: target).perform()
        }
        context.print(outcome)
        guard outcome.isWhole else { return .damaged }
        context.console.say(
            Message(
                "The backup is in {folder}. Keep the folder keys elsewhere: it is not in the backup.",
                [
                    "folder": target
                ]
            )
        )
        return .done
    }
}

/// `suivi restore`: makes a register of a backup.
enum RestoreCommand: CommandAction {
    static let declaration = Command(
        "restore",
        "Make a register of a backup, in the folder of --register.",
        discussion: [
            "The mark beside the keys tells whether the backup is the latest. Where it is not, the register can be read and not written, so that no second history is ever signed."
        ],
        parameters: [Parameter("BACKUP", .one, "The folder of a backup.")],
        options: [.value("keys", "FOLDER", "The folder of keys that was kept elsewhere.")],
        examples: [Example("suivi restore /media/stick/rivers-2026-11-25 --register rivers --keys /media/safe/keys")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let backup = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("BACKUP") }
        let restore = Restore(backup: backup, folder: context.folder, keys: context.arguments.value("keys"))
        let outcome = try context.perform { () throws(OperationError) in try restore.perform() }
        context.print(outcome)
        guard outcome.isWhole else { return .damaged }
        context.console.say(Message("The register was restored to {folder}.", ["folder": context.folder.path]))
        if restore.keys == nil {
            context.console.say(
                Message(
                    "Without its keys it can be read and not written; put them into {folder} to go on.",
                    [
                        "folder": context.folder.path + "/keys"
                    ]
                )
            )
        }
        return .done
    }
}

/// `suivi rebuild`: computes all lists and counters again.
enum RebuildCommand: CommandAction {
    static let declaration = Command(
        "rebuild",
        "Compute all that lists and counters show once more from the acts.",
        examples: [Example("suivi rebuild")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let outcome = try context.perform { () throws(OperationError) in
            try RebuildProjections(folder: context.folder).perform()
        }
        guard !outcome.differing.isEmpty else {
            context.console.say(
                .plural(
                    one: "{count} conclusion was computed again and is as it was.",
                    other: "{count} conclusions were computed again and are as they were.",
                    count: outcome.rows
                )
            )
            return .done
        }
        context.console.say(
            Message(
                "These conclusions differed and were put right: {list}",
                [
                    "list": context.console.list(outcome.differing.map(\.description))
                ]
            )
        )
        return .damaged
    }
}

/// `suivi doctor`: looks whether register and machine are fit for work.
enum DoctorCommand: CommandAction {
    static let declaration = Command(
        "doctor",
        "Look whether the register and the machine under it are fit for work, and say what to mend.",
        options: [
            .flag("trust-this-copy", "Where the mark of the last signed head is lost: this register is the latest.")
        ],
        examples: [Example("suivi doctor")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        if context.arguments.flag("trust-this-copy") {
            let set = try context.perform { () throws(OperationError) in
                try TrustThisCopy(folder: context.folder).perform()
            }
            context.console.say(
                set
                    ? Message("The mark was set to the signed head; the register can be written again.")
                    : Message("The mark is there; nothing was changed.")
            )
        }
        let findings = CheckUp(folder: context.folder, now: context.machine.now()).perform()
        if context.wantsJSON {
            context.console.write(json: .array(findings.map(\.json)))
        } else {
            var table = TextTable(columns: [.init(), .init(), .init()])
            table.rows = findings.map { finding in
                [
                    word(finding.state, context), word(finding.point, context),
                    context.console.text(context.console.message(finding.detail)).shown,
                ]
            }
            context.console.write(table.rendered(width: context.console.width))
        }
        return findings.contains { $0.state == .wrong } ? .damaged : .done
    }

    private static func word(_ state: CheckUp.State, _ context: CommandContext) -> String {
        switch state {
        case .good: context.console.text(Message("good"))
        case .attention: context.console.text(Message("attention"))
        case .wrong: context.console.text(Message("wrong"))
        }
    }

    private static func word(_ point: CheckUp.Point, _ context: CommandContext) -> String {
        switch point {
        case .lexicons: context.console.text(Message("languages that are read"))
        case .folder: context.console.text(Message("folder"))
        case .store: context.console.text(Message("store"))
        case .room: context.console.text(Message("free room"))
        case .key: context.console.text(Message("key"))
        case .mark: context.console.text(Message("mark of the signed head"))
        case .journal: context.console.text(Message("journal"))
        case .drafts: context.console.text(Message("drafts"))
        case .clock: context.console.text(Message("clock"))
        }
    }
}

extension CheckUp.Finding {
    /// The finding for other programs.
    var json: JSONValue {
        .object([
            "point": .string(point.rawValue), "state": .string(state.rawValue), "detail": .string(detail.description),
        ])
    }
}
