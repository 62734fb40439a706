import Agreement
import Consultations
import Exchange
import Journal
import Operations
import Testing
import Trials

@Suite("Threat 3: a party puts in a reservation with an old date")
struct Threat03Tests {
    @Test("it stands where it was signed, is marked as dated back, and can't be put before what others have")
    func backDated() throws {
        var trials = Trials(
            3,
            "a back-dated reservation",
            caughtBy:
                "the order of the journal; the date is marked as running backwards; before a known head: two histories"
        )
        var nodes = try HonestAgainstForged()
        nodes.alda.time = "2026-05-20T08:00:00Z"
        let kinds: [StatementKind] = [.reservation, .interpretation, .explanation]
        var written: [String] = []
        for year in 1990...2025 {
            for kind in kinds where year % 3 == kinds.firstIndex(of: kind) {
                let first = nodes.alda.size
                nodes.alda.time = "\(year)-01-01T00:00:00Z"
                let text = "As we said in \(year)."
                try nodes.alda.write(.statement(Statement(kind: kind, conclusion: nil, text: text)))
                written.append(text)
                // In between something that is dated right.
                nodes.alda.time = "2026-05-20T08:00:00Z"
                try nodes.alda.write(.acknowledge)
                try nodes.norvane.receive(try nodes.alda.delivery(from: first))
                let register = try nodes.norvane.node().register
                let last = try #require(register.statements.last)
                let isInOrder = register.statements.map(\.statement.text) == written
                trials.count(
                    isInOrder && last.place.number == first && register.datedBack.contains(last.place),
                    "\(year): \(last), in order \(isInOrder)"
                )
            }
        }
        // Put in before what Norvane has, at each place: the owner signs it, and has told two histories.
        for number in 1..<nodes.alda.size {
            var other = try nodes.alda.goingOn(from: number)
            other.time = "2020-01-01T00:00:00Z"
            try other.write(.statement(Statement(kind: .reservation, conclusion: nil, text: "Since ever.")))
            while other.size < nodes.alda.size + 1 { try other.write(.acknowledge) }
            let states = try ReceiveDelivery(try other.delivery()).preview(for: nodes.norvane.node()).map(\.state)
            trials.count(states == [.fork(at: number)], "put in at \(number): \(states)")
        }
        #expect(trials.missed == [])
        trials.report()
    }

    @Test("a word of agreement with an old date has no effect")
    func backDatedWord() throws {
        var trials = Trials(
            3,
            "a back-dated reservation",
            caughtBy: "a word of agreement whose time runs backwards is void"
        )
        for year in stride(from: 1990, through: 2025, by: 7) {
            var nodes = try HonestAgainstForged()
            let proposal = try nodes.norvane.propose(.mechanism)
            try nodes.alda.see(try nodes.whatNorvaneHas())
            let leaf = try #require(try nodes.norvane.node().record.proposalOrder.first)
            let first = nodes.alda.size
            try nodes.alda.write(.acknowledge)
            nodes.alda.time = "\(year)-01-01T00:00:00Z"
            try nodes.alda.write(.consent(signature: "— nobody AAAA"), word: .consent(leaf))
            try nodes.norvane.receive(try nodes.alda.delivery(from: first))
            let state = try nodes.norvane.inbox()[proposal]
            trials.count(state == .awaitsOthers([try PartyID("rivers")]), "\(year): \(String(describing: state))")
        }
        #expect(trials.missed == [])
        trials.report()
    }
}
