import CanonicalBytes
import Consultations
import Foundation
import HTTPModel
import Journal
import Messages
import Operations
import Signing
import Testing

@testable import WebServer

/// The example of the repository as a register in a folder of its own, with the site that shows it.
final class SampleRegister: Sendable {
    let folder: RegisterFolder
    let site: Site
    private static let passphrase = "correct horse battery staple"

    /// The day on which the tests look at it: after some deadlines of the example and before others.
    static let now = "2026-11-25T09:30:00Z"

    /// The example: a communiqué in a language, its conclusions as a person marked them, some reports, a post.
    init(language: Language = .english) throws {
        folder = try Self.makeFolder()
        let writer = try Self.found(folder)
        let text = try Self.example("communique/communique-\(language.tag).txt")
        let document = try Self.deposit(text, name: "communique-\(language.tag).txt", language, with: writer)
        let marks = try Self.marks("communique/communique-\(language.tag).expected.jsonl")
        try Self.conclude(marks, in: document, language, with: writer)
        try Self.follow(with: writer)
        site = try Self.site(folder)
    }

    /// A register with one document of these words, and a conclusion for each quotation.
    init(text: String, quotations: [String], title: String, language: Language = .english) throws {
        folder = try Self.makeFolder()
        let writer = try Self.found(folder)
        let document = try Self.deposit(
            Array(text.utf8),
            name: "text.txt",
            language,
            title: title,
            with: writer
        )
        let marks = try quotations.map { quotation -> [String: Any] in
            let start = try #require(text.range(of: quotation)?.lowerBound)
            let offset = text.unicodeScalars.distance(from: text.startIndex, to: start)
            return [
                "quote": quotation, "start": offset, "end": offset + quotation.unicodeScalars.count,
                "kind": "commitment", "actors": [quotation], "due_text": quotation,
            ]
        }
        try Self.conclude(marks, in: document, language, with: writer)
        site = try Self.site(folder)
    }

    /// The English example with its French version, and a second session with a link to the first.
    init(secondSession: Void) throws {
        folder = try Self.makeFolder()
        let writer = try Self.found(folder)
        let text = try Self.example("communique/communique-en.txt")
        let document = try Self.deposit(text, name: "communique-en.txt", .english, with: writer)
        let marks = try Self.marks("communique/communique-en.expected.jsonl")
        try Self.conclude(marks, in: document, .english, with: writer)
        let french = try Self.example("communique/communique-fr.txt")
        let version = try Self.deposit(french, name: "communique-fr.txt", .french, with: writer)
        _ = try AlignVersions().perform([version], with: writer)
        try RecordSession(number: 2, status: .held, date: .statedInText(try ExtendedDate("2027-05-12")))
            .perform(with: writer)
        let second = """
            1. The Parties undertake to intensify the fight against arms trafficking on the rivers.

            2. The Parties agreed to open a weekly freight line between Halvik and Brennport no later than 31 March 2028.

            3. The Parties agreed to hold a joint film festival in 2028.

            """
        let examine = ExamineDocument(reader: try ExamineDocument.carriedReader(), language: .english)
        let examined = try examine.perform(bytes: Array(second.utf8), name: "second.txt")
        try DepositDocument(document: examined, session: 2, type: .communique).perform(with: writer)
        var draft = try OpenReview(document: "second.txt").perform(in: try Node.open(folder))
        try draft.acceptAllOpen()
        try FinishReview(draft: draft).perform(with: writer)
        let link = Link(
            from: try #require(ConclusionNumber("2/01")),
            .strengthens,
            to: try #require(ConclusionNumber("1/03"))
        )
        let statement = LinkStatement(link: link, standing: .confirmed, reason: "from resolve to promise")
        try RecordLinks([statement]).perform(with: writer)
        site = try Self.site(folder)
    }

