import Glibc

/// How often the letters above ASCII occur, as logarithms by byte.
///
/// The figures are rounded shares a thousand in newspaper text, without regard to case; only their order of magnitude
/// matters.
struct LetterShares: Sendable {
    private let logarithms: [Double]

    /// The logarithm of a byte's share.
    subscript(byte: UInt8) -> Double { logarithms[Int(byte)] }

    private init(page: CodePage, shares: KeyValuePairs<String, Double>) {
        var known: [Unicode.Scalar: Double] = [:]
        for (letters, share) in shares {
            for scalar in letters.unicodeScalars { known[scalar] = share / 1000 }
        }
        logarithms = (UInt8.min...UInt8.max).map { byte in
            guard let scalar = page.scalar(of: byte) else { return log(0.000_01) }
            let small = scalar.properties.lowercaseMapping.unicodeScalars.first ?? scalar
            return log(known[small] ?? 0.000_01)
        }
    }

    static let russian = LetterShares(
        page: .windows1251,
        shares: [
            "о": 110, "е": 85, "а": 80, "и": 74, "н": 67, "т": 63, "с": 55, "рвлк": 45, "мдпу": 30, "яыьгзб": 18,
            "чйхж": 11, "шюцщэф": 5, "ъё": 0.5,
        ]
    )

    static let western = LetterShares(
        page: .windows1252,
        shares: [
            "é": 300, "àáí": 85, "óãè": 70, "ç": 45, "ê": 30, "ñúõ": 25, "ôîâ": 12, "ûùëïüöäœæåøß": 5,
        ]
    )
}
