import Foundation
import TextSources

/// Invented texts and their encodings.
enum Samples {
    static let french = """
        Les ministres de l’Aldanie et du Norrland sont convenus d’institutionnaliser ces consultations. « La deuxième \
        session se tiendra à Port-Élan », a déclaré le président de séance. Ils ont réaffirmé leur volonté commune.
        """
    static let russian = """
        Стороны договорились проводить консультации ежегодно. Следующая встреча пройдёт в Порт-Элане в первом квартале \
        2027 года. Министры подтвердили готовность содействовать обмену студентами и подписали протокол № 4.
        """
    static let spanish = """
        Las partes acordaron celebrar una reunión técnica en el primer trimestre del año próximo y expresaron su \
        satisfacción por la cooperación económica.
        """
    static let portuguese = """
        As partes concordaram em que a próxima sessão se realizará na capital da Aldânia, e manifestaram o seu empenho \
        na cooperação. Não houve objeções.
        """

    /// The bytes of a text by Foundation's own tables, which know nothing of ours.
    static func bytes(_ text: String, as encoding: TextEncoding) throws -> [UInt8] {
        guard let data = text.data(using: foundation(encoding)) else { throw NotEncodable() }
        return Array(data)
    }

    /// The characters of bytes by Foundation's own tables.
    static func scalars(_ bytes: some Sequence<UInt8>, as encoding: TextEncoding) throws -> [Unicode.Scalar] {
        // A mark at the beginning of a piece is a character there; Foundation would take it away.
        guard let text = String(bytes: bytes, encoding: foundation(encoding)) else { throw NotEncodable() }
        return Array(text.unicodeScalars)
    }

    private static func foundation(_ encoding: TextEncoding) -> String.Encoding {
        switch encoding {
        case .utf8: .utf8
        case .utf16LittleEndian: .utf16LittleEndian
        case .utf16BigEndian: .utf16BigEndian
        case .windows1251: .windowsCP1251
        case .windows1252: .windowsCP1252
        }
    }

    struct NotEncodable: Error {}
}

/// Random numbers that are the same in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}

extension SourceText {
    var string: String { text(in: 0..<utf8.count) }
}

/// Reads a page given as text.
func readPage(_ html: String, encoding: TextEncoding = .utf8) throws -> SourceText {
    try SourceReader(encoding: encoding, format: .html).read(Samples.bytes(html, as: encoding), name: "page.html")
}
