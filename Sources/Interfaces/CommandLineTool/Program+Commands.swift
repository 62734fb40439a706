public import Arguments

extension Program {
    /// All commands, in the order in which help lists them.
    static let actions: [any CommandAction.Type] = [
        ReadCommand.self, ImportCommand.self, ReviewCommand.self, ConclusionsCommand.self, ShowCommand.self,
        CompareCommand.self, CheckCommand.self, LinkCommand.self, MergeCommand.self, RenumberCommand.self,
        AlignCommand.self,
        FoundCommand.self, InboxCommand.self, ProposeCommand.self, ConsentCommand.self, ObjectCommand.self,
        WithdrawCommand.self, DeclareCommand.self, ClearanceCommand.self, HandoverCommand.self, RecogniseCommand.self,
        InstrumentCommand.self, SignCommand.self,
        PouchCommand.self, SyncCommand.self,
        InitCommand.self, PartyCommand.self, OfficeCommand.self, PostCommand.self, MechanismCommand.self,
        SessionCommand.self,
        ReportCommand.self, AssignCommand.self, MarkCommand.self, RemarkCommand.self, StatusCommand.self,
        RegistersCommand.self,
        VerifyCommand.self, ExportCommand.self, RedactCommand.self,
        ServeCommand.self, BackupCommand.self, RestoreCommand.self, RebuildCommand.self, DoctorCommand.self,
    ]

    /// What may be typed.
    public static let tree = CommandTree(
        root: Command(
            group: "suivi",
            "Follow up the conclusions of recurring consultations.",
            discussion: [
                "Suivi reads a communiqué, finds its conclusions, keeps them as signed acts in a journal that nobody can rewrite unnoticed, and follows them.",
                "A first register: 'suivi init', 'suivi party', 'suivi mechanism', 'suivi session', then 'suivi read FILE --session 1' and 'suivi review'.",
            ],
            examples: [
                Example("suivi read communique.txt", "Find the conclusions of a text; nothing is stored."),
                Example("suivi conclusions --open", "What still has to be followed."),
                Example("suivi show 1/07", "One conclusion: its words, why it was found, every act about it."),
            ],
            subcommands: actions.map { $0.declaration }
        ),
        globalOptions: [
            .value("register", "FOLDER", "The folder of the register; else SUIVI_REGISTER, else 'register' here."),
            .value(
                "language",
                "CODE",
                "The language of the interface: fr, en, ru, es, ar or pt; else that of the system.",
                choices: ["fr", "en", "ru", "es", "ar", "pt"]
            ),
            .value("passphrase-file", "FILE", "A file whose first line is the passphrase of the key."),
            .flag("json", "Give the result as JSON."),
        ]
    )
}
