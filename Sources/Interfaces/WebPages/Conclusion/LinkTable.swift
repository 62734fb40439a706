public import Consultations
import HTML
import Messages

/// A link of a conclusion, with the words of the other one.
public struct LinkLine: Hashable, Sendable {
    public let link: Link
    public let standing: LinkStanding
    /// The conclusion at the other end.
    public let other: ConclusionNumber
    public let words: Wording
    public let party: Wording
    public let post: Wording?
    public let reason: String?

    public init(
        link: Link,
        standing: LinkStanding,
        other: ConclusionNumber,
        words: Wording,
        party: Wording,
        post: Wording?,
        reason: String?
    ) {
        self.link = link
        self.standing = standing
        self.other = other
        self.words = words
        self.party = party
        self.post = post
        self.reason = reason
    }
}

/// The links of a conclusion, each as the word of a party; refused ones are shown as such.
struct LinkTable {
    let links: [LinkLine]

    func html(_ catalogue: Catalogue) -> HTML {
        #"""
        <table class="plain">
        <thead><tr><th scope="col">\#(catalogue(Message("Link")))</th><th scope="col">\#
        \#(catalogue(Message("The other conclusion")))</th><th scope="col">\#
        \#(catalogue(Message("Who says so")))</th></tr></thead>
        <tbody>
        \#(links.map { row($0, catalogue) })</tbody>
        </table>

        """#
    }

    private func row(_ line: LinkLine, _ catalogue: Catalogue) -> HTML {
        let target = PageAddress.conclusion(line.other).link(in: catalogue)
        let (from, to) = (line.link.from.description, line.link.to.description)
        let post: HTML? = line.post.map { " <small>\(HTML.words($0, on: catalogue.tongue))</small>" }
        let reason: HTML? = line.reason.map { #"<p class="said" dir="auto">\#(HTML.shown($0))</p>"# }
        return #"""
            <tr><th scope="row"><bdi>\#(from)</bdi> \#(catalogue.word(line.link.relation)) <bdi>\#(to)</bdi></th><td>\#
            <a href="\#(target)">\#(line.other.description)</a> \#
            \#(HTML.words(Wording(HTML.beginning(of: line.words.text, length: 240), line.words.language), on: catalogue.tongue))\#
            </td><td>\#(catalogue.word(line.standing)) · \#(HTML.words(line.party, on: catalogue.tongue))\#(post)\#
            \#(reason)</td></tr>

            """#
    }
}

/// A difference between the language versions of a conclusion.
public struct VersionLine: Hashable, Sendable {
    public let aspect: VersionDifference.Aspect
    public let value: String?
    public let otherValue: String?
    /// The words of the other version; nothing where it has no such passage.
    public let words: Wording?
    public let other: DocumentEntry
    /// The document that the conclusion quotes.
    public let document: DocumentEntry

    public init(
        aspect: VersionDifference.Aspect,
        value: String?,
        otherValue: String?,
        words: Wording?,
        other: DocumentEntry,
        document: DocumentEntry
    ) {
        self.aspect = aspect
        self.value = value
        self.otherValue = otherValue
        self.words = words
        self.other = other
        self.document = document
    }
}

/// In what the language versions of a conclusion differ; never which is right.
struct VersionTable {
    let lines: [VersionLine]

    func html(_ catalogue: Catalogue) -> HTML {
        #"""
        <p>\#(catalogue(Message("The versions have equal rank; which is right is not said.")))</p>
        <table class="plain">
        <thead><tr><th scope="col">\#(catalogue(Message("Difference")))</th><th scope="col">\#
        \#(catalogue(Message("Here")))</th><th scope="col">\#
        \#(catalogue(Message("In the other version")))</th></tr></thead>
        <tbody>
        \#(lines.map { row($0, catalogue) })</tbody>
        </table>

        """#
    }

    private func row(_ line: VersionLine, _ catalogue: Catalogue) -> HTML {
        let target = PageAddress.versions(line.document.digest, line.other.digest, part: 1).link(in: catalogue)
        let words: HTML = line.words.map { " <q>\(HTML.words($0, on: catalogue.tongue))</q>" } ?? HTML()
        return #"""
            <tr><th scope="row">\#(catalogue.word(line.aspect))</th><td>\#(catalogue.word(line.document.language)): \#
            <bdi>\#(catalogue.value(line.value, of: line.aspect))</bdi></td><td><a href="\#(target)">\#
            \#(catalogue.word(line.other.language))</a>: <bdi>\#
            \#(catalogue.value(line.otherValue, of: line.aspect))</bdi>\#(words)</td></tr>

            """#
    }
}
