import Agreement
import Consultations

/// An act that is about to be recorded: what it says, and what its header says of agreement.
struct NewEntry {
    let content: ActContent
    let word: Word
    let constitution: Constitution?

    init(_ content: ActContent, word: Word = .other, constitution: Constitution? = nil) {
        self.content = content
        self.word = word
        self.constitution = constitution
    }
}
