import Arguments
import Consultations
import Messages
import Operations

/// `suivi report`: says how far a conclusion has come.
enum ReportCommand: CommandAction {
    static let declaration = Command(
        "report",
        "Report for your party how far a conclusion has come, with words and evidence.",
        parameters: [Parameter("NUMBER", .one, "Session and position, for example 1/07.")],
        options: [
            .value(
                "status",
                "STATUS",
                "How far it has come.",
                isRequired: true,
                choices: ProgressStatus.allCases.filter { $0 != .notReported }.map(\.rawValue)
            ),
            .value("text", "TEXT", "What was done, or the reason."),
            .value("evidence", "FILE", "A file that shows it; it is kept in the register.", isRepeatable: true),
            .value("period", "DATE", "The period that the report covers, for example 2026-33 for a quarter."),
            .value("superseded-by", "NUMBER", "The later conclusion that takes its place."),
            .value("for", "PARTY", "The confederation for which you speak; else your own party."),
            .flag("without-evidence", "Completion rests on no evidence, and the report says so."),
            .flag("public", "Show it to everybody, with its evidence, as your own view of what is public."),
        ],
        examples: [
            Example("suivi report 1/12 --status in_progress --text \"Tender published\" --evidence tender.pdf")
        ]
    )

    /// How large a file of evidence may be, in bytes.
    private static let evidenceLimit = 64 << 20

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("NUMBER") }
        let number = try context.conclusionNumber(text, of: "NUMBER")
        guard let status = try context.code("status", as: ProgressStatus.self) else { return .usage }
        var successor: ConclusionNumber?
        if let text = context.arguments.value("superseded-by") {
            successor = try context.conclusionNumber(text, of: "--superseded-by")
        }
        var evidence: [EvidenceFile] = []
        for path in context.arguments.values("evidence") {
            let bytes = try context.perform { () throws(OperationError) in
                try SmallFile.read(path, limit: evidenceLimit)
            }
            evidence.append(EvidenceFile(name: path.split(separator: "/").last.map(String.init) ?? path, bytes: bytes))
        }
        let report = ReportProgress(
            conclusion: number,
            status: status,
            text: context.arguments.value("text"),
            period: try context.date("period"),
            evidence: evidence,
            supersededBy: successor,
            withoutEvidence: context.arguments.flag("without-evidence"),
            party: try context.optionalIdentifier("for"),
            isPublic: context.arguments.flag("public")
        )
        let writer = try context.writer()
        let acts = try context.perform { () throws(OperationError) in try report.perform(with: writer) }
        context.report(acts)
        if !context.wantsJSON { sayWhomItBinds(number, report.party ?? writer.party, writer.register, context) }
        return .done
    }

    /// Says that the conclusion binds others, where it names them: anybody may report, and it is kept as its own.
    private static func sayWhomItBinds(
        _ number: ConclusionNumber,
        _ party: PartyID,
        _ register: Register,
        _ context: CommandContext
    ) {
        let bound = register.conclusions[number].map(register.bound) ?? []
        guard !bound.isEmpty, !bound.contains(where: { register.side(of: $0) == register.side(of: party) }) else {
            return
        }
        let names = register.inOrder(bound, for: party, in: context.language).map {
            register.name(of: $0, in: context.language).shown
        }
        context.console.say(
            Message("It binds {list}, not you; the report is kept as yours.", ["list": context.console.list(names)])
        )
    }
}
