import CanonicalBytes
public import Consultations
public import HTML
public import Messages

/// Two language versions of a document side by side, with what differs; never which is right.
public struct VersionsPage: Page {
    /// A passage of each version.
    public struct Passage: Hashable, Sendable {
        public let left: String?
        public let right: String?
        public let differences: [Difference]
        public let mark: AlignedPassage.Mark?
        public let isByHand: Bool

        public init(
            left: String?,
            right: String?,
            differences: [Difference],
            mark: AlignedPassage.Mark?,
            isByHand: Bool
        ) {
            self.left = left
            self.right = right
            self.differences = differences
            self.mark = mark
            self.isByHand = isByHand
        }
    }

    /// In what a passage differs.
    public struct Difference: Hashable, Sendable {
        public let aspect: VersionDifference.Aspect
        public let left: String?
        public let right: String?

        public init(aspect: VersionDifference.Aspect, left: String?, right: String?) {
            self.aspect = aspect
            self.left = left
            self.right = right
        }
    }

    public let left: DocumentEntry
    public let right: DocumentEntry
    public let passages: [Passage]
    public let part: Int

    /// How many passages a page has.
    static let length = 40

    /// Nothing where there is no such part.
    public init?(left: DocumentEntry, right: DocumentEntry, passages: [Passage], part: Int) {
        guard part >= 1, (part - 1) * Self.length < max(1, passages.count) else { return nil }
        self.left = left
        self.right = right
        self.passages = passages
        self.part = part
    }

    public var address: PageAddress? { .versions(left.digest, right.digest, part: part) }

    public func title(_ catalogue: Catalogue) -> String { catalogue(Message("Language versions side by side")) }

    public func content(_ catalogue: Catalogue) -> HTML {
        let differing = passages.count { $0.mark != .alike && $0.differences.contains { $0.aspect.isOfTheTexts } }
        let summary = catalogue(
            .plural(
                one: "{count} passage differs; the texts have equal rank, and which is right is not said.",
                other: "{count} passages differ; the texts have equal rank, and which is right is not said.",
                count: differing
            )
        )
        let shown = passages.dropFirst((part - 1) * Self.length).prefix(Self.length)
        return #"""
            <p>\#(summary)</p>
            <table class="plain pairs document">
            <thead><tr><th scope="col">\#(head(left, catalogue))</th><th scope="col">\#
            \#(head(right, catalogue))</th><th scope="col">\#(catalogue(Message("Difference")))</th></tr></thead>
            <tbody>
            \#(shown.map { row($0, catalogue) })</tbody>
            </table>
            \#(pager(catalogue))
            """#
    }

    private func head(_ entry: DocumentEntry, _ catalogue: Catalogue) -> HTML {
        let target = PageAddress.document(entry.digest, .number(1)).link(in: catalogue)
        return #"""
            \#(catalogue.word(entry.language)): <a href="\#(target)">\#
            \#(HTML.words(entry.name, on: catalogue.tongue))</a>
            """#
    }

    private func row(_ passage: Passage, _ catalogue: Catalogue) -> HTML {
        func cell(_ text: String?, _ entry: DocumentEntry) -> HTML {
            guard let text else { return "<td><i>\(catalogue(Message("not there")))</i></td>" }
            let attributes = HTML.attributes(of: entry.language, on: catalogue.tongue)
            return #"<td class="words"\#(attributes)>\#(HTML.shown(HTML.beginning(of: text, length: 1_200)))</td>"#
        }
        var notes = passage.differences.map { difference -> HTML in
            let values = [difference.left, difference.right].map { catalogue.value($0, of: difference.aspect) }
            let shown = values.allSatisfy(\.isEmpty) ? "" : values.map { $0.isEmpty ? "–" : $0 }.joined(separator: " · ")
            return #"<strong class="flag">\#(catalogue.word(difference.aspect))</strong> <small><bdi>\#(shown)</bdi></small>"#
        }
        if let mark = passage.mark { notes.append("<small>\(catalogue.word(mark))</small>") }
        if passage.isByHand { notes.append("<small>\(catalogue(Message("aligned by hand")))</small>") }
        return #"""
            <tr>\#(cell(passage.left, left))\#(cell(passage.right, right))<td>\#(notes.joined(separator: " "))</td></tr>

            """#
    }

    private func pager(_ catalogue: Catalogue) -> HTML {
        let parts = (max(1, passages.count) + Self.length - 1) / Self.length
        guard parts > 1 else { return HTML() }
        func link(_ number: Int, _ relation: String, _ text: String) -> HTML {
            let target = PageAddress.versions(left.digest, right.digest, part: number).link(in: catalogue)
            return #"<a href="\#(target)" rel="\#(relation)">\#(text)</a>"#
        }
        let place = catalogue(Message("Part {part} of {parts}", ["part": String(part), "parts": String(parts)]))
        var links: [HTML] = ["<span>\(place)</span>"]
        if part > 1 { links.insert(link(part - 1, "prev", catalogue(Message("Previous part"))), at: 0) }
        if part < parts { links.append(link(part + 1, "next", catalogue(Message("Next part")))) }
        return #"""
            <nav class="pager" aria-label="\#(catalogue(Message("Parts of the document")))">\#
            \#(links.joined(separator: " "))</nav>

            """#
    }
}
