import CanonicalBytes
import Consultations
import Messages

/// How people call a field of what is signed, and how its value is said.
struct FieldForm: Sendable {
    /// Where the field stands in the record, its names joined by " · ".
    let path: String
    /// The act in which it is called so; nothing where it is the same in all.
    let act: String?
    let label: Message
    let value: Value

    /// How a value is said; a value of another shape is shown as it stands in the record.
    indirect enum Value: Sendable {
        /// A text as it is.
        case words
        /// A text between quotation marks.
        case quotation
        /// The code of a vocabulary, by its context in the catalogues.
        case term(String)
        case domain, actionLevel, party, document
        /// A matter by its name in the record.
        case subject
        /// A hash, in hexadecimal digits as `sha256sum` prints it.
        case sha256
        case size, number, truth
        /// Seconds, said in days where they are full ones.
        case period
        /// Two numbers: from and up to.
        case range
        /// Several, between commas.
        case list(Value)
        /// A detail that a text may leave out.
        case stated(Value)
        case deadline
        /// Where a fact was taken from.
        case source
        /// Why a reader proposed it.
        case grounds
        /// An object without members; what members there are have forms of their own.
        case nothing
    }

    init(_ path: String, of act: String? = nil, _ label: Message, _ value: Value) {
        self.path = path
        self.act = act
        self.label = label
        self.value = value
    }

    /// All forms, in the order in which they are shown.
    static let all = conclusion + session + document + parties + decisions + rules

    /// The place in ``all`` of the form of a field.
    static func place(of path: String, in act: String) -> Int? {
        all.firstIndex { $0.path == path && ($0.act ?? act) == act }
    }

    private static let conclusion = [
        FieldForm("quotation · text", Message("Quotation"), .quotation),
        FieldForm("reading · kind", Message("Kind"), .term("kind")),
        FieldForm("reading · strength", Message("Strength"), .term("strength")),
        FieldForm("reading · actors", Message("Who"), .stated(.list(.words))),
        FieldForm("reading · scope", Message("Bound"), .term("actor scope")),
        FieldForm("reading · addressee", Message("Addressed to"), .stated(.words)),
        FieldForm("reading · matter", Message("What"), .stated(.words)),
        FieldForm("reading · deadline", Message("By when"), .stated(.deadline)),
        FieldForm("reading · place", Message("Place"), .stated(.words)),
        FieldForm("reading · domain", Message("Domain"), .stated(.domain)),
        FieldForm("reading · action_level", Message("Asks"), .actionLevel),
        FieldForm("reading · test", Message("Done when"), .stated(.words)),
        FieldForm("reading · heading", Message("Under the heading"), .words),
        FieldForm("quotation · document", Message("Document"), .document),
        FieldForm("quotation · range", Message("Place in the document"), .range),
        FieldForm("quotation · sha256", Message("SHA-256 of the quotation"), .sha256),
        FieldForm("restates", Message("Restates"), .words),
        FieldForm("grounds", Message("Why it was found"), .grounds),
    ]

    private static let session = [
        FieldForm("status", of: "session", Message("Status"), .term("session status")),
        FieldForm("date", Message("Date"), .stated(.words)),
        FieldForm("place", Message("Place"), .stated(.words)),
        FieldForm("host", Message("Host"), .stated(.party)),
        FieldForm("level", Message("Level"), .words),
        FieldForm("chairs", Message("Chairs"), .list(.words)),
        FieldForm("notes", Message("Notes"), .list(.words)),
    ]

    private static let document = [
        FieldForm("file · name", Message("File"), .words),
        FieldForm("title", Message("Title"), .words),
        FieldForm("type", Message("Type"), .term("document type")),
        FieldForm("language", Message("Language"), .words),
        FieldForm("session", Message("Session"), .number),
        FieldForm("file · size", Message("Size"), .size),
        FieldForm("file · sha256", Message("SHA-256"), .sha256),
        FieldForm("encoding", Message("Encoding"), .words),
        FieldForm("text · name", Message("Text"), .words),
        FieldForm("text · size", Message("Size of the text"), .size),
        FieldForm("text · sha256", Message("SHA-256 of the text"), .sha256),
        FieldForm("replaces", Message("Replaces"), .document),
        FieldForm("voice", Message("Voice"), .term("voice")),
        FieldForm("confidence", Message("Confidence"), .term("confidence")),
    ]

    private static let parties = [
        FieldForm("id", Message("Short name"), .words),
        FieldForm("kind", Message("Kind"), .term("party kind")),
        FieldForm("parties", Message("Parties"), .list(.party)),
        FieldForm("status", of: "mechanism", Message("Status"), .term("mechanism status")),
        FieldForm("rules", Message("Rules of procedure"), .nothing),
        FieldForm("member", Message("Member"), .party),
        FieldForm("holder", Message("Presidency"), .party),
        FieldForm("confederation", Message("Confederation"), .party),
    ]

    private static let decisions = [
        FieldForm("conclusion", Message("Conclusion"), .words),
        FieldForm("status", of: "agreed_status", Message("Status"), .term("progress")),
        FieldForm("subject", Message("What"), .subject),
        FieldForm("from", of: "link", Message("Conclusion"), .words),
        FieldForm("relation", Message("Relation"), .term("relation")),
        FieldForm("to", of: "link", Message("Other conclusion"), .words),
        FieldForm("standing", Message("Standing"), .term("link standing")),
        FieldForm("into", Message("Followed with"), .words),
        FieldForm("public", Message("Public"), .truth),
        FieldForm("from", Message("From"), .words),
        FieldForm("until", Message("Until"), .words),
        FieldForm("reason", Message("Reason"), .words),
        FieldForm("source", Message("Source"), .source),
        FieldForm("number", Message("No"), .number),
    ]

    /// The rules of agreement; those of a card stand after the name of its journal.
    private static let rules = [
        FieldForm("text · silence · least", Message("Silence consents after"), .period),
        FieldForm("text · silence · posts", Message("Posts that may declare it"), .list(.words)),
        FieldForm("card · participant", Message("Participant"), .party),
        FieldForm("card · party", Message("Party"), .party),
        FieldForm("card · speaks", Message("Speaks for its party"), .truth),
        FieldForm("card · log_key", Message("Key of the journal"), .words),
        FieldForm("card · consent_key", Message("Key of its consents"), .words),
        FieldForm("card · journal", Message("Journal"), .words),
        FieldForm("card · mechanism", Message("Mechanism"), .words),
        FieldForm("card · contribution", Message("Its part of the salt"), .sha256),
    ]
}
