import CanonicalBytes
import Comparing
import Consultations
import Operations

/// The fields in which two texts on one matter differ, with the words that were struck out and added.
struct ChangedFields {
    /// One field: what it said, and what it says.
    struct Field {
        let old: SignedFields.Line?
        let new: SignedFields.Line?

        var path: String { new?.path ?? old?.path ?? "" }
        var label: String { new?.label ?? old?.label ?? "" }

        /// Old and new as one text.
        var pieces: [WordChanges.Piece] {
            let words = WordChanges(old?.value ?? "", new?.value ?? "")
            guard !words.hasChanges else { return words.pieces }
            // They differ in white space alone, and that is signed as well.
            return [
                WordChanges.Piece(.struck, old?.value ?? "", isSpaced: false),
                WordChanges.Piece(.added, new?.value ?? "", isSpaced: false),
            ]
        }

        /// The same with marks: `[-old-]{+new+}`.
        var marked: String { RedlineWords.line(pieces) }

        /// The field for other programs: both texts as they stand in the record, and the words.
        var json: JSONValue {
            .object(
                [
                    "field": .strings(path.split(separator: " · ").map(String.init)), "old": old?.raw, "new": new?.raw,
                    "words": .array(pieces.map(\.json)),
                ].compactMapValues { $0 }
            )
        }
    }

    let fields: [Field]

    init(from before: ActContent, to after: ActContent, words: MatterWords) {
        let old = SignedFields(before, words: words).lines
        let new = SignedFields(after, words: words).lines
        let known = Dictionary(old.map { ($0.path, $0) }) { first, _ in first }
        var fields = new.filter { known[$0.path]?.value != $0.value }.map { Field(old: known[$0.path], new: $0) }
        // A new reading leaves the quotation as it is; everything else says all of its matter anew.
        if before.code == after.code {
            let kept = Set(new.map(\.path))
            fields += old.filter { !kept.contains($0.path) }.map { Field(old: $0, new: nil) }
        }
        self.fields = fields
    }
}

extension ProposedChange {
    /// The change for other programs; a matter that only one of the two texts has, has no fields.
    func json(_ words: MatterWords) -> JSONValue {
        var members: [String: JSONValue] = ["matter": .string(matter.name)]
        if let beside { members["beside"] = .string(beside.description) }
        switch (before, after) {
        case (let before?, let after?):
            members["change"] = .string("changed")
            members["fields"] = .array(ChangedFields(from: before, to: after, words: words).fields.map(\.json))
        // What is not in another proposal is new beside it; what stands, and is not here, can't be compared.
        case (nil, _): members["change"] = .string(beside == nil ? "unknown" : "added")
        case (_, nil): members["change"] = .string("left_out")
        }
        return .object(members)
    }
}

extension WordChanges.Piece {
    /// The piece for other programs.
    var json: JSONValue {
        .object([
            "change": .string(change.rawValue), "text": .string(text), "space_before": .boolean(isSpaced),
        ])
    }
}