    /// A register without any document.
    init(empty: Void) throws {
        folder = try Self.makeFolder()
        _ = try Self.found(folder)
        site = try Self.site(folder)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder.path) }

    /// Opens it for writing.
    func writer() throws -> Writer {
        try Writer.open(folder, passphrase: Self.passphrase, machine: Self.machine())
    }

    /// What the site answers to an address.
    func get(_ address: String, fields: HeaderFields = HeaderFields()) throws -> Response {
        site.response(to: Request(.get, try Target(parsing: address), fields: fields))
    }

    /// A page, which has to be there.
    func page(_ address: String) throws -> String {
        let response = try get(address)
        try #require(response.status == .ok, "\(address): \(response.status.code)")
        return String(decoding: response.body, as: UTF8.self)
    }

    /// The address of the only document, without the language.
    var documentPath: String {
        get throws {
            let node = try Node.open(folder)
            return "documents/\(try #require(node.register.documentOrder.first).hexadecimal)"
        }
    }
}

extension SampleRegister {
    private static func makeFolder() throws -> RegisterFolder {
        let url = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-web-\(UUID().uuidString)")
        return RegisterFolder(url.path)
    }

    private static func machine() throws -> Machine {
        let now = try #require(Instant("2026-05-20T08:00:00Z"))
        return Machine(now: { now }, random: { RandomBytes.make($0) })
    }

    static func site(_ folder: RegisterFolder) throws -> Site {
        let now = try #require(Instant(Self.now))
        return Site(register: try LiveRegister(folder), catalogues: try Catalogues.carried(), now: { now })
    }

    private static func found(_ folder: RegisterFolder) throws -> Writer {
        let norvane = try PartyID("norvane")
        let rivers = try PartyID("rivers")
        let create = CreateRegister(
            folder: folder,
            journal: try #require(JournalName("norvane.example/rivers/1")),
            mechanism: try MechanismID("rivers"),
            party: norvane
        )
        let writer = try create.perform(passphrase: passphrase, machine: machine())
        try NameParty(
            party: Party(
                id: norvane,
                kind: .state,
                names: try names(["en": "Republic of Norvane", "fr": "République de Norvane", "ar": "جمهورية نورفان"])
            )
        ).perform(with: writer)
        try NameParty(
            party: Party(
                id: rivers,
                kind: .confederation,
                names: try names([
                    "en": "Confederation of the Three Rivers", "fr": "Confédération des Trois Rivières",
                ])
            )
        ).perform(with: writer)
        let mechanism = try names([
            "en": "Consultations Norvane – Three Rivers", "fr": "Consultations Norvane – Trois Rivières",
        ])
        try StateMechanism(names: mechanism, parties: [norvane, rivers]).perform(with: writer)
        try RecordSession(
            number: 1,
            status: .held,
            host: .statedInText(norvane),
            place: .statedInText("Halvik"),
            date: .statedInText(try ExtendedDate("2026-05-12"))
        ).perform(with: writer)
        return writer
    }

    private static func deposit(
        _ bytes: [UInt8],
        name: String,
        _ language: Language,
        title: String? = nil,
        with writer: Writer
    ) throws -> Digest {
        let examine = ExamineDocument(reader: try ExamineDocument.carriedReader(), language: language)
        let examined = try examine.perform(bytes: bytes, name: name)
        try DepositDocument(document: examined, session: 1, type: .communique, title: title).perform(with: writer)
        return examined.sha256
    }

    /// Conclusions as the marks of the example have them; the last mark is refused, as a reviewer might.
    private static func conclude(
        _ marks: [[String: Any]],
        in document: Digest,
        _ language: Language,
        with writer: Writer
    ) throws {
        let kept = marks.count > 3 ? Array(marks.dropLast()) : marks
        let contents = try kept.enumerated().map { place, mark -> ActContent in
            .conclusion(try entry(mark, place: place + 1, in: document, language))
        }
        try writer.record(contents)
        guard let refused = marks.last, kept.count < marks.count else { return }
        try writer.record([
            .review(
                ReviewRecord(
                    document: document,
                    reader: "test",
                    proposed: marks.count,
                    accepted: contents.indices.compactMap { ConclusionNumber(session: 1, position: $0 + 1) },
                    refused: [
                        RefusedFinding(range: try range(refused), kind: .information, rules: ["\(language.tag):7"])
                    ]
                )
            )
        ])
    }

