import Arguments
import Consultations
import Messages
import Operations

// Values of the domain, read from the command line. What is wrong is said with the name of the option.

extension CommandContext {
    func identifier<Owner>(_ text: String, of name: String) throws(CommandFailure) -> Identifier<Owner> {
        do { return try Identifier(text) } catch { throw wrong(text, of: name, console.message(error)) }
    }

    func optionalIdentifier<Owner>(_ option: String) throws(CommandFailure) -> Identifier<Owner>? {
        guard let text = arguments.value(option) else { return nil }
        return try identifier(text, of: "--\(option)")
    }

    func conclusionNumber(_ text: String, of name: String) throws(CommandFailure) -> ConclusionNumber {
        guard let number = ConclusionNumber(text) else {
            throw wrong(text, of: name, Message("write session and position, for example 1/07"))
        }
        return number
    }

    func date(_ option: String) throws(CommandFailure) -> ExtendedDate? {
        guard let text = arguments.value(option) else { return nil }
        return try extendedDate(text, of: "--\(option)")
    }

    /// The language that `--language-of-text` names.
    func languageOfText() throws(CommandFailure) -> Language? {
        guard let tag = arguments.value("language-of-text") else { return nil }
        guard let language = Language(tag) else {
            throw wrong(tag, of: "--language-of-text", Message("write a language code, for example fr"))
        }
        return language
    }

    func extendedDate(_ text: String, of name: String) throws(CommandFailure) -> ExtendedDate {
        do { return try ExtendedDate(text) } catch { throw wrong(text, of: name, console.message(error)) }
    }

    func day(_ option: String) throws(CommandFailure) -> CalendarDay? {
        guard let text = arguments.value(option) else { return nil }
        do { return try CalendarDay(iso8601: text) } catch {
            throw wrong(text, of: "--\(option)", console.message(error))
        }
    }

    func session(_ option: String) throws(CommandFailure) -> Int? {
        try parse { () throws(UsageError) in try arguments.integer(option, in: 1...9999) }
    }

    func code<Code: RawRepresentable & CaseIterable>(
        _ option: String,
        as type: Code.Type
    ) throws(CommandFailure) -> Code?
    where Code.RawValue == String {
        try parse { () throws(UsageError) in try arguments.value(option, as: type) }
    }

    /// All values of an option that may be repeated, or hold several codes between commas.
    func codes<Code: RawRepresentable & CaseIterable & Hashable>(
        _ option: String,
        as type: Code.Type
    ) throws(CommandFailure) -> Set<Code> where Code.RawValue == String {
        var codes: Set<Code> = []
        for text in arguments.values(option).flatMap({ $0.split(separator: ",").map(String.init) }) {
            guard let code = Code.allCases.first(where: { $0.rawValue.lowercased() == text.lowercased() }) else {
                let known = console.list(Code.allCases.map(\.rawValue))
                throw wrong(text, of: "--\(option)", Message("use one of: {list}", ["list": known]))
            }
            codes.insert(code)
        }
        return codes
    }

    /// Names given as `en=Republic of Norvane`; nothing where the option was not given.
    func names(_ option: String) throws(CommandFailure) -> Names? {
        var byLanguage: [Language: String] = [:]
        for text in arguments.values(option) {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let language = Language(parts[0]) else {
                throw wrong(
                    text,
                    of: "--\(option)",
                    Message("write language and name, for example \"en=Republic of Norvane\"")
                )
            }
            byLanguage[language] = parts[1]
        }
        guard !byLanguage.isEmpty else { return nil }
        guard let names = Names(byLanguage) else {
            throw wrong("", of: "--\(option)", Message("a name can't be blank"))
        }
        return names
    }

    /// Where a fact was taken from: `--source` in words; a fact without one is marked as stated by the user.
    func source() throws(CommandFailure) -> FactSource? {
        guard let text = arguments.value("source") else { return nil }
        guard
            let source = FactSource(
                conclusion: ConclusionNumber(text),
                note: ConclusionNumber(text) == nil ? text : nil
            )
        else { throw wrong(text, of: "--source", Message("name a document, a note or a conclusion")) }
        return source
    }

    /// The rules of procedure of `--rule`, with the source of `--source`.
    func procedureRules() throws(CommandFailure) -> [RuleParameter: Rule] {
        let source = try source() ?? FactSource(note: console.text(Message("as entered")))
        var rules: [RuleParameter: Rule] = [:]
        for text in arguments.values("rule") {
            let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, let parameter = RuleParameter(rawValue: parts[0]), let source else {
                let known = console.list(RuleParameter.allCases.map(\.rawValue))
                throw wrong(
                    text,
                    of: "--rule",
                    Message("write PARAMETER=VALUE; the parameters are {list}", ["list": known])
                )
            }
            rules[parameter] = Rule(value: parts[1], source: source)
        }
        return rules
    }

    /// A detail of which also may be said that there is none, or that a side will not say.
    func detail<Value>(
        _ option: String,
        _ convert: (String) throws(CommandFailure) -> Value
    ) throws(CommandFailure) -> Stated<Value>? {
        switch arguments.value(option) {
        case Readiness.noneAgreed.rawValue: .noneAgreed
        case Readiness.declined.rawValue: .declined
        case Readiness.notStated.rawValue: .notStated
        default: try stated(option, convert)
        }
    }

    /// A detail that may be marked as not stated with a dash.
    func stated<Value>(
        _ option: String,
        _ convert: (String) throws(CommandFailure) -> Value
    ) throws(CommandFailure) -> Stated<Value>? {
        guard let text = arguments.value(option) else { return nil }
        return text == "-" ? .notStated : .statedInText(try convert(text))
    }

    /// What can be marked and published: a conclusion by its number, a session by its, or a document by its name.
    func registerItem(_ text: String, in register: Register) throws(CommandFailure) -> RegisterItem {
        if let number = ConclusionNumber(text) { return .conclusion(number) }
        if let session = Int(text), register.sessions[session] != nil { return .session(session) }
        do throws(OperationError) { return .document(try register.document(named: text).file.sha256) } catch {
            // Digits may begin the hash of a document; where they don't, a session was meant.
            if case .noDocument = error, let session = Int(text) {
                throw .operation(.refused(.unknownSession(session)))
            }
            throw .operation(error)
        }
    }
}
