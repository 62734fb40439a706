import CanonicalBytes
import Comparing
import Consultations
import Reading
import Signing
import TextSources

/// What is known of the bytes of one file, wherever they stand: what the text says of itself, and its conclusions.
struct FileNotes: Sendable {
    let sha256: Digest
    /// The SHA-256 of the words of the text, spaces and line ends aside.
    let words: Digest
    let format: SourceFormat
    let facts: DocumentFacts
    /// How many findings it has.
    let findings: Int

    init(_ document: ExaminedDocument, facts: DocumentFacts) {
        sha256 = document.sha256
        words = document.source.digestOfWords
        format = document.source.format
        self.facts = facts
        findings = document.result.findings.count
    }

    init?(json: JSONValue) {
        guard let sha256 = json["sha256"]?.string.flatMap(Digest.init(hexadecimal:)),
            let words = json["words"]?.string.flatMap(Digest.init(hexadecimal:)),
            let format = json["format"]?.string.flatMap(SourceFormat.init(rawValue:)),
            let findings = json["findings"]?.integer,
            let facts = json["facts"].flatMap(DocumentFacts.init(json:))
        else { return nil }
        self.sha256 = sha256
        self.words = words
        self.format = format
        self.facts = facts
        self.findings = findings
    }

    var json: [String: JSONValue] {
        [
            "sha256": .string(sha256.hexadecimal), "words": .string(words.hexadecimal),
            "format": .string(format.rawValue), "findings": .integer(findings), "facts": facts.json,
        ]
    }
}

extension SourceText {
    /// The SHA-256 of the text with every run of spaces and line ends as one space, and without the parts of the page.
    ///
    /// The same text in another format has the same digest.
    var digestOfWords: Digest {
        var stream = SHA256.Stream()
        var piece: [UInt8] = []
        piece.reserveCapacity(1 << 16)
        var isOpen = false
        var part = 0
        var index = 0
        while index < utf8.count {
            while part < apart.count, apart[part].upperBound <= index { part += 1 }
            if part < apart.count, apart[part].lowerBound <= index {
                index = apart[part].upperBound
                isOpen = true
                continue
            }
            let space = Self.space(at: index, in: utf8)
            if space > 0 {
                isOpen = true
                index += space
                continue
            }
            if isOpen, !piece.isEmpty { piece.append(0x20) }
            isOpen = false
            piece.append(utf8[index])
            index += 1
            if piece.count >= 65_000 {
                stream.append(piece)
                // A space before what follows is written only behind something.
                piece.removeAll(keepingCapacity: true)
                if index < utf8.count, Self.space(at: index, in: utf8) > 0 {
                    piece.append(0x20)
                    isOpen = false
                    while index < utf8.count, Self.space(at: index, in: utf8) > 0 {
                        index += Self.space(at: index, in: utf8)
                    }
                }
            }
        }
        stream.append(piece)
        return stream.digest()
    }

    /// How many bytes of space stand at a place: white space of ASCII, no-break and thin spaces, marks of byte order.
    private static func space(at index: Int, in utf8: [UInt8]) -> Int {
        switch utf8[index] {
        case 0x09...0x0D, 0x20: return 1
        case 0xC2: return index + 1 < utf8.count && utf8[index + 1] == 0xA0 ? 2 : 0
        case 0xE2 where index + 2 < utf8.count:
            let (second, third) = (utf8[index + 1], utf8[index + 2])
            return second == 0x80 && (0x80...0x8B ~= third || third == 0xA8 || third == 0xA9 || third == 0xAF) ? 3 : 0
        case 0xEF where index + 2 < utf8.count: return utf8[index + 1] == 0xBB && utf8[index + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }
}

extension DocumentFacts {
    init?(json: JSONValue) {
        guard let language = json["language"]?.string.flatMap(Language.init) else { return nil }
        self.init(
            language: language,
            date: json["date"].flatMap { ToldFact(json: $0) { $0.string } },
            session: json["session"].flatMap { ToldFact(json: $0) { $0.integer } },
            rivalSessions: json["rivals"]?.array?.compactMap(\.integer) ?? [],
            type: json["type"].flatMap { ToldFact(json: $0) { $0.string.flatMap(DocumentType.init) } },
            title: json["title"]?.string,
            parties: json["parties"]?.array?.compactMap(\.string) ?? [],
            isAccount: json["account"]?.boolean ?? false
        )
    }

    var json: JSONValue {
        var members: [String: JSONValue] = ["language": .string(language.tag), "account": .boolean(isAccount)]
        if let date { members["date"] = date.json { .string($0) } }
        if let session { members["session"] = session.json { .integer($0) } }
        if let type { members["type"] = type.json { .string($0.rawValue) } }
        if let title { members["title"] = .recordable(title) }
        if !rivalSessions.isEmpty { members["rivals"] = .array(rivalSessions.map(JSONValue.integer)) }
        if !parties.isEmpty { members["parties"] = .array(parties.map(JSONValue.recordable)) }
        return .object(members)
    }
}

extension ToldFact {
    init?(json: JSONValue, _ value: (JSONValue) -> Value?) {
        guard let known = json["value"].flatMap(value), let words = json["words"]?.string,
            let basis = json["basis"]?.string.flatMap(FactBasis.init)
        else { return nil }
        self.init(value: known, basis: basis, words: words)
    }

    func json(_ write: (Value) -> JSONValue) -> JSONValue {
        .object(["value": write(value), "basis": .string(basis.rawValue), "words": .recordable(words)])
    }
}

extension SessionItem {
    /// Longer passages are compared by their beginning.
    private static let longest = 4_000

    init?(json: JSONValue, language: Language) {
        guard let number = json["number"]?.string, let words = json["words"]?.string,
            let kind = json["kind"]?.string.flatMap(ConclusionKind.init),
            let strength = json["strength"]?.string.flatMap(Strength.init),
            let level = json["level"]?.integer.flatMap(ActionLevel.init)
        else { return nil }
        self.init(
            number: number,
            words: words,
            language: language,
            kind: kind,
            strength: strength,
            actionLevel: level,
            actors: json["actors"]?.array?.compactMap(\.string) ?? [],
            deadline: json["deadline"]?.string.flatMap { try? ExtendedDate($0) }
        )
    }

    var folderJSON: JSONValue {
        var members: [String: JSONValue] = [
            "number": .string(number), "words": .recordable(words.cut(to: Self.longest)),
            "kind": .string(kind.rawValue), "strength": .string(strength.rawValue),
            "level": .integer(actionLevel.rawValue), "actors": .array(actors.prefix(50).map(JSONValue.recordable)),
        ]
        if let deadline { members["deadline"] = .string(deadline.edtf) }
        return .object(members)
    }
}

extension JSONValue {
    /// A text of a file without what canonical JSON does not hold: U+0000 and noncharacters.
    static func recordable(_ text: String) -> JSONValue {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isNone = scalar.value == 0 || scalar.value & 0xFFFE == 0xFFFE || 0xFDD0...0xFDEF ~= scalar.value
            scalars.append(isNone ? "\u{FFFD}" : scalar)
        }
        return .string(String(scalars))
    }
}

extension String {
    /// The first bytes, as many whole characters as fit.
    func cut(to bytes: Int) -> String {
        guard utf8.count > bytes else { return self }
        var scalars = String.UnicodeScalarView()
        var count = 0
        for scalar in unicodeScalars {
            count += UTF8.width(scalar)
            if count > bytes { break }
            scalars.append(scalar)
        }
        return String(scalars)
    }
}
