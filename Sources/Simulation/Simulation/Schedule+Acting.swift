import Agreement
import CanonicalBytes
import Consultations
import Journal
import Operations

extension Schedule {
    /// Proposes something: a date of a session, a status, a publication, what is on record, or two things together.
    mutating func propose(_ place: Int) {
        let kind = random.below(12)
        let session = 2 + random.below(3)
        let day = 1 + random.below(28)
        let wait = random.below(4 * 3600) - 3600
        let asksSilence = cast.hasSilence && random.chance(40)
        let status: ProgressStatus = random.chance(50) ? .inProgress : .completed
        let expiry = asksSilence ? Instant(secondsSinceEpoch: nodes[place].time + wait) : nil
        let subjects: [ProposedSubject]
        do {
            subjects =
                switch kind {
                case 0: [.mechanism]
                case 1: [.session(1)]
                case 2: [.conclusion(try Self.number("1/01"))]
                case 3: [.conclusion(try Self.number("1/02"))]
                case 4: [.status(try Self.number("1/01"), status)]
                case 5: [.publication(.session(1), from: nil)]
                case 6, 7:
                    [
                        .changed(try Self.session(session, day: day)),
                        .changed(try Self.session(session + 1, day: day)),
                    ]
                default: [.changed(try Self.session(session, day: day))]
                }
        } catch { return violate("nothing to propose: \(error)") }
        act(on: place, "proposals") { writer throws(OperationError) in
            let outcome = try ProposeMatters(subjects, expiry: expiry).perform(with: writer, passphrase: "")
            return "\(outcome.reference): \(outcome.matters)"
        }
    }

    private static func number(_ text: String) throws -> ConclusionNumber {
        guard let number = ConclusionNumber(text) else { throw Casting.Failure("no number: '\(text)'") }
        return number
    }

    static func session(_ number: Int, day: Int) throws -> ActContent {
        let date = try ExtendedDate("2027-03-\(day < 10 ? "0" : "")\(day)")
        guard let session = Session(number: number, status: .fixed, date: .statedInText(date)) else {
            throw Casting.Failure("no session: \(number)")
        }
        return .session(session)
    }

    /// Answers a proposal, mostly one that is open, mostly in a way that has a sense.
    mutating func answer(_ place: Int) {
        let pick = random.next()
        let draw = random.below(100)
        let isSensible = random.chance(85)
        act(on: place, "answers") { writer throws(OperationError) in
            let all = Inbox(writer.record).entries
            let open = all.filter(\.state.isOpen)
            let entries = isSensible ? open : all
            guard !entries.isEmpty else { return nil }
            let entry = entries[Int(pick % UInt64(entries.count))]
            let answer: AnswerProposal.Answer =
                switch draw {
                case ..<68: .consent
                case ..<80: .object(reason: "not yet")
                case ..<92: .withdraw(reason: nil)
                default: .declare
                }
            let post = draw >= 92 ? try? PostID("registry") : nil
            try AnswerProposal(entry.reference.description, answer, post: post).perform(with: writer, passphrase: "")
            return "\(entry.reference): \(answer)"
        }
    }

    /// What one side says or does alone.
    mutating func speakAlone(_ place: Int) {
        let kind = random.below(7)
        let number = random.below(1000)
        let party = nodes[place].beginning.participant
        act(on: place, "acts of one side alone") { writer throws(OperationError) in
            switch kind {
            case 0:
                guard let conclusion = ConclusionNumber("1/01") else { return nil }
                try ReportProgress(conclusion: conclusion, status: .inProgress, text: "fact \(number)")
                    .perform(with: writer)
            case 1:
                let text = "reads it so: \(number)"
                try MakeStatement(Statement(kind: .interpretation, conclusion: nil, text: text)).perform(with: writer)
            case 2:
                guard let names = Names([.english: "Desk \(number)"]), let id = try? PostID("desk.\(party)") else {
                    return nil
                }
                try NamePost(post: Post(id: id, party: party, names: names)).perform(with: writer)
            case 3:
                guard let post = try? PostID("desk.\(party)"), let conclusion = ConclusionNumber("1/01") else {
                    return nil
                }
                try AssignPost(conclusion: conclusion, post: post).perform(with: writer)
            case 4:
                guard let post = try? PostID("desk.\(party)") else { return nil }
                try writer.record([.tenure(Tenure(post: post, person: "N. \(number)", from: nil, until: nil))])
            default:
                try RecordSession(number: 2 + number % 3, status: .expected, level: "ministers \(number)")
                    .perform(with: writer)
            }
            return "\(kind)"
        }
    }

    /// Hands over to another member.
    mutating func handOver(_ place: Int) {
        let node = nodes[place]
        let others = nodes.filter { $0.beginning.party == node.beginning.party && $0.journal != node.journal }
        guard let next = random.pick(others) else { return }
        act(on: place, "handovers") { writer throws(OperationError) in
            guard let source = FactSource(note: "the presidency passes") else { return nil }
            try HandOver(to: next.beginning.participant, source: source).perform(with: writer)
            return "to \(next.name)"
        }
    }
}
