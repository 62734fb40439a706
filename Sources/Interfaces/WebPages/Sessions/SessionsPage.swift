public import Consultations
public import HTML
public import Messages

/// Two sessions beside each other: what is new, kept, changed and dropped.
public struct SessionsPage: Page {
    /// One conclusion, as far as the page shows it.
    public struct Item: Hashable, Sendable {
        public let number: ConclusionNumber
        public let kind: ConclusionKind
        public let strength: Strength
        public let words: Wording
        /// The words by which the reader knew how far it binds; shown apart within the others.
        public let verb: String?

        public init(
            number: ConclusionNumber,
            kind: ConclusionKind,
            strength: Strength,
            words: Wording,
            verb: String?
        ) {
            self.number = number
            self.kind = kind
            self.strength = strength
            self.words = words
            self.verb = verb
        }
    }

    /// A later conclusion and the earlier one to which it goes back.
    public struct Pair: Hashable, Sendable {
        public let later: Item
        public let earlier: Item
        public let relation: Relation
        /// What our party has said of the link; nothing while it is only proposed.
        public let standing: LinkStanding?

        public init(later: Item, earlier: Item, relation: Relation, standing: LinkStanding?) {
            self.later = later
            self.earlier = earlier
            self.relation = relation
            self.standing = standing
        }
    }

    public let earlier: Int
    public let later: Int
    public let pairs: [Pair]
    public let new: [Item]
    public let dropped: [Item]

    /// How many lines a list has at most: a page stays small however long a session was.
    static let longest = 60

    public init(earlier: Int, later: Int, pairs: [Pair], new: [Item], dropped: [Item]) {
        self.earlier = earlier
        self.later = later
        self.pairs = pairs
        self.new = new
        self.dropped = dropped
    }

    public var address: PageAddress? { .sessions(earlier: earlier, later: later) }

    public func title(_ catalogue: Catalogue) -> String {
        catalogue(
            Message("Session {later} beside session {earlier}", ["later": String(later), "earlier": String(earlier)])
        )
    }

    /// Whether the later one binds otherwise than the earlier one.
    private static func isChanged(_ pair: Pair) -> Bool {
        pair.relation == .strengthens || pair.relation == .weakens || pair.relation == .takesUp
            || pair.relation == .supersedes || pair.relation == .amends
    }

    public func content(_ catalogue: Catalogue) -> HTML {
        let changed = pairs.filter(Self.isChanged)
        let kept = pairs.filter { !Self.isChanged($0) }
        let summary = catalogue(
            Message(
                "{new} new, {kept} kept, {changed} changed, {dropped} dropped. Links are proposals until a person confirms them.",
                [
                    "new": String(new.count), "kept": String(kept.count), "changed": String(changed.count),
                    "dropped": String(dropped.count),
                ]
            )
        )
        return "<p>\(summary)</p>\n" + pairList(Message("Changed"), changed, catalogue)
            + itemList(Message("New"), new, catalogue) + pairList(Message("Kept"), kept, catalogue)
            + itemList(Message("Dropped"), dropped, catalogue)
    }

    private func pairList(_ title: Message, _ pairs: [Pair], _ catalogue: Catalogue) -> HTML {
        guard !pairs.isEmpty else { return HTML() }
        let rows = pairs.prefix(Self.longest).map { pair -> HTML in
            #"""
            <tr><td class="words">\#(cell(pair.later, catalogue))</td><td>\#(movement(pair, catalogue))</td>\#
            <td class="words">\#(cell(pair.earlier, catalogue))</td></tr>

            """#
        }
        return #"""
            <section>
            <h2>\#(catalogue(title)) (\#(pairs.count))</h2>
            <table class="plain pairs">
            <thead><tr><th scope="col">\#(session(later, catalogue))</th><th scope="col">\#
            \#(catalogue(Message("Movement")))</th><th scope="col">\#(session(earlier, catalogue))</th></tr></thead>
            <tbody>
            \#(rows.joined())</tbody>
            </table>
            \#(more(than: pairs.count, catalogue))</section>

            """#
    }

    private func session(_ number: Int, _ catalogue: Catalogue) -> String {
        catalogue(Message("session {number}", ["number": String(number)]))
    }

    /// How the later verb binds beside the earlier one.
    private func movement(_ pair: Pair, _ catalogue: Catalogue) -> HTML {
        let (before, after) = (catalogue.word(pair.earlier.strength), catalogue.word(pair.later.strength))
        let relation = catalogue.word(pair.relation)
        var html: HTML =
            before == after
            ? "<strong>\(relation)</strong> <small>\(after)</small>"
            : #"<strong class="flag">\#(relation)</strong> <small>\#(before) → <b>\#(after)</b></small>"#
        if let standing = pair.standing { html += " <small>(\(catalogue.word(standing)))</small>" }
        return html
    }

    private func itemList(_ title: Message, _ items: [Item], _ catalogue: Catalogue) -> HTML {
        guard !items.isEmpty else { return HTML() }
        let rows = items.prefix(Self.longest).map { "<li>\(cell($0, catalogue))</li>\n" as HTML }
        return #"""
            <section>
            <h2>\#(catalogue(title)) (\#(items.count))</h2>
            <ul class="words">
            \#(rows.joined())</ul>
            \#(more(than: items.count, catalogue))</section>

            """#
    }

    private func more(than count: Int, _ catalogue: Catalogue) -> HTML {
        guard count > Self.longest else { return HTML() }
        let text = catalogue(
            .plural(
                one: "{count} more is shown by this command:",
                other: "{count} more are shown by this command:",
                count: count - Self.longest
            )
        )
        return #"<p>\#(text) <code dir="ltr">suivi compare --sessions \#(earlier) \#(later)</code></p>\#n"#
    }

    private func cell(_ item: Item, _ catalogue: Catalogue) -> HTML {
        let target = PageAddress.conclusion(item.number).link(in: catalogue)
        return #"""
            <a href="\#(target)">\#(item.number.description)</a> <small>\#(catalogue.word(item.kind)) · \#
            \#(catalogue.word(item.strength))</small> <span\#
            \#(HTML.attributes(of: item.words.language, on: catalogue.tongue))>\#
            \#(HTML.shown(HTML.beginning(of: item.words.text, length: 400), marking: item.verb))</span>
            """#
    }
}

extension HTML {
    /// A text in which the first place of some words stands out.
    static func shown(_ text: String, marking words: String?) -> HTML {
        guard let words, !words.isEmpty, let place = text.utf8Range(of: words) else { return shown(text) }
        return "\(shown(text[..<place.lowerBound]))<mark>\(shown(text[place]))</mark>\(shown(text[place.upperBound...]))"
    }
}

extension String {
    /// Where other words stand first; bytes are compared, and a place between letters is a place.
    fileprivate func utf8Range(of words: String) -> Range<String.Index>? {
        let (text, sought) = (Array(utf8), Array(words.utf8))
        guard !sought.isEmpty, sought.count <= text.count else { return nil }
        for start in 0...(text.count - sought.count) where text[start] == sought[0] {
            guard text[start..<start + sought.count].elementsEqual(sought) else { continue }
            let first = utf8.index(utf8.startIndex, offsetBy: start)
            return first..<utf8.index(first, offsetBy: sought.count)
        }
        return nil
    }
}
