import CanonicalBytes
import Consultations
import Journal
import Operations
import WebPages

/// The register as a reader of one language sees it on one day: where the pages get what they show.
struct RegisterView {
    let node: Node
    let language: Language
    let day: CalendarDay
    let now: Instant
    let cache: ProposalCache

    var register: Register { node.register }

    var masthead: Masthead {
        Masthead(
            mechanism: register.mechanism?.names.wording(for: language),
            party: name(of: node.party),
            journal: node.journal.description,
            acts: node.size,
            day: day
        )
    }

    func name(of party: PartyID) -> Wording {
        register.parties[party]?.names.wording(for: language) ?? Wording(party.text)
    }

    func name(of post: PostID) -> Wording {
        register.posts[post]?.names.wording(for: language) ?? Wording(post.text)
    }

    /// The status of a conclusion with the names of those who report it.
    func status(of conclusion: Conclusion, _ tiers: ConclusionTiers? = nil) -> NamedStatus {
        func report(_ party: PartyID, _ status: ProgressStatus) -> NamedStatus.Report {
            NamedStatus.Report(
                party: name(of: party),
                status: status,
                at: conclusion.reports[party]?.last?.at,
                tier: party == node.party ? tiers?.ours : tiers?.theirs[party]
            )
        }
        let status = register.status(of: conclusion, seenBy: node.party)
        return NamedStatus(
            ours: report(node.party, status.ours),
            theirs: register.inOrder(status.theirs.map(\.party), for: node.party, in: language).map {
                report($0, conclusion.status(of: $0))
            },
            agreed: status.agreed,
            agreedTier: tiers?.agreed
        )
    }

    /// Whether there is anybody besides the own side.
    var isShared: Bool { register.foundingText != nil }

    func entry(of document: Document) -> DocumentEntry {
        let name = document.title.map { Wording($0, document.language) } ?? Wording(document.file.name)
        return DocumentEntry(
            digest: document.file.sha256,
            name: name,
            type: document.type,
            language: document.language,
            session: document.session,
            isReviewed: register.reviews[document.file.sha256] != nil
        )
    }
}
