public import Consultations

/// A passage of a document that a reader or a person marked, and why.
public struct DocumentMark: Hashable, Sendable {
    /// What became of the passage.
    public enum State: Hashable, Sendable {
        /// It is a conclusion of the register.
        case concluded(ConclusionNumber)
        /// A reader proposes it; nobody has decided yet. The number is its place in the text, from 1.
        case proposed(Int)
        /// A person refused it; refusals are kept and shown.
        case refused(Int)
    }

    /// Where the words stand, in bytes of the readable text.
    public let range: Range<Int>
    public let state: State
    public let kind: ConclusionKind
    public let grounds: [Ground]

    public init(
        range: Range<Int>,
        state: State,
        kind: ConclusionKind,
        grounds: [Ground]
    ) {
        self.range = range
        self.state = state
        self.kind = kind
        self.grounds = grounds
    }

    /// The identifier of the place where a conclusion is marked in its document.
    static func anchor(of number: ConclusionNumber) -> String { "c\(number.session)-\(number.position)" }

    /// The identifier of the mark.
    var anchor: String {
        switch state {
        case .concluded(let number): Self.anchor(of: number)
        case .proposed(let place): "p\(place)"
        case .refused(let place): "r\(place)"
        }
    }

    /// The identifier of the note beside it.
    var noteAnchor: String { "n" + anchor }

    /// What stands for the mark in the text and at the beginning of its note.
    var label: String {
        switch state {
        case .concluded(let number): number.description
        case .proposed(let place), .refused(let place): "(\(place))"
        }
    }

    /// The class of the marked words.
    var look: String {
        switch state {
        case .concluded: "concluded"
        case .proposed: "proposed"
        case .refused: "refused"
        }
    }
}
