import CanonicalBytes
import Consultations
import Storage

extension ConclusionNumber {
    /// The number as one integer, which orders as the number does: 10007 for the conclusion 1/07.
    var key: Int { session * Self.positions + position }

    init?(key: Int) { self.init(session: key / Self.positions, position: key % Self.positions) }

    /// The least and the greatest integer of a session's numbers.
    static func keys(ofSession session: Int) -> [Int] {
        guard let first = ConclusionNumber(session: session, position: 1)?.key else { return [0, 0] }
        return [first, first + positions - 2]
    }

    /// One more than the last position of a session.
    private static let positions = 10_000
}

extension ConclusionRow {
    /// What stands in a column that orders rows where there is no value: it comes after every value.
    static let none = "~"

    /// The columns of the table, in the order of ``selection``.
    var columns: [Argument] {
        [
            .integer(number.key), .text(kind.rawValue), .text(domain?.rawValue ?? Self.none), .text(ours.rawValue),
            .text(ConclusionOrder.deadline.key(self)), Argument(restates?.key), .text(strength.rawValue),
            .blob(CanonicalJSON.print(.array(actors.map(JSONValue.string)))), .text(words), Argument(deadlineWords),
            Argument(deadline?.edtf), .text(deadlineReadiness.rawValue), .blob(document.bytes), .text(language.tag),
            Argument(contact?.text), .text(searchText),
        ]
    }

    static let selection: SQL = """
        SELECT number, kind, domain, status, due, restates, strength, actors, words, deadline_words, deadline,
          readiness, document, language, contact, search, checksum FROM conclusions
        """

    static let insertion: SQL = """
        INSERT OR REPLACE INTO conclusions (
          number, kind, domain, status, due, restates, strength, actors, words, deadline_words, deadline,
          readiness, document, language, contact, search, checksum)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    /// Reads a row of the table; one whose check value differs, or that the program would not have written, is damage.
    init(_ row: Row) throws(StoreError) {
        try row.check()
        guard let number = ConclusionNumber(key: try row.integer(0)) else { throw row.unexpected(0) }
        guard let kind = ConclusionKind(rawValue: try row.text(1)) else { throw row.unexpected(1) }
        let domain = try row.text(2)
        guard domain == Self.none || PolicyDomain(rawValue: domain) != nil else { throw row.unexpected(2) }
        guard let status = ProgressStatus(rawValue: try row.text(3)) else { throw row.unexpected(3) }
        guard let strength = Strength(rawValue: try row.text(6)) else { throw row.unexpected(6) }
        guard let readiness = Readiness(rawValue: try row.text(11)) else { throw row.unexpected(11) }
        guard let language = Language(try row.text(13)) else { throw row.unexpected(13) }
        self.init(
            number: number,
            kind: kind,
            strength: strength,
            domain: PolicyDomain(rawValue: domain),
            actors: try Self.actors(row),
            words: try row.text(8),
            deadlineWords: try row.optionalText(9),
            deadline: try Self.deadline(row),
            deadlineReadiness: readiness,
            document: try row.digest(12),
            language: language,
            ours: status,
            contact: try Self.contact(row),
            restates: try row.optionalInteger(5).flatMap(ConclusionNumber.init(key:))
        )
    }

    private static func actors(_ row: Row) throws(StoreError) -> [String] {
        guard let values = (try? CanonicalJSON.parse(try row.blob(7), limits: .body))?.array else {
            throw row.unexpected(7)
        }
        return values.compactMap(\.string)
    }

    private static func deadline(_ row: Row) throws(StoreError) -> ExtendedDate? {
        guard let text = try row.optionalText(10) else { return nil }
        guard let date = try? ExtendedDate(text) else { throw row.unexpected(10) }
        return date
    }

    private static func contact(_ row: Row) throws(StoreError) -> PostID? {
        guard let text = try row.optionalText(14) else { return nil }
        guard let post = try? PostID(text) else { throw row.unexpected(14) }
        return post
    }
}