    private static func entry(
        _ mark: [String: Any],
        place: Int,
        in document: Digest,
        _ language: Language
    ) throws -> ConclusionEntry {
        let words = try #require(mark["quote"] as? String)
        let kind = try #require((mark["kind"] as? String).flatMap(ConclusionKind.init(rawValue:)))
        let actors = mark["actors"] as? [String] ?? []
        let due = try (mark["due"] as? String).map { try ExtendedDate($0) }
        let dueWords = mark["due_text"] as? String
        let domain = (mark["domain"] as? String).flatMap(PolicyDomain.init(rawValue:))
        let reading = ConclusionReading(
            kind: kind,
            strength: kind.following == .tracked ? .agreed : .soft,
            actionLevel: .general,
            actors: actors.isEmpty ? .notStated : .statedInText(actors),
            scope: actors.count == 1 ? .oneParty : .joint,
            domain: domain.map(Stated.statedInText) ?? .notStated,
            deadline: dueWords.map { .statedInText(Deadline(words: $0, date: due)) } ?? .notStated
        )
        let start = words.split(separator: " ").prefix(2).joined(separator: " ")
        return ConclusionEntry(
            number: try #require(ConclusionNumber(session: 1, position: place)),
            quotation: Quotation(
                document: document,
                range: try range(mark),
                text: words,
                sha256: SHA256().digest(Array(words.utf8))
            ),
            reading: reading,
            language: language,
            voice: .primaryText,
            confidence: .high,
            grounds: [Ground(rule: "\(language.tag):\(place)", matched: start)]
        )
    }

    private static func range(_ mark: [String: Any]) throws -> Range<Int> {
        try #require(mark["start"] as? Int)..<(try #require(mark["end"] as? Int))
    }

    /// A post, an assignment and reports of our side on a conclusion with a deadline that has passed.
    private static func follow(with writer: Writer) throws {
        let post = try PostID("river-desk")
        let party = try PartyID("norvane")
        try NamePost(
            post: Post(id: post, party: party, names: try names(["en": "River Desk", "fr": "Bureau des rivières"])),
            tenure: Tenure(post: post, person: "A. Example", from: nil, until: nil)
        ).perform(with: writer)
        let number = try #require(Self.overdue(in: writer.register))
        try AssignPost(conclusion: number, post: post).perform(with: writer)
        try ReportProgress(
            conclusion: number,
            status: .inProgress,
            text: "Tender published; bids are due in autumn.",
            period: try ExtendedDate("2026-40"),
            evidence: [EvidenceFile(name: "tender.txt", bytes: Array("tender".utf8))]
        ).perform(with: writer)
    }

    /// The first tracked conclusion whose deadline has passed.
    static func overdue(in register: Register) -> ConclusionNumber? {
        register.conclusions.values.filter { conclusion in
            conclusion.reading.kind.following == .tracked
                && (conclusion.reading.deadline.value?.date?.lastDay?.description ?? "~") < "2026-11-25"
        }.map(\.number).min()
    }

    private static func names(_ texts: [String: String]) throws -> Names {
        var byLanguage: [Language: String] = [:]
        for (code, text) in texts { byLanguage[try #require(Language(code))] = text }
        return try #require(Names(byLanguage))
    }

    private static let root = #filePath.split(separator: "/").dropLast(4).reduce(into: "") { $0 += "/" + $1 }

    private static func example(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(fileURLWithPath: root + "/Examples/" + path)))
    }

    private static func marks(_ path: String) throws -> [[String: Any]] {
        try String(decoding: example(path), as: UTF8.self).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }
}
