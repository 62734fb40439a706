internal import CAssets

/// The catalogues of all languages of the interface; English is always among them.
public struct Catalogues: Sendable {
    private let byLanguage: [String: Catalogue]

    /// Puts catalogues together; of two of one language the later is kept.
    public init(_ catalogues: [Catalogue]) {
        var byLanguage = ["en": Catalogue.english]
        for catalogue in catalogues { byLanguage[catalogue.language] = catalogue }
        self.byLanguage = byLanguage
    }

    /// The catalogues that the program carries.
    ///
    /// - Throws: what is wrong with one of them, which the tests of the program exclude.
    public static func carried() throws(CatalogueError) -> Catalogues {
        var catalogues: [Catalogue] = []
        for file in carriedFiles() { catalogues.append(try Catalogue(po: file.bytes, language: file.language)) }
        return Catalogues(catalogues)
    }

    /// The catalogue for a person at a terminal, as ``preferred(code:locale:)`` chooses it among those that the program
    /// carries; the others are not read.
    public static func carried(code: String?, locale: String?) throws(CatalogueError) -> Catalogue {
        let wishes = [code, locale].compactMap { $0.map(primaryLanguage) }
        var catalogues: [Catalogue] = []
        for file in carriedFiles() where wishes.contains(file.language) {
            catalogues.append(try Catalogue(po: file.bytes, language: file.language))
        }
        return Catalogues(catalogues).preferred(code: code, locale: locale)
    }

    /// The PO files that the program carries, as they are.
    public static func carriedFiles() -> [(language: String, bytes: [UInt8])] {
        var files: [(language: String, bytes: [UInt8])] = []
        var next = cassets_catalogues()
        while let file = next, let name = file.pointee.name {
            let bytes = UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count)
            files.append((String(cString: name), Array(bytes)))
            next = file.advanced(by: 1)
        }
        return files
    }

    /// The codes of the languages, sorted.
    public var languages: [String] { byLanguage.keys.sorted() }

    /// Whether there is a catalogue for a language.
    public func contains(_ language: String) -> Bool { byLanguage[language] != nil }

    /// The catalogue of a language; English where there is none.
    public subscript(language: String) -> Catalogue { byLanguage[language] ?? .english }

    /// The catalogue of a language, if there is one.
    subscript(exactly language: String) -> Catalogue? { byLanguage[language] }
}
