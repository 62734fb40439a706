extension Catalogues {
    /// The catalogue for somebody.
    ///
    /// - Parameters:
    ///   - code: a language that was chosen explicitly, for example `fr` or `pt-BR`.
    ///   - locale: the value of `LC_ALL`, `LC_MESSAGES` or `LANG`, for example `fr_FR.UTF-8`.
    /// - Returns: the first of the two for which there is a catalogue, else English.
    public func preferred(code: String? = nil, locale: String? = nil) -> Catalogue {
        for wish in [code, locale] {
            if let wish, let catalogue = self[exactly: Self.primaryLanguage(of: wish)] { return catalogue }
        }
        return .english
    }

    /// The catalogue for a browser, by the value of its `Accept-Language` field.
    ///
    /// The language with the highest weight for which there is a catalogue is taken, of equal ones the first; the rest
    /// of an overlong field is not read. English stands in where none fits. Source: RFC 9110 section 12.5.4.
    public func preferred(acceptLanguage field: String) -> Catalogue {
        var best: (catalogue: Catalogue, weight: Int)?
        for range in String(field.prefix(500)).split(separator: ",") {
            let parts = range.split(separator: ";")
            guard let tag = parts.first, let catalogue = self[exactly: Self.primaryLanguage(of: String(tag))] else {
                continue
            }
            let weight = parts.count > 1 ? Self.thousandths(parts[1]) : 1000
            if weight > best?.weight ?? 0 { best = (catalogue, weight) }
        }
        return best?.catalogue ?? .english
    }

    /// The first subtag of a language tag or locale name, in lower case.
    static func primaryLanguage(of name: String) -> String {
        let start = name.drop { $0 == " " || $0 == "\t" }
        return start.prefix { $0.isASCII && $0.isLetter }.lowercased()
    }

    /// A weight such as `q=0.8` in thousandths; nothing readable is no wish.
    private static func thousandths(_ parameter: Substring) -> Int {
        let text = parameter.filter { $0 != " " }.lowercased()
        guard text.hasPrefix("q=") else { return 0 }
        let parts = text.dropFirst(2).split(separator: ".", maxSplits: 1)
        guard let whole = parts.first.flatMap({ Int($0) }), 0...1 ~= whole else { return 0 }
        guard whole == 0 else { return 1000 }
        guard parts.count == 2 else { return 0 }
        let digits = String(parts[1].prefix(3))
        return digits.allSatisfy { $0.isASCII && $0.isNumber }
            ? Int(digits + String("00".prefix(3 - digits.count))) ?? 0 : 0
    }
}
