import CanonicalBytes
import Consultations
import Messages

/// Matters in the language of the user: parties by their names, documents by the names of their files.
struct MatterWords {
    let console: Console
    let language: Language
    private var parties: [PartyID: Names] = [:]
    private var files: [Digest: String] = [:]

    /// Words without a register: parties by their codes, documents by the first digits of their hashes.
    init(_ console: Console, language: Language = .english) {
        self.console = console
        self.language = language
    }

    /// Words with the names of a register; what an instrument names first, it names itself.
    init(_ console: Console, language: Language, register: Register, instrument: Instrument? = nil) {
        self.init(console, language: language)
        for item in instrument?.items ?? [] {
            switch item.content {
            case .party(let party): parties[party.id] = party.names
            case .deposit(let document): files[document.file.sha256] = document.file.name
            default: break
            }
        }
        // What is on record here comes before what somebody else says.
        for (id, party) in register.parties { parties[id] = party.names }
        for (digest, document) in register.documents { files[digest] = document.file.name }
    }

    /// A matter, for example "session 2".
    func name(of matter: Matter) -> String { name(of: matter.name) }

    /// A matter by the name that stands in the record; a name of another form stays as it is.
    func name(of matter: String) -> String { message(for: matter).map(console.text) ?? matter.shown }

    /// The name of a party, or its code where no name is known.
    func party(_ code: String) -> String {
        ((try? PartyID(code)).flatMap { parties[$0] }?.name(in: language) ?? code).shown
    }

    /// The name of a document's file, or the first digits of its hash.
    func document(_ digest: Digest) -> String { files[digest]?.shown ?? String(digest.hexadecimal.prefix(12)) }

    private func document(_ hexadecimal: String) -> String {
        Digest(hexadecimal: hexadecimal).map(document) ?? hexadecimal.shown
    }

    private func message(for matter: String) -> Message? {
        let words = matter.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        switch (words.first, words.count) {
        case ("mechanism", 1): return Message("the mechanism")
        case ("rules", 1): return Message("the rules of agreement")
        case ("party", 2): return Message("party {party}", ["party": party(words[1])])
        case ("session", 2): return Message("session {number}", ["number": words[1]])
        case ("document", 2): return Message("document {name}", ["name": document(words[1])])
        case ("conclusion", 2): return Message("conclusion {number}", ["number": words[1]])
        case ("membership", 5) where words[1] == "of" && words[3] == "in":
            return Message(
                "membership of {party} in {confederation}",
                ["party": party(words[2]), "confederation": party(words[4])]
            )
        case ("presidency", 5) where words[1] == "of" && words[3] == "from":
            return Message("presidency of {party} from {date}", ["party": party(words[2]), "date": words[4]])
        case ("presidency", 6) where words[1] == "of" && words.suffix(3) == ["from", "the", "start"]:
            return Message("presidency of {party} from the beginning", ["party": party(words[2])])
        case ("following", 4) where words[1...2] == ["of", "conclusion"]:
            return Message("following of conclusion {number}", ["number": words[3]])
        case ("status", 4) where words[1...2] == ["of", "conclusion"]:
            return Message("status of conclusion {number}", ["number": words[3]])
        case ("publication", 4) where words[1...2] == ["of", "conclusion"]:
            return Message("publication of conclusion {number}", ["number": words[3]])
        case ("publication", 4) where words[1...2] == ["of", "session"]:
            return Message("publication of session {number}", ["number": words[3]])
        case ("publication", 4) where words[1...2] == ["of", "document"]:
            return Message("publication of document {name}", ["name": document(words[3])])
        case ("link", 4):
            return Message("link {link}", ["link": "\(words[1]) \(console.term("relation", words[2])) \(words[3])"])
        case ("alignment", 5) where words[1] == "of" && words[3] == "and":
            return Message("alignment of {one} and {two}", ["one": document(words[2]), "two": document(words[4])])
        default: return nil
        }
    }
}
