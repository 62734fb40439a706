internal import CAssets
import Consultations

extension LexiconSource {
    /// The lexicons that the program carries, by language code; none is parsed yet.
    public static func carried() throws(LexiconError) -> [LexiconSource] {
        var sources: [LexiconSource] = []
        guard var file = unsafe cassets_lexicons() else { return [] }
        while let name = unsafe file.pointee.name, let bytes = unsafe file.pointee.bytes {
            let code = unsafe String(cString: name)
            let content = unsafe UnsafeBufferPointer(start: bytes, count: file.pointee.count)
            let text = unsafe String(decoding: content, as: UTF8.self)
            guard let language = Language(code) else {
                throw LexiconError(lexicon: code, line: 1, reason: "'\(code)' is no language code")
            }
            sources.append(LexiconSource(text, language: language))
            unsafe file += 1
        }
        return sources
    }
}

extension Lexicon {
    /// The lexicons that the program carries, by language code, all of them parsed.
    public static func carried() throws(LexiconError) -> [Lexicon] {
        var lexicons: [Lexicon] = []
        for source in try LexiconSource.carried() { lexicons.append(try source.lexicon()) }
        return lexicons
    }
}
