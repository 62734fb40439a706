public import Agreement
public import CanonicalBytes

/// The header of an act: the leaf of its participant's journal.
///
/// The header names what was done, when its author says so, where the act stands, and by its hash the body that holds
/// the content. Names of persons and content stand in bodies only, so that a log can be shown to anyone.
public struct ActHeader: Hashable, Sendable {
    /// What was done, by the code of the act (`deposit`, `report` …).
    public let act: String
    /// When, as the author claims; it decides nothing.
    public let at: Instant
    /// The commitment to the body: SHA-256 of its salt followed by its bytes.
    public let body: Digest
    /// The post that acted, where one is named.
    public let post: PostID?
    /// The journal in which the act stands, and nowhere else is it valid.
    public let journal: String
    /// Its place in the journal, from 0.
    public let number: Int
    /// What the author had of every other journal of the mechanism: its head; several where it has several histories.
    public let seen: [String: [SeenHead]]
    /// What the act says that bears on agreement; its code is the word's then.
    public let word: Word
    /// The first rules, where the act signs the founding text.
    public let constitution: Constitution?

    public init(
        act: String,
        at: Instant,
        body: Digest,
        post: PostID?,
        journal: String,
        number: Int,
        seen: [String: [SeenHead]] = [:],
        word: Word = .other,
        constitution: Constitution? = nil
    ) {
        self.act = act
        self.at = at
        self.body = body
        self.post = post
        self.journal = journal
        self.number = number
        self.seen = seen
        self.word = word
        self.constitution = constitution
    }
}

/// The size and root of another journal, as an author had them when acting.
public struct SeenHead: Hashable, Sendable, Comparable {
    public let size: Int
    public let root: Digest

    public init(size: Int, root: Digest) {
        self.size = size
        self.root = root
    }

    /// Orders heads by size, then by root: the order in which a header has them.
    public static func < (left: Self, right: Self) -> Bool { (left.size, left.root) < (right.size, right.root) }
}

extension ActHeader {
    /// The version of the header's form.
    static let version = 1

    /// The header as canonical JSON: the bytes of the leaf.
    ///
    /// They are written straight, member by member in canonical order: a journal of any length is read through them.
    public var bytes: [UInt8] {
        var writer = CanonicalWriter()
        writer.open("{")
        writer.member("act", act)
        writer.member("at", at.description)
        writer.member("body", body.base64)
        writer.name("by")
        writer.open("{")
        if let post { writer.member("post", post.text) }
        writer.close("}")
        writer.member("journal", journal)
        writer.member("number", number)
        if let on = constitution?.json ?? word.json {
            writer.name("on")
            writer.raw(CanonicalJSON.print(on))
        }
        writer.name("seen")
        writer.open("{")
        // Names of journals are ASCII: their bytes have the order of RFC 8785.
        for (journal, heads) in seen.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
            writer.name(of: journal)
            writer.open("[")
            for head in heads {
                writer.integer(head.size)
                writer.string(head.root.base64)
            }
            writer.close("]")
        }
        writer.close("}")
        writer.member("v", Self.version)
        writer.close("}")
        return writer.take()
    }

    /// Reads the bytes of a leaf.
    public init(bytes: [UInt8]) throws(RecordError) {
        let value: JSONValue
        do { value = try CanonicalJSON.parseUnprinted(bytes) } catch { throw .notCanonical(error.description) }
        var fields = try Fields(value, of: "act")
        guard try fields.integer("v") == Self.version else { throw .wrong(field: "v", of: "act") }
        act = try fields.text("act")
        guard let at = Instant(try fields.text("at")) else { throw .wrong(field: "at", of: "act") }
        self.at = at
        body = try fields.digest("body")
        journal = try fields.text("journal")
        number = try fields.count("number")
        var by = try fields.object("by")
        post = try by.optionalIdentifier("post")
        try by.finish()
        var heads: [String: [SeenHead]] = [:]
        for (name, value) in try fields.value("seen").object ?? [:] {
            guard let known = Self.heads(value) else { throw .wrong(field: "seen", of: "act") }
            heads[name] = known
        }
        seen = heads
        constitution = act == Constitution.code ? try Constitution(on: &fields) : nil
        word = try Word(code: act, on: &fields)
        try fields.finish()
        guard self.bytes == bytes else { throw .otherForm(of: "act") }
    }

    /// The heads of one journal: `[size, root]`, or the same for each of its histories, smaller ones first.
    private static func heads(_ value: JSONValue) -> [SeenHead]? {
        guard let items = value.array, !items.isEmpty, items.count.isMultiple(of: 2) else { return nil }
        var heads: [SeenHead] = []
        for place in stride(from: 0, to: items.count, by: 2) {
            guard let size = items[place].integer, size >= 0,
                let root = items[place + 1].string.flatMap(Digest.init(base64:))
            else { return nil }
            let head = SeenHead(size: size, root: root)
            if let last = heads.last, last >= head { return nil }
            heads.append(head)
        }
        return heads
    }
}
