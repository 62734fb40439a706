import Consultations

extension ProposedPackage {
    /// Takes in that the public may be shown something joint, in the words that are agreed now.
    ///
    /// What is not agreed yet is not published along: then the act could not be shown without the rest of what it settles.
    mutating func publish(_ item: RegisterItem, from: Instant?) throws(OperationError) {
        do throws(Refusal) { try register.known(item) } catch { throw absent(item.matter, error) }
        guard register.isJoint(item.matter) else { throw .agreement(.publishedBeforeAgreed(item.matter)) }
        let (texts, leftOut) = register.textsToPublish(with: item)
        let release = Release(item, texts: texts, from: from)
        try set(.release(release), beside: register.releases[item].map { .release($0.release) })
        publishAnew(with: [item], without: nil)
        withheld += leftOut
    }

    /// Takes in that something is public no more.
    ///
    /// What was published in one act with it is published anew without it: that act is not shown any more, since it is shown
    /// whole or not at all.
    mutating func takeBack(_ item: RegisterItem) throws(OperationError) {
        let standing = register.releases.values.map(\.release).filter(\.isPublic)
        let along = standing.filter { $0.item != item && $0.without(item) != $0 }
        guard !along.isEmpty || standing.contains(where: { $0.item == item }) else {
            throw .agreement(.notPublic(item.matter))
        }
        try set(.release(Release(takingBack: item)), beside: nil)
        for release in along { append(.release(release.without(item))) }
        publishAnew(with: [item] + along.map(\.item), without: item)
    }

    /// Publishes anew what was published in one act with something that is published otherwise now, since an act is shown
    /// whole or not at all.
    private mutating func publishAnew(with items: [RegisterItem], without dropped: RegisterItem?) {
        for item in items {
            guard register.releases[item]?.release.isPublic == true,
                let leaf = record.versions[Matter.publication(of: item)]
            else { continue }
            for case .release(let release) in record.instrument(of: leaf)?.items.map(\.content) ?? []
            where release.isPublic && register.releases[release.item]?.release == release {
                guard !contents.contains(where: { $0.matter == Matter.publication(of: release.item) }) else { continue }
                append(.release(dropped.map { release.without($0) } ?? release))
            }
        }
    }
}
