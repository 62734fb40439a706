import XML

/// The names of character references: those of HTML 4, and of the later ones (HTML standard §13.5) those that stand for
/// marks of ordinary text and for Cyrillic letters.
enum HTMLReferenceNames {
    static let scalars: [String: Unicode.Scalar] = {
        var names = HTMLEntities.codePoints.compactMapValues { Unicode.Scalar($0) }
        for (name, scalar) in marks { names[name] = scalar }
        // From U+0430 on, in the order of the alphabet; the capitals stand 32 places before.
        for (index, letter) in cyrillic.split(separator: " ").enumerated() {
            names["\(letter)cy"] = Unicode.Scalar(0x430 + UInt32(index))
            names["\(letter.uppercased())cy"] = Unicode.Scalar(0x410 + UInt32(index))
        }
        names["iocy"] = "ё"
        names["IOcy"] = "Ё"
        return names
    }()

    /// Whether a name is known without its semicolon.
    static func isOld(_ name: String, _ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x100 && name != "apos" && (marks[name] == nil || name.allSatisfy { $0.isUppercase })
    }

    private static let cyrillic =
        "a b v g d ie zh z i j k l m n o p r s t u f kh ts ch sh shch hard y soft e yu ya"

    private static let marks: [String: Unicode.Scalar] = [
        "AMP": "&", "LT": "<", "GT": ">", "QUOT": "\"", "COPY": "©", "REG": "®", "apos": "'", "NewLine": "\n",
        "Tab": "\t", "excl": "!", "num": "#", "dollar": "$", "percnt": "%", "lpar": "(", "rpar": ")", "ast": "*",
        "plus": "+", "comma": ",", "period": ".", "sol": "/", "colon": ":", "semi": ";", "equals": "=", "quest": "?",
        "commat": "@", "lsqb": "[", "lbrack": "[", "bsol": "\\", "rsqb": "]", "rbrack": "]", "Hat": "^",
        "lowbar": "_", "grave": "`", "lcub": "{", "lbrace": "{", "verbar": "|", "vert": "|", "rcub": "}",
        "rbrace": "}", "hyphen": "\u{2010}", "dash": "\u{2010}", "horbar": "―", "rsquor": "’", "ldquor": "„",
        "lsquor": "‚", "rdquor": "”", "numero": "№", "NonBreakingSpace": "\u{A0}", "ZeroWidthSpace": "\u{200B}",
        "NoBreak": "\u{2060}", "half": "½", "check": "✓", "star": "☆", "starf": "★", "bullet": "•", "nldr": "‥",
        "mldr": "…",
    ]
}
