import Messages
import Operations

extension Console {
    /// Why nothing was taken out of a copy.
    func message(_ error: RedactionError) -> Message {
        switch error {
        case .nothingNamed: Message("name what is to be taken out: an act, a conclusion, a file, or --words")
        case .notThere(let item):
            Message("'{item}' is not shown in these files; nothing was written", ["item": item])
        case .severalJournals(let item):
            Message(
                "'{item}' fits several journals; write the participant in full, as 'suivi verify' names it",
                ["item": item]
            )
        case .insideItself(let path):
            Message("{path} lies in what is copied; name a place outside of it", ["path": path])
        case .notWhole(let path):
            Message(
                "{path} does not hold together, so nothing is taken out of it; 'suivi verify {path}' says what is wrong",
                ["path": path]
            )
        }
    }
}
