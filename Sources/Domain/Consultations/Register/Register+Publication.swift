import CanonicalBytes

extension Register {
    /// Whether the public may be shown an item at this time.
    ///
    /// What was agreed on the item itself comes before its document's and its session's: what is taken back by itself is
    /// not shown with the session.
    public func publicity(of item: RegisterItem, at now: Instant) -> Publicity {
        guard let text = jointTexts[item.matter], releases[item]?.release.isPublic != false else { return .withheld }
        var found = Publicity.withheld
        for carrier in carriers(of: item.subject) {
            guard let standing = releases[carrier], standing.release.isPublic, let shown = standing.texts[item.matter]
            else { continue }
            switch showing(of: standing, at: now) {
            case .open(let since) where shown == text: return .open(since: since)
            case .open: found = .openInEarlierWords
            case .embargoed(let until): if found == .withheld, shown == text { found = .embargoed(until: until) }
            case .withheld, .openInEarlierWords: break
            }
        }
        return found
    }

    /// Whether everybody may be shown the act that publishes something: not any more where a part of it was replaced or taken
    /// back.
    private func showing(of standing: StandingRelease, at now: Instant) -> Publicity {
        guard let together = standing.together else { return .withheld }
        var latest: Instant?
        for release in together where release.isPublic {
            guard releases[release.item]?.release == release,
                release.partsAlong.allSatisfy({ releases[$0]?.release.isPublic != false })
            else { return .withheld }
            if let from = release.from { latest = max(latest ?? from, from) }
        }
        if let latest, latest > now { return .embargoed(until: latest) }
        return .open(since: latest)
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

    /// A text in an instrument that is to become public and is neither what the parties have agreed nor public in these
    /// words already, or that another publication would show although the instrument takes it back; nothing where all fit.
    public func publishedOtherwise(in instrument: Instrument) -> Matter? {
        let new = Dictionary(instrument.releases.map { ($0.item, $0) }) { first, _ in first }
        let after = releases.mapValues(\.release).merging(new) { $1 }
        for release in instrument.releases {
            for text in release.texts {
                guard let matter = text.matter, jointTexts[matter] != text else { continue }
                let isPublic = releases.values.contains { standing in
                    standing.release.isPublic && standing.release.from == release.from && standing.texts[matter] == text
                }
                if !isPublic { return matter }
            }
            for part in release.partsAlong where after[part]?.isPublic == false { return part.matter }
            guard !release.isPublic else { continue }
            for other in after.values where other.isPublic && other.without(release.item) != other {
                return other.item.matter
            }
        }
        return nil
    }

    /// Whether the public may be shown an instrument whole: it publishes and does nothing else, all of it still holds, and
    /// no embargo runs.
    ///
    /// An instrument is shown whole or not at all, since its hash is what was signed.
    public func isOpen(_ instrument: Instrument, at now: Instant) -> Bool {
        guard let first = instrument.releases.first(where: \.isPublic), let standing = releases[first.item],
            standing.together == instrument.releases, case .open = showing(of: standing, at: now)
        else { return false }
        return true
    }
}
