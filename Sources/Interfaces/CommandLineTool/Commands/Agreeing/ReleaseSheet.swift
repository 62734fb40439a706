import CanonicalBytes
import Consultations
import Messages
import Operations

/// What becomes public with a publication, before anybody signs it: each text by its name, and in full where it is not the
/// one that is agreed here.
struct ReleaseSheet {
    let release: Release
    /// What is agreed here; nothing where there is no register to compare with.
    let register: Register?
    let words: MatterWords
    /// Whether every text is shown in full.
    let isFull: Bool

    private var console: Console { words.console }

    /// The lines under the name of the matter: whether it is public and from when, then text by text.
    var lines: [(label: String, value: String)] {
        let alone =
            release.isPublic ? Release(release.item, texts: [], from: release.from) : Release(takingBack: release.item)
        var lines = fields(of: .release(alone))
        for text in release.texts {
            guard let matter = text.matter else { continue }
            let name = words.name(of: matter)
            let isOther = register.map { $0.jointTexts[matter] != text } ?? false
            lines.append((name, isOther ? console.text(Message("not what is agreed here")) : summary(of: text)))
            if isFull || isOther || register == nil { lines += fields(of: text).map { ("  " + $0.label, $0.value) } }
        }
        return lines
    }

    private func fields(of content: ActContent) -> [(label: String, value: String)] {
        SignedFields(content, words: words).lines.map { ($0.label, $0.value) }
    }

    /// What tells an agreed text from others at a glance.
    private func summary(of text: ActContent) -> String {
        switch text {
        case .conclusion(let entry): "«\(entry.quotation.text.shown)»"
        case .agreedStatus(_, let status): console.word(status)
        case .deposit(let document):
            release.files.contains(document.file)
                ? console.text(Message("with its file")) : console.text(Message("its name, without its file"))
        default: register == nil ? "" : console.text(Message("as agreed"))
        }
    }
}
