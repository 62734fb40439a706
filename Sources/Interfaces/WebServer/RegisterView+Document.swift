import CanonicalBytes
import Consultations
import Operations
import TextSources
import WebPages

extension RegisterView {
    /// A document with its findings; nothing where the register has no such document, or the document no such part.
    func document(_ digest: Digest, _ part: DocumentPart) throws(OperationError) -> DocumentPage? {
        guard let document = register.documents[digest] else { return nil }
        let source = try node.text(of: document)
        let decided = concluded(in: digest, source) + refused(in: digest, source)
        let marks = decided + proposed(in: document, source, beside: decided)
        return DocumentPage(
            entry: entry(of: document),
            file: document.file,
            encoding: document.encoding,
            voice: document.voice,
            deposited: try deposited(digest),
            text: source.utf8,
            headings: source.headings,
            apart: source.apart,
            marks: marks,
            part: part,
            versions: register.versions(of: digest)
                .filter { register.concordance(digest, $0.file.sha256) != nil }.map(entry)
        )
    }

    /// When the document was deposited.
    private func deposited(_ digest: Digest) throws(OperationError) -> Instant? {
        try node.acts(about: .document(digest)).first { $0.header.act == "deposit" }?.header.at
    }

    private func concluded(in digest: Digest, _ source: SourceText) -> [DocumentMark] {
        register.conclusions.values.filter { $0.entry.quotation.document == digest }.map { conclusion in
            DocumentMark(
                range: bytes(conclusion.entry.quotation.range, source),
                state: .concluded(conclusion.number),
                kind: conclusion.reading.kind,
                grounds: conclusion.entry.grounds
            )
        }
    }

    private func refused(in digest: Digest, _ source: SourceText) -> [DocumentMark] {
        (register.reviews[digest] ?? []).flatMap(\.refused).enumerated().map { place, refusal in
            DocumentMark(
                range: bytes(refusal.range, source),
                state: .refused(place + 1),
                kind: refusal.kind,
                grounds: refusal.rules.map { Ground(rule: $0, matched: "") }
            )
        }
    }

    /// What a reader finds in a document and nobody has decided on yet: all of it, or what a review left for later.
    private func proposed(
        in document: Document,
        _ source: SourceText,
        beside decided: [DocumentMark]
    ) -> [DocumentMark] {
        if let last = register.reviews[document.file.sha256]?.last, last.left == 0 { return [] }
        let found = cache.proposals(for: document.file.sha256) {
            // A document that the reader can't read is still shown, with what people marked in it.
            ((try? node.examine(document))?.items ?? []).map { item in
                DocumentMark(
                    range: bytes(item.range, source),
                    state: .proposed(item.finding),
                    kind: item.reading.kind,
                    grounds: item.grounds
                )
            }
        }
        return found.filter { mark in !decided.contains { $0.range.overlaps(mark.range) } }
    }

    /// Where a range of code points of the file stands in the readable text.
    private func bytes(_ range: Range<Int>, _ source: SourceText) -> Range<Int> {
        let start = source.map.utf8Offset(ofCodePoint: range.lowerBound)
        return start..<start + source.words(inCodePoints: range).utf8.count
    }
}
