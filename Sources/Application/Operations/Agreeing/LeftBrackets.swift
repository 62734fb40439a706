import CanonicalBytes
public import Comparing
public import Consultations
import Reading

/// Words that still stand in brackets in what is to be signed: who signs it signs them as well.
public struct LeftBrackets: Hashable, Sendable {
    /// Where they stand: the name of a document's file, or the number of a conclusion.
    public let place: String
    public let brackets: [Bracket]

    /// How many each party has left, by name; those of nobody named come last, without a name.
    public var byParty: [(party: String?, count: Int)] {
        let counts = Dictionary(brackets.map { ($0.party ?? "", 1) }, uniquingKeysWith: +)
        let named = counts.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }.map { (Optional($0.key), $0.value) }
        return named + (counts[""].map { [(nil, $0)] } ?? [])
    }
}

extension Node {
    /// The brackets that are left in what an instrument would make agreed.
    ///
    /// Of a document whose file has not arrived nothing is said.
    public func leftBrackets(in instrument: Instrument) throws(OperationError) -> [LeftBrackets] {
        var left: [LeftBrackets] = []
        var documents: Set<Digest> = []
        for case .deposit(let document) in instrument.items.map(\.content) {
            documents.insert(document.file.sha256)
            guard let examined: ExaminedDocument = try? examine(document) else { continue }
            let compare = CompareDocuments(reader: try ExamineDocument.carriedReader())
            let brackets = try compare.check(examined).advice.flatMap(\.brackets)
            left.append(LeftBrackets(place: document.file.name, brackets: brackets))
        }
        for case .conclusion(let entry) in instrument.items.map(\.content)
        where !documents.contains(entry.quotation.document) {
            left.append(LeftBrackets(place: entry.number.description, brackets: Bracket.all(in: entry.quotation.text)))
        }
        return left.filter { !$0.brackets.isEmpty }
    }
}
