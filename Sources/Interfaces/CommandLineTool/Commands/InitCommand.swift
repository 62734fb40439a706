import Arguments
import Consultations
import Journal
import Messages
import Operations

/// `suivi init`: makes a register.
enum InitCommand: CommandAction {
    static let declaration = Command(
        "init",
        "Make a new register: a folder, a sealed key, and a journal with its founding act.",
        discussion: [
            "The participant is a name like that of a host, for example norvane.example; its first part names your party unless --party says otherwise.",
            "The key is sealed with a passphrase. Keep both: without them nobody can write to the journal.",
        ],
        options: [
            .value("participant", "NAME", "Who keeps the journal, for example norvane.example.", isRequired: true),
            .value("mechanism", "NAME", "A short name of the mechanism, for example rivers.", isRequired: true),
            .value("number", "NUMBER", "Which journal of yours in this mechanism it is; 2 where the first was lost."),
            .value("party", "PARTY", "Your party; else the first part of the participant's name."),
        ],
        examples: [Example("suivi init --participant norvane.example --mechanism rivers")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let participant = try context.parse { () throws(UsageError) in
            try context.arguments.requiredValue("participant")
        }
        let mechanismText = try context.parse { () throws(UsageError) in
            try context.arguments.requiredValue("mechanism")
        }
        let mechanism: MechanismID = try context.identifier(mechanismText, of: "--mechanism")
        let first = participant.split(separator: ".").first.map(String.init) ?? participant
        let party: PartyID = try context.identifier(context.arguments.value("party") ?? first, of: "--party")
        let number = try context.parse { () throws(UsageError) in
            try context.arguments.integer("number", in: 1...9999)
        }
        guard let journal = JournalName(participant: participant, mechanism: mechanismText, number: number ?? 1) else {
            let form = Message("use small letters, digits, '-' and '.', for example norvane.example")
            throw context.wrong(participant, of: "--participant", form)
        }
        try context.perform { () throws(OperationError) in
            try CreateRegister.checkFree(context.folder)
        }
        let passphrase = try Passphrase(context: context).new()
        let create = CreateRegister(folder: context.folder, journal: journal, mechanism: mechanism, party: party)
        let writer = try context.perform { () throws(OperationError) in
            try create.perform(passphrase: passphrase, machine: context.machine)
        }
        context.console.say(Message("A register was made in {folder}.", ["folder": context.folder.path]))
        context.console.say(Message("Journal: {journal}", ["journal": journal.description]))
        context.console.say(Message("Verifying key: {key}", ["key": writer.verifierKey]))
        context.console.say(
            Message(
                "Next: name the parties, for example: {command}",
                ["command": "suivi party \(party) --kind state --name \"en=…\""]
            )
        )
        return .done
    }
}
