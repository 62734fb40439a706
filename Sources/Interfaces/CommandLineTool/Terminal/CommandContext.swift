import Arguments
import CanonicalBytes
import Consultations
import Messages
import Operations
import Storage

/// What a command works with: what was typed, where it writes, which register it means.
struct CommandContext {
    let arguments: ParsedArguments
    let console: Console
    let environment: [String: String]
    let machine: Machine

    /// The register that is meant: `--register`, or else the variable `SUIVI_REGISTER`, or else `register` here.
    var folder: RegisterFolder {
        RegisterFolder(arguments.value("register") ?? environment["SUIVI_REGISTER"] ?? "register")
    }

    /// Whether the result is to be JSON.
    var wantsJSON: Bool { arguments.flag("json") }

    /// The language of the user, for names of parties.
    var language: Language { Language(console.catalogue.language) ?? .english }

    /// The day on which the command is given, in UTC.
    var today: CalendarDay { machine.now().day ?? .epoch }

    /// Opens the register for reading.
    func node() throws(CommandFailure) -> Node {
        try attempt({ () throws(OperationError) in try Node.open(folder) }, CommandFailure.operation)
    }

    /// Opens the register for writing; asks for the passphrase where nobody gave it.
    func writer() throws(CommandFailure) -> Writer { try writer(passphrase()) }

    /// The passphrase of the keys.
    func passphrase() throws(CommandFailure) -> String {
        // Nobody types a passphrase for a register that is not there.
        guard folder.holdsRegister else { throw .operation(.store(.absent(path: folder.path))) }
        return try Passphrase(context: self).existing()
    }

    /// Opens the register for writing with a passphrase that was asked for.
    func writer(_ passphrase: String) throws(CommandFailure) -> Writer {
        try attempt(
            { () throws(OperationError) in try Writer.open(folder, passphrase: passphrase, machine: machine) },
            CommandFailure.operation
        )
    }

    /// Does an operation.
    func perform<Value>(_ work: () throws(OperationError) -> Value) throws(CommandFailure) -> Value {
        try attempt(work, CommandFailure.operation)
    }

    /// Reads a part of the command line.
    func parse<Value>(_ work: () throws(UsageError) -> Value) throws(CommandFailure) -> Value {
        try attempt(work, CommandFailure.usage)
    }

    /// A wrong value on the command line, with the reason.
    func wrong(_ value: String, of name: String, _ reason: Message) -> CommandFailure {
        .usage(arguments.error(.refusedValue(value, of: name, because: console.text(reason))))
    }
}

extension CommandContext {
    /// Says what was recorded.
    func report(_ acts: [ActPlace]) {
        if wantsJSON {
            console.write(
                json: .object(["acts": .array(acts.map { .integer($0.number) })])
            )
        } else if let first = acts.first, let last = acts.last {
            if first == last {
                console.say(Message("Recorded as act {number}.", ["number": String(first.number)]))
            } else {
                console.say(
                    Message(
                        "Recorded as acts {first} to {last}.",
                        [
                            "first": String(first.number), "last": String(last.number),
                        ]
                    )
                )
            }
        } else {
            console.say(Message("Nothing is new; nothing was written."))
        }
    }
}
