import CanonicalBytes
import Consultations
import Operations
import Reading
import TextSources

/// The findings of a document as one line of JSON, written without a tree of values in between: the same bytes as the
/// canonical form of ``ExaminedDocument/json``.
struct FindingLine {
    private(set) var writer = CanonicalWriter()

    /// What the line of a document begins with.
    mutating func open(encoding: String, file: String) {
        writer.open("{")
        writer.member("encoding", encoding)
        writer.member("file", file)
        writer.name("findings")
        writer.open("[")
    }

    /// What stands behind the findings.
    mutating func close(
        format: String,
        language: String,
        leftAside: [JSONValue] = [],
        sha256: Digest,
        producer: String? = nil
    ) {
        writer.close("]")
        writer.member("format", format)
        writer.member("language", language)
        if !leftAside.isEmpty {
            writer.name("left_aside")
            writer.raw(CanonicalJSON.print(.array(leftAside)))
        }
        writer.member("reader", Reader.version)
        writer.member("sha256", sha256.hexadecimal)
        if let producer { writer.member("text_by", producer) }
        writer.close("}")
        writer.endLine()
    }

    /// Adds a finding.
    ///
    /// - Parameters:
    ///   - finding: what was found.
    ///   - range: where, in Unicode code points of the decoded file.
    ///   - quote: its words, in UTF-8.
    mutating func add(_ finding: Finding, range: Range<Int>, quote: ArraySlice<UInt8>) {
        writer.open("{")
        writer.member("action_level", finding.actionLevel.rawValue)
        writer.name("actors")
        writer.open("[")
        for actor in finding.actors { writer.string(actor) }
        writer.close("]")
        if let addressee = finding.addressee { writer.member("addressee", addressee) }
        writer.name("because")
        writer.open("[")
        for reason in finding.because {
            writer.open("{")
            writer.member("matched", reason.matched)
            writer.member("rule", reason.rule)
            writer.close("}")
        }
        writer.close("]")
        writer.member("confidence", finding.confidence.rawValue)
        writer.member("domain", finding.domain?.rawValue ?? Readiness.notStated.rawValue)
        writer.name("due")
        writer.open("{")
        if let due = finding.due {
            if let edtf = due.edtf, Self.isDate(edtf) { writer.member("edtf", edtf) }
            writer.member("readiness", Readiness.statedInText.rawValue)
            writer.member("text", due.text)
        } else {
            writer.member("readiness", Readiness.notStated.rawValue)
        }
        writer.close("}")
        writer.member("end", range.upperBound)
        writer.member("finding", finding.id)
        if let heading = finding.heading { writer.member("heading", heading) }
        writer.member("kind", finding.kind.rawValue)
        if let place = finding.place { writer.member("place", place) }
        writer.name("quote")
        writer.string(quote)
        if let restates = finding.restates { writer.member("restates", restates) }
        writer.member("scope", finding.scope.rawValue)
        writer.member("start", range.lowerBound)
        writer.member("strength", finding.strength.rawValue)
        writer.member("voice", finding.voice.rawValue)
        writer.close("}")
    }

    /// Whether a text is a date in EDTF; what is one at first sight is not read to its end.
    private static func isDate(_ text: String) -> Bool {
        let utf8 = Array(text.utf8)
        let isPlain =
            (utf8.count == 4 || utf8.count == 7 || utf8.count == 10)
            && utf8.enumerated().allSatisfy { place, byte in
                place == 4 || place == 7 ? byte == UInt8(ascii: "-") : 0x30...0x39 ~= byte
            }
        if isPlain {
            let month = utf8.count > 4 ? (utf8[5] - 0x30) * 10 + utf8[6] - 0x30 : 1
            let day = utf8.count > 7 ? (utf8[8] - 0x30) * 10 + utf8[9] - 0x30 : 1
            if 1...12 ~= month, 1...28 ~= day, utf8[0] > 0x30 { return true }
        }
        return (try? ExtendedDate(text)) != nil
    }

    /// What was written since the last time.
    mutating func take() -> [UInt8] { writer.take() }
}

extension ExaminedDocument {
    /// The findings as one line of JSON.
    var jsonLine: [UInt8] {
        var line = FindingLine()
        line.open(encoding: source.encoding.name, file: name)
        for finding in result.findings {
            let range = codePoints(finding.range)
            if source.format == .plainText {
                line.add(finding, range: range, quote: source.utf8[finding.range])
            } else {
                line.add(finding, range: range, quote: Array(words(in: range).utf8)[...])
            }
        }
        line.close(
            format: source.format.rawValue,
            language: result.language.tag,
            leftAside: leftAside,
            sha256: sha256,
            producer: source.producer
        )
        return line.take()
    }
}
