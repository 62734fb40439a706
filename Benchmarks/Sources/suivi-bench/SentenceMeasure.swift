import Consultations
import Reading
import TextSources

/// Prints the sentences of paragraphs, for a comparison with other splitters.
///
/// A file holds paragraphs apart by form feeds. Each paragraph gives its sentences one a line, then an empty line.
struct SentenceMeasure {
    let path: String
    let language: String

    func run() throws {
        let reader = Reader(lexicons: try Lexicon.carried())
        guard let language = Language(language) else { return }
        let bytes = try SourceReader().bytes(path: path)
        for paragraph in bytes.split(separator: UInt8(ascii: "\u{0C}")) {
            let text = Array(paragraph)
            for sentence in try reader.sentences(text, language: language) {
                print(
                    String(decoding: text[sentence.range], as: UTF8.self).split { $0.isNewline }.joined(separator: " ")
                )
            }
            print("")
        }
    }
}
