import CanonicalBytes

/// What all parties last agreed on showing an item to the public.
public struct StandingRelease: Hashable, Sendable {
    public let release: Release
    /// The texts that become public with it, by their matters.
    public let texts: [Matter: ActContent]

    init(_ release: Release) {
        self.release = release
        texts = Dictionary(
            release.texts.compactMap { text in text.matter.map { ($0, text) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

/// Whether the public may be shown an item, as its text is agreed now.
public enum Publicity: Hashable, Sendable {
    /// It is the parties' alone.
    case withheld
    /// All parties agreed to show it, and not before this moment.
    case embargoed(until: Instant)
    /// Everybody may be shown it, since this moment where one was named.
    case open(since: Instant?)
    /// Everybody may be shown an earlier text of it: publishing the new one takes all parties again.
    case openInEarlierWords
}

extension Register {
    /// Whether the public may be shown an item at this time.
    ///
    /// What was agreed on the item itself comes before its document's and its session's: what is taken back by itself is
    /// not shown with the session.
    public func publicity(of item: RegisterItem, at now: Instant) -> Publicity {
        guard let text = jointTexts[item.matter], releases[item]?.release.isPublic != false else { return .withheld }
        var found = Publicity.withheld
        for carrier in carriers(of: item.subject) {
            guard let standing = releases[carrier], standing.release.isPublic,
                let shown = standing.texts[item.matter]
            else { continue }
            switch (standing.release.isOpen(at: now), shown == text) {
            case (true, true): return .open(since: standing.release.from)
            case (true, false): found = .openInEarlierWords
            case (false, true):
                if found == .withheld, let from = standing.release.from { found = .embargoed(until: from) }
            case (false, false): break
            }
        }
        return found
    }

    /// The joint texts that become public with an item, and what stays out of it: what a party has marked otherwise, and
    /// what was taken back by itself.
    ///
    /// With a conclusion go its status, how its document is called, its session, the mechanism and its parties: without
    /// them nobody would know what it is a conclusion of. With a session go its documents and their conclusions.
    public func textsToPublish(with item: RegisterItem) -> (texts: [ActContent], leftOut: [RegisterItem]) {
        var matters = mechanism.map { $0.parties.map { Matter.party($0) } } ?? []
        matters.append(.mechanism)
        var leftOut: [RegisterItem] = []
        func add(_ number: ConclusionNumber) {
            matters += [.conclusion(number), .status(of: number), .following(of: number)]
        }
        func mayGoAlong(_ part: RegisterItem) -> Bool {
            let isWithheld =
                releases[part]?.release.isPublic == false
                || marked(about: part.subject).contains { $0.dated.marking.handling != .everybody }
            if isWithheld { leftOut.append(part) }
            return !isWithheld
        }
        func addConclusions(of digest: Digest) {
            for number in conclusions.keys.sorted()
            where conclusions[number]?.entry.quotation.document == digest && isJoint(number) {
                if mayGoAlong(.conclusion(number)) { add(number) }
            }
        }
        switch item {
        case .conclusion(let number):
            matters.append(.session(number.session))
            if let digest = conclusions[number]?.entry.quotation.document { matters.append(.document(digest)) }
            add(number)
        case .document(let digest):
            if let document = documents[digest] { matters.append(.session(document.session)) }
            matters.append(.document(digest))
            addConclusions(of: digest)
        case .session(let number):
            matters.append(.session(number))
            for digest in documentOrder where documents[digest]?.session == number && isJoint(.document(digest)) {
                guard mayGoAlong(.document(digest)) else { continue }
                matters.append(.document(digest))
                addConclusions(of: digest)
            }
        }
        return (matters.compactMap { jointTexts[$0] }, leftOut)
    }

    /// A text in an instrument that is to become public and is not what the parties have agreed; nothing where all are.
    public func publishedOtherwise(in instrument: Instrument) -> Matter? {
        for case .release(let release) in instrument.items.map(\.content) {
            for text in release.texts {
                if let matter = text.matter, jointTexts[matter] != text { return matter }
            }
        }
        return nil
    }

    /// Whether the public may be shown an instrument whole: it publishes and does nothing else, all of it still holds, and
    /// no embargo runs.
    ///
    /// An instrument is shown whole or not at all, since its hash is what was signed.
    public func isOpen(_ instrument: Instrument, at now: Instant) -> Bool {
        var shows = false
        for item in instrument.items {
            guard case .release(let release) = item.content, releases[release.item]?.release == release else {
                return false
            }
            guard release.isPublic else { continue }
            let parts = release.partsAlong
            guard release.isOpen(at: now), parts.allSatisfy({ releases[$0]?.release.isPublic != false }) else {
                return false
            }
            shows = true
        }
        return shows
    }
}
