import Agreement
import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations

/// `suivi found`: exchanges cards, compares keys by words, and signs the founding text.
enum FoundCommand: CommandAction {
    static let declaration = Command(
        "found",
        "Found the mechanism between the nodes of its participants: first a card for the others, then the text of all cards.",
        discussion: [
            "Each participant makes a card with --card and hands it to all others. With the cards of the others, 'suivi found' shows the words of every key and of the founding text; everybody reads them out on the telephone. Who hears the same words types them after --words, which signs the text.",
            "What one side had recorded before stays with it: the others see that there are acts, not what they say.",
        ],
        parameters: [Parameter("CARD", .any, "The files with the cards of the others.")],
        options: [
            .value("card", "FILE", "Write the own card to this file."),
            .value("for", "PARTY", "With --card: the confederation for which you sit; else your own party."),
            .flag("listens", "With --card: another member speaks for that confederation at first."),
            .value("consent-key", "FILE", "With --card: the public key of a key of consents that lies elsewhere."),
            .value("request", "FILE", "Sign elsewhere: write the text that is to be signed, and sign nothing here."),
            .value(
                "requested",
                "FILE",
                "With --card and --signature: the text of the card that --request has written."
            ),
            .value("signature", "FILE", "What was signed elsewhere ('suivi sign', or 64 bytes of Ed25519)."),
            .value("silence-days", "DAYS", "Silence consents after this many days at least; else it never does."),
            .value("silence-post", "POST", "A post that may declare a conclusion by silence.", isRepeatable: true),
            .value(
                "join",
                "POUCH",
                "Go on with a new journal after the old one was lost: a pouch with everything from the others."
            ),
            .value("words", "WORDS", "The words of the founding text, as everybody has read them out."),
        ],
        examples: [
            Example("suivi found --card alda.card --for rivers"),
            Example("suivi found norvane.card", "Shows the words; nothing is signed."),
            Example("suivi found norvane.card --words lusab-babad-gutih-tugad-lusab-babad-gutih-tugad"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        if let path = context.arguments.value("card") { return try makeCard(path, context) }
        if let path = context.arguments.value("join") { return try join(path, context) }
        let cards = context.arguments.parameters("CARD")
        guard !cards.isEmpty else {
            throw .reason(
                Message(
                    "Name the cards of the others, or make your own with {command}",
                    ["command": "suivi found --card FILE"]
                ),
                .usage
            )
        }
        if try isFounded(context) { return .done }
        let found = FoundMechanism(cards: cards, silence: try silence(context))
        let text = try context.perform { () throws(OperationError) in try found.text(for: context.folder) }
        guard let words = context.arguments.value("words") else {
            FoundingSheet(text: text, context: context).print()
            return .done
        }
        guard words == text.spokenName else {
            throw .reason(
                Message(
                    "The words are not those of this founding text ({words}); nothing was signed. Compare the cards",
                    ["words": text.spokenName]
                ),
                .refused
            )
        }
        if let request = context.arguments.value("request") {
            return try writeRequest(text.text, to: request, then: "suivi found CARD --words \(words)", context)
        }
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        context.report(
            try context.perform { () throws(OperationError) in
                var signature = ConsentSignature.passphrase(passphrase)
                if let path = context.arguments.value("signature") {
                    signature = .made(try SmallFile.read(path, limit: ConsentSignature.limit))
                }
                return try found.perform(with: writer, signature: signature)
            }
        )
        if !context.wantsJSON {
            context.console.say(
                Message(
                    "Next: send a pouch to each of the others, for example: {command}",
                    ["command": "suivi pouch pack --to \(other(in: text, than: writer.party)) FILE"]
                )
            )
        }
        return .done
    }

    /// Says so where the own side has signed the founding text already; which of the others have, too.
    private static func isFounded(_ context: CommandContext) throws(CommandFailure) -> Bool {
        let node = try context.node()
        guard let text = node.register.foundingText, context.arguments.value("words") == nil else { return false }
        FoundingSheet(text: text, context: context, signed: node.record.foundings).print()
        return true
    }

    private static func join(_ path: String, _ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        let join = try context.perform { () throws(OperationError) in
            JoinMechanism(try PouchFile(path: path).read())
        }
        let text = try context.perform { () throws(OperationError) in try join.text(for: node.party) }
        guard context.arguments.value("words") == text.spokenName else {
            FoundingSheet(text: text, context: context).print()
            return context.arguments.value("words") == nil ? .done : .refused
        }
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        let outcome = try context.perform { () throws(OperationError) in
            try join.perform(with: writer, passphrase: passphrase)
        }
        ArrivalSheet(context: context, register: node.register).print(outcome)
        return .done
    }

    private static func other(in text: FoundingText, than party: PartyID) -> String {
        text.cards.first { $0.participant != party }?.participant.text ?? "PARTY"
    }

    private static func makeCard(_ path: String, _ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let make = MakeCard(
            party: try context.optionalIdentifier("for"),
            speaks: !context.arguments.flag("listens")
        )
        let passphrase = try context.passphrase()
        let writer = try context.writer(passphrase)
        if let key = context.arguments.value("consent-key") {
            guard let request = context.arguments.value("request") else {
                throw context.wrong(key, of: "--consent-key", Message("give --request FILE, too"))
            }
            let card = try context.perform { () throws(OperationError) in
                try make.card(withKeyElsewhere: SmallFile.read(key, limit: 4096), of: writer)
            }
            return try writeRequest(
                card.text,
                to: request,
                then: "suivi found --card \(path) --requested \(request)",
                context
            )
        }
        let signed = context.arguments.value("requested").flatMap { requested in
            context.arguments.value("signature").map { (requested, $0) }
        }
        let card = try context.perform { () throws(OperationError) in
            let (note, card): ([UInt8], ParticipantCard)
            if let (requested, signature) = signed {
                (note, card) = try MakeCard.keep(
                    requested: SmallFile.read(requested, limit: ConsentSignature.limit),
                    signature: SmallFile.read(signature, limit: ConsentSignature.limit),
                    with: writer
                )
            } else {
                (note, card) = try make.perform(with: writer, passphrase: passphrase)
            }
            try NewFile(path: path).write(note)
            return card
        }
        context.console.say(Message("Your card is in {file}; hand it to the others.", ["file": path.shown]))
        context.console.say(Message("The words of your keys: {words}", ["words": card.spokenKeys]))
        return .done
    }

    /// Writes a text that is signed elsewhere, and says how to go on.
    private static func writeRequest(
        _ text: String,
        to path: String,
        then command: String,
        _ context: CommandContext
    ) throws(CommandFailure) -> ExitCode {
        try context.perform { () throws(OperationError) in try NewFile(path: path).write(Array(text.utf8)) }
        context.sayRequested(path, then: command)
        return .done
    }

    /// When silence consents, as it was typed.
    static func silence(_ context: CommandContext) throws(CommandFailure) -> SilenceRule? {
        let days = try context.parse { () throws(UsageError) in
            try context.arguments.integer("silence-days", in: 1...366)
        }
        let posts = context.arguments.values("silence-post")
        guard let days else {
            guard let post = posts.first else { return nil }
            throw context.wrong(post, of: "--silence-post", Message("give --silence-days, too"))
        }
        guard !posts.isEmpty else {
            throw context.wrong(String(days), of: "--silence-days", Message("give --silence-post, too"))
        }
        return SilenceRule(leastPeriod: days * 86_400, posts: Set(posts))
    }
}
