/// A hash as words that people of any language can read aloud and compare by telephone.
///
/// Each word has five letters, a consonant and a vowel in turn, and stands for 16 bits: `lusab-babad-gutih-tugad`
/// (D. S. Wilkerson, "Proquints: Identifiers that are Readable, Spellable, and Pronounceable", 2009).
public enum SpokenDigest {
    private static let consonants = Array("bdfghjklmnprstvz")
    private static let vowels = Array("aiou")

    /// The first 128 bits of a hash as eight words.
    public static func words(_ digest: Digest) -> String {
        let bytes = digest.bytes.prefix(16)
        return stride(from: 0, to: bytes.count, by: 2).map { place in
            word(UInt16(bytes[place]) << 8 | UInt16(bytes[place + 1]))
        }.joined(separator: "-")
    }

    /// One word for 16 bits.
    static func word(_ bits: UInt16) -> String {
        String([
            consonants[Int(bits >> 12)], vowels[Int(bits >> 10 & 3)], consonants[Int(bits >> 6 & 15)],
            vowels[Int(bits >> 4 & 3)], consonants[Int(bits & 15)],
        ])
    }
}
