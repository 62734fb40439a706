import Consultations
import Foundation
import Reading
import Testing

/// The reader that the program carries.
let carried = Result { Reader(lexicons: try Lexicon.carried()) }

func read(_ text: String, language: Language? = nil) throws -> ReadingResult {
    try carried.get().read(Array(text.utf8), language: language)
}

/// The kind and the words of each finding: «commitment: Les Parties…».
func lines(_ text: String, language: Language) throws -> [String] {
    try read(text, language: language).findings.map { "\($0.kind.rawValue): \(quote($0, in: text))" }
}

func quote(_ finding: Finding, in text: String) -> String {
    String(decoding: Array(text.utf8)[finding.range], as: UTF8.self)
}

/// The folder that holds this checkout.
let checkout = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

/// The annotated texts beside the checkout, where they are.
let corpus: URL? = {
    let shared =
        ProcessInfo.processInfo.environment["SUIVI_SHARED"].map { URL(fileURLWithPath: $0) }
        ?? checkout.deletingLastPathComponent().appendingPathComponent("shared")
    let corpus = shared.appendingPathComponent("corpus")
    return FileManager.default.fileExists(atPath: corpus.appendingPathComponent("gold").path) ? corpus : nil
}()

/// A generator whose numbers follow from its seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
