import Consultations

/// Views of one party alone: what it reports and declares. It shows them to the others, and to everybody if it says so.
extension JointRecord {
    /// Refuses to make a view public where what it is about is the parties' alone, or is marked so.
    func requirePublic(_ number: ConclusionNumber, at now: Instant) throws(OperationError) {
        let item = RegisterItem.conclusion(number)
        guard register.publicity(of: item, at: now) != .withheld else { throw .agreement(.viewOfWithheld(number)) }
        guard let own = register.participant(of: journal),
            let mark = register.marks(on: item.subject, by: own).first(where: { $0.handling > .everybody })
        else { return }
        var file: String?
        if case .document(let digest) = mark.subject { file = register.documents[digest]?.file.name }
        throw .agreement(.marked(mark.subject, mark.handling, file: file))
    }

    /// Who may be shown a report or a statement now.
    func tier(ofView content: ActContent, at place: ActPlace, now: Instant) -> Tier {
        if isOpen(view: content, at: place, now: now) { return .everybody }
        guard place.journal == journal else { return .parties }
        return founded.map { place.number >= $0 } ?? false && isForOthers(content) ? .parties : .ownSide
    }

    /// Whether everybody may be shown a report or a statement: its author made it public and has not marked it otherwise
    /// since, and everybody may know of the conclusion that it is about.
    func isOpen(view content: ActContent, at place: ActPlace, now: Instant) -> Bool {
        // What the own side has from before the founding not even the others are shown.
        guard place.journal != journal || founded.map({ place.number >= $0 }) ?? false else { return false }
        return switch content {
        case .report(let report): report.isPublic && mayShow(viewOn: report.conclusion, by: place.journal, at: now)
        case .statement(let statement):
            statement.isPublic
                && statement.conclusion.map { mayShow(viewOn: $0, by: place.journal, at: now) } ?? true
        default: false
        }
    }

    private func mayShow(viewOn number: ConclusionNumber, by author: String, at now: Instant) -> Bool {
        switch register.publicity(of: .conclusion(number), at: now) {
        case .withheld, .embargoed: return false
        case .open, .openInEarlierWords: break
        }
        guard let author = register.participant(of: author) else { return false }
        return !register.marks(on: .conclusion(number), by: author).contains { $0.handling > .everybody }
    }
}
