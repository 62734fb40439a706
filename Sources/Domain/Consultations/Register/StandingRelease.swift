/// What all parties last agreed on showing an item to the public.
public struct StandingRelease: Hashable, Sendable {
    public let release: Release
    /// The texts that become public with it, by their matters.
    public let texts: [Matter: ActContent]
    /// All that one instrument publishes and takes back: it is shown whole or not at all.
    ///
    /// Nothing where that settles something else as well, and is never shown.
    let together: [Release]?

    init(_ release: Release, in act: Act) {
        self.release = release
        if case .shown(.propose(let instrument, _)) = act.body {
            let releases = instrument.releases
            together = releases.count == instrument.items.count ? releases : nil
        } else {
            together = nil
        }
        texts = Dictionary(
            release.texts.compactMap { text in text.matter.map { ($0, text) } },
            uniquingKeysWith: { first, _ in first }
        )
    }
}
