import Consultations
import Operations
import Testing

@Suite("Acts recorded together")
struct AllOrNoneTests {
    @Test func `one that is refused takes the others with it, and the writer goes on as if nothing had been`() throws {
        let nodes = try TwoNodes()
        try nodes.norvane.read("The Parties will open a ferry at Lomen in May 2029.\n")
        let number = try #require(ConclusionNumber("1/01"))
        let unknown = try #require(ConclusionNumber("1/44"))
        let writer = try nodes.norvane.writer()
        let before = writer.register
        func report(_ number: ConclusionNumber) -> ActContent {
            .report(
                ProgressReport(conclusion: number, party: writer.party, status: .inProgress, text: "Begun.")
            )
        }
        #expect(throws: OperationError.refused(.unknownConclusion(unknown))) {
            try writer.record([report(number), report(unknown)])
        }
        #expect(writer.register == before)
        #expect(throws: OperationError.self) {
            try writer.record([report(unknown)])
        }
        #expect(try nodes.norvane.node().register == before)
        try writer.record([report(number)])
        #expect(writer.register.conclusions[number]?.reports[writer.party]?.count == 1)
        #expect(try nodes.norvane.node().register == writer.register)
    }
}
