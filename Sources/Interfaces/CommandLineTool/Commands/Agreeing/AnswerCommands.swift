import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi consent`: agrees to a proposal, after having shown what is signed.
enum ConsentCommand: CommandAction {
    static let declaration = Command(
        "consent",
        "Agree to a proposal; the very text that is signed is shown first.",
        discussion: [
            "It is agreed once the proposer's node has received the consents of all; until then 'suivi withdraw' takes the consent back."
        ],
        parameters: [Parameter("PROPOSAL", .one, "As 'suivi inbox' names it, for example norvane#41.")],
        options: [
            .flag("yes", "Sign without asking."),
            .flag("text", "The whole texts of proposed documents, not their first lines only."),
            .value("reserving", "TEXT", "A reservation with which you agree; the others read it with the text."),
            .value("request", "FILE", "Sign elsewhere: write the text that is to be signed, and sign nothing here."),
            .value("signature", "FILE", "What was signed elsewhere ('suivi sign', or 64 bytes of Ed25519)."),
            .value("post", "POST", "The post that agrees."),
        ],
        examples: [
            Example("suivi consent norvane#41"),
            Example("suivi consent norvane#41 --reserving \"Subject to the budget.\""),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let name = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("PROPOSAL") }
        let answer = AnswerProposal(
            name,
            .consent,
            post: try context.optionalIdentifier("post"),
            reservation: context.arguments.value("reserving")
        )
        let node = try context.node()
        let instrument = try context.perform { () throws(OperationError) in
            try answer.check(in: node.record, at: context.machine.now())
            return try answer.instrument(in: node.record)
        }
        if !context.wantsJSON {
            InstrumentSheet(
                instrument: instrument,
                node: node,
                context: context,
                isFull: context.arguments.flag("text")
            )
            .print()
            let left = try context.perform { () throws(OperationError) in try node.leftBrackets(in: instrument) }
            BracketLines(left: left, console: context.console).print()
            let entry = Inbox(node.record).entries.first { $0.reference.description == name }
            if let entry {
                SilenceSheet(node: node, context: context).print(entry.proposal, named: entry.reference)
            }
            DocumentPreview(node: node, context: context).print(instrument)
            if let flag = node.register.mandateFlag(of: node.party, on: context.today) {
                context.console.say(context.console.message(flag))
            }
            let words = StatementWords(register: node.register, console: context.console, language: context.language)
            for said in entry?.statements ?? [] { context.console.write(words.line(said) + "\n") }
        }
        if let request = context.arguments.value("request") {
            return try AnswerCommand.writeRequest(instrument, of: answer, to: request, context)
        }
        if let made = context.arguments.value("signature") {
            return try AnswerCommand.record(answer, signature: made, context)
        }
        try context.confirmSigning()
        return try AnswerCommand.record(answer, context)
    }
}

/// `suivi object`: does not agree to a proposal, with the reason.
enum ObjectCommand: CommandAction {
    static let declaration = Command(
        "object",
        "Say that you do not agree to a proposal, and why; the other side reads the reason.",
        parameters: [Parameter("PROPOSAL", .one, "As 'suivi inbox' names it, for example norvane#41.")],
        options: [
            .value("why", "TEXT", "The reason, in words.", isRequired: true),
            .value("post", "POST", "The post that objects."),
        ],
        examples: [Example("suivi object norvane#41 --why \"The date is a holiday with us.\"")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let reason = try context.parse { () throws(UsageError) in try context.arguments.requiredValue("why") }
        return try AnswerCommand.run(.object(reason: reason), context)
    }
}

/// `suivi withdraw`: takes a proposal or a consent back.
enum WithdrawCommand: CommandAction {
    static let declaration = Command(
        "withdraw",
        "Take a proposal of yours back, or a consent that has not been taken up.",
        parameters: [Parameter("PROPOSAL", .one, "As 'suivi inbox' names it, for example norvane#41.")],
        options: [
            .value("why", "TEXT", "The reason, in words."),
            .value("post", "POST", "The post that withdraws."),
        ],
        examples: [Example("suivi withdraw norvane#41")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        try AnswerCommand.run(.withdraw(reason: context.arguments.value("why")), context)
    }
}

/// What the answers to a proposal have in common.
private enum AnswerCommand {
    static func run(_ answer: AnswerProposal.Answer, _ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let name = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("PROPOSAL") }
        return try record(AnswerProposal(name, answer, post: try context.optionalIdentifier("post")), context)
    }

    static func record(_ answer: AnswerProposal, _ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let record = try context.node().record
        try context.perform { () throws(OperationError) in try answer.check(in: record, at: context.machine.now()) }
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        try report(answer, .passphrase(passphrase), writer, context)
        return .done
    }

    /// Records a consent that was signed elsewhere.
    static func record(
        _ answer: AnswerProposal,
        signature path: String,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let bytes = try context.perform { () throws(OperationError) in
            try SmallFile.read(path, limit: ConsentSignature.limit)
        }
        try report(answer, .made(bytes), try context.writer(), context)
        return .done
    }

    /// Writes the text of a consent that is signed elsewhere.
    static func writeRequest(
        _ instrument: Instrument,
        of answer: AnswerProposal,
        to path: String,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        let writer = try context.writer()
        try context.perform { () throws(OperationError) in
            try answer.requireSignable(with: writer)
            try NewFile(path: path).write(Array(instrument.text.utf8))
        }
        context.sayRequested(path, then: "suivi consent \(answer.proposal)")
        return .done
    }

    private static func report(
        _ answer: AnswerProposal,
        _ signature: ConsentSignature,
        _ writer: Writer,
        _ context: CommandContext
    ) throws(CommandFailure) {
        context.report(
            try context.perform { () throws(OperationError) in
                try answer.perform(with: writer, signature: signature)
            }
        )
        if !context.wantsJSON {
            context.console.say(Message("The others learn of it with your next pouch."))
        }
    }
}
