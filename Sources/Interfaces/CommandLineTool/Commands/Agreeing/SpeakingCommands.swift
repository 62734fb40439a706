import Arguments
import Consultations
import Messages
import Operations

/// `suivi handover`: passes the voice of a confederation to another member.
enum HandoverCommand: CommandAction {
    static let declaration = Command(
        "handover",
        "Hand over to another member of your confederation: it speaks from its first act that has seen this.",
        discussion: ["Nothing that is open changes by it; the new speaker may consent, object or take back."],
        parameters: [Parameter("MEMBER", .one, "The member that speaks from then on, for example brenn.")],
        options: [
            .value("source", "TEXT", "Where it is written: a conclusion such as 1/17, or words.", isRequired: true),
            .value("post", "POST", "The post that hands over."),
        ],
        examples: [Example("suivi handover brenn --source \"Presidency of the second half of 2026\"")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("MEMBER") }
        let member: PartyID = try context.identifier(text, of: "MEMBER")
        guard let source = try context.source() else { return .usage }
        let post: PostID? = try context.optionalIdentifier("post")
        let node = try context.node()
        try context.perform { () throws(OperationError) in try node.record.requireVoice() }
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try HandOver(to: member, source: source, post: post).perform(with: writer)
            }
        )
        if !context.wantsJSON {
            for participant in [writer.party, member] {
                if let flag = writer.register.mandateFlag(of: participant, on: context.today) {
                    context.console.say(context.console.message(flag))
                }
            }
        }
        return .done
    }
}

/// `suivi declare`: a reservation, an interpretation, a suspension, or that silence has consented.
enum DeclareCommand: CommandAction {
    static let declaration = Command(
        "declare",
        "Declare something on your own: a reservation, an interpretation, a suspension; the others read it.",
        discussion: [
            "It is recorded as said, nobody agrees to it, and it changes nothing that is agreed. With --silence the post that the rules name declares that a proposal is agreed because nobody spoke against it."
        ],
        parameters: [
            Parameter(
                "KIND",
                .optional,
                "reservation, interpretation, explanation, suspension, resumption, withdrawal or succession."
            )
        ],
        options: [
            .value("text", "TEXT", "Its words."),
            .value("about", "NUMBER", "The conclusion that it is about; else the mechanism."),
            .value("on", "PROPOSAL", "The proposal that it is about; it is bound to that text, agreed or not."),
            .value("from", "DATE", "From when it takes effect."),
            .flag("public", "Show it to everybody as your own view, where what it is about is public."),
            .value("silence", "PROPOSAL", "The proposal that is agreed by silence, for example norvane#41."),
            .value("post", "POST", "The post that declares."),
        ],
        examples: [
            Example("suivi declare reservation --about 1/07 --text \"Subject to the budget.\""),
            Example("suivi declare reservation --on norvane#41 --text \"Subject to the budget.\""),
            Example("suivi declare --silence norvane#41 --post secretary"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let post: PostID? = try context.optionalIdentifier("post")
        if let proposal = context.arguments.value("silence") {
            let answer = AnswerProposal(proposal, .declare, post: post)
            let record = try context.node().record
            try context.perform { () throws(OperationError) in try answer.check(in: record, at: context.machine.now()) }
            let passphrase = try context.passphrase()
            let writer = try context.writer(passphrase)
            context.report(
                try context.perform { () throws(OperationError) in
                    try answer.perform(with: writer, passphrase: passphrase)
                }
            )
            return .done
        }
        let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("KIND") }
        guard let kind = StatementKind(rawValue: text) else {
            let known = StatementKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw context.wrong(text, of: "KIND", Message("use one of: {list}", ["list": known]))
        }
        let words = try context.parse { () throws(UsageError) in try context.arguments.requiredValue("text") }
        var about: ConclusionNumber?
        if let text = context.arguments.value("about") { about = try context.conclusionNumber(text, of: "--about") }
        let proposal = context.arguments.value("on")
        if about != nil, proposal != nil {
            throw context.wrong("--on", of: "KIND", Message("give --about or --on, not both"))
        }
        let statement = Statement(
            kind: kind,
            conclusion: about,
            text: words,
            from: try context.date("from"),
            isPublic: context.arguments.flag("public")
        )
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try MakeStatement(statement, on: proposal, post: post).perform(with: writer)
            }
        )
        return .done
    }
}

/// `suivi recognise`: another journal goes on in place of a lost one.
enum RecogniseCommand: CommandAction {
    static let declaration = Command(
        "recognise",
        "Recognise another journal of a participant whose key or journal is lost, stolen or signed twice.",
        discussion: [
            "Compare the words of its keys on the telephone first. Once every other party has recognised it, it speaks; of the old journal counts what somebody's line had seen."
        ],
        parameters: [Parameter("CARD", .one, "The card of the new journal.")],
        options: [
            .value("why", "TEXT", "The reason, in words.", isRequired: true),
            .value("words", "WORDS", "The words of its keys, as its owner has read them out."),
            .value("post", "POST", "The post that recognises."),
        ],
        examples: [
            Example(
                "suivi recognise alda-2.card --why \"The machine was lost.\"",
                "Shows the words; nothing is signed."
            )
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let path = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter("CARD") }
        let reason = try context.parse { () throws(UsageError) in try context.arguments.requiredValue("why") }
        let recognise = RecogniseJournal(card: path, reason: reason, post: try context.optionalIdentifier("post"))
        let node = try context.node()
        let (card, old) = try context.perform { () throws(OperationError) in
            try recognise.successor(in: node.register)
        }
        guard let words = context.arguments.value("words") else {
            context.console.say(
                Message("{journal} in place of {old}", ["journal": card.journal.shown, "old": old.shown])
            )
            context.console.say(Message("The words of its keys: {words}", ["words": card.spokenKeys]))
            context.console.say(
                Message(
                    "Nothing is signed yet. Once its owner has read the same words, type the same command with --words"
                )
            )
            return .done
        }
        guard words == card.spokenKeys else {
            throw .reason(
                Message(
                    "The words are not those of this card ({words}); nothing was signed",
                    ["words": card.spokenKeys]
                ),
                .refused
            )
        }
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in try recognise.perform(with: writer) }
        )
        return .done
    }
}
