import Arguments
import Comparing
import Consultations
import FoundationEssentials
import Operations
import Reading
import Testing

@testable import CommandLineTool

/// Everything that the program says, gathered from its declarations and its sources: what a catalogue must translate.
struct NeededTexts {
    /// A key, where it was met first, and its English plural form.
    struct Text {
        let place: String
        let plural: String?
    }

    /// The texts without context by their key.
    private(set) var texts: [String: Text] = [:]
    /// The terms of vocabularies by their context, in their order.
    let terms = Self.vocabularies
    /// Places where a message is not made of literals, so that its key cannot be known.
    private(set) var unreadable: [String] = []
    /// The English words of errors that are known by a context, with the place where one is thrown.
    private(set) var attempts: [String: String] = [:]

    /// The texts of the whole program; gathered once.
    static let program = Result { try NeededTexts() }

    static let root = #filePath.split(separator: "/").dropLast(3)
        .reduce(into: "") { path, part in path += "/" + part }

    private init() throws {
        for (key, place) in Self.helpKeys { add(key, at: place) }
        for error in Self.usageErrors { add(error.messageKey, at: "errors of the command line") }
        let sources = Self.root + "/Sources"
        // What only simulations are built of speaks to nobody.
        let paths = try FileManager.default.subpathsOfDirectory(atPath: sources).filter { path in
            path.hasSuffix(".swift") && !path.hasPrefix("Simulation/") && !path.hasPrefix("Stores/MemoryStore/")
        }
        .sorted()
        try #require(paths.count > 20)
        for path in paths where !path.hasPrefix("Platform/Messages/") {
            let source = try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8)
            let scan = KeyScan(source: source)
            for (key, line) in scan.keys { add(key, at: "\(path):\(line)", plural: scan.plurals[key]) }
            unreadable += scan.unreadable.map { "\(path):\($0)" }
            for word in ["attempt: \"", "doing: \""] {
                for part in source.split(separator: word).dropFirst() {
                    attempts[String(part.prefix { $0 != "\"" })] = path
                }
            }
        }
    }

    private mutating func add(_ key: String, at place: String, plural: String? = nil) {
        if texts[key] == nil { texts[key] = Text(place: place, plural: plural) }
    }
}

extension NeededTexts {
    /// The commands, the program itself first.
    static var commands: [(path: [String], command: Command)] {
        func all(_ command: Command, at path: [String]) -> [(path: [String], command: Command)] {
            [(path, command)] + command.subcommands.flatMap { all($0, at: path + [$0.name]) }
        }
        return all(Program.tree.root, at: [])
    }

    /// What help pages are made of.
    private static var helpKeys: [(String, String)] {
        var keys = HelpPage.fixedWords.map { ($0, "help pages") }
        func add(_ options: [Option], _ place: String) {
            for option in options {
                keys.append((option.summary, place))
                if case .value(let placeholder) = option.kind { keys.append((placeholder, place)) }
            }
        }
        add(Program.tree.globalOptions, "suivi --help")
        for (path, command) in commands {
            let place = (["suivi"] + path + ["--help"]).joined(separator: " ")
            keys.append((command.summary, place))
            keys += command.discussion.map { ($0, place) }
            for parameter in command.parameters { keys += [(parameter.name, place), (parameter.summary, place)] }
            add(command.options, place)
            keys += command.examples.compactMap(\.summary).map { ($0, place) }
        }
        return keys
    }

    /// One error of each kind.
    static let usageErrors: [UsageError] = [
        .unknownCommand("a", suggestion: nil), .unknownCommand("a", suggestion: "b"), .missingCommand,
        .unknownOption("--a", suggestion: nil), .unknownOption("--a", suggestion: "--b"),
        .missingValue(option: "--a", placeholder: "A"), .unexpectedValue("a", option: "--a"),
        .givenTwice(option: "--a"), .missingOption("--a"), .missingParameter("A"), .unexpectedParameter("a"),
        .unknownChoice("a", of: "--a", choices: ["b"]), .notAnInteger("a", of: "--a"),
        .outOfRange("9", of: "--a", 1...2),
        .refusedValue("a", of: "--a", because: "b"),
    ].map { UsageError($0, command: "suivi") }

    private static var vocabularies: [(context: String, terms: [String])] {
        func words<Code: RawRepresentable & CaseIterable>(_ type: Code.Type) -> [String] where Code.RawValue == String {
            type.allCases.map { String($0.rawValue.map { $0 == "_" ? " " : $0 }) }
        }
        let definitions =
            ConclusionKind.allCases.map(\.englishDefinition) + ProgressStatus.allCases.map(\.englishDefinition)
        let values = RuleParameter.allCases.flatMap { $0.codes ?? [] }
        var seen: Set<String> = []
        return [
            ("kind", words(ConclusionKind.self)), ("definition", definitions), ("strength", words(Strength.self)),
            ("action level", ActionLevel.allCases.map(\.englishName)),
            ("domain", PolicyDomain.allCases.map(\.englishName)), ("progress", words(ProgressStatus.self)),
            ("left aside", Rejection.Cause.allCases.map(\.englishName)), ("readiness", words(Readiness.self)),
            ("voice", words(Voice.self)), ("confidence", words(Confidence.self)),
            ("actor scope", words(ActorScope.self)), ("session status", words(SessionStatus.self)),
            ("mechanism status", words(MechanismStatus.self)), ("document type", words(DocumentType.self)),
            ("difference", words(VersionDifference.Aspect.self)), ("relation", words(Relation.self)),
            ("link standing", words(LinkStanding.self)), ("version mark", words(AlignedPassage.Mark.self)),
            ("advice", words(DraftAdvice.Code.self)),
            ("basis", words(FactBasis.self)), ("left file", words(LeftFile.Cause.self)),
            ("flag", words(Flag.self)), ("party kind", words(PartyKind.self)), ("duty", words(Duty.self)),
            ("rule", words(RuleParameter.self)),
            ("rule value", values.filter { seen.insert($0).inserted }.map { $0.replacing("_", with: " ") }),
            ("tier", Tier.allCases.map(\.englishName)),
            ("handling", Handling.allCases.map(\.englishName)),
            ("statement", words(StatementKind.self)), ("decision", words(Decision.self)),
            ("act", KnownWords.acts), ("attempt", KnownWords.attempts), ("reason", KnownWords.reasons),
        ]
    }
}
