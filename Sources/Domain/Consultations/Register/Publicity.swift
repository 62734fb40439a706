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
