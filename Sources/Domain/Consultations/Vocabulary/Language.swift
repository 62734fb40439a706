/// A language of a text or of the interface, by its BCP 47 tag.
public struct Language: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The tag in lower case, for example `fr` or `pt-br`.
    public let tag: String

    /// Accepts a tag of letters, digits and hyphens of at most 35 characters; anything else gives nothing.
    public init?(_ tag: String) {
        let lowered = tag.lowercased()
        let parts = lowered.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first, (2...8).contains(first.utf8.count), lowered.utf8.count <= 35,
            first.utf8.allSatisfy({ UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 }),
            parts.dropFirst().allSatisfy({ part in
                (1...8).contains(part.utf8.count)
                    && part.utf8.allSatisfy {
                        UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                    }
            })
        else { return nil }
        self.tag = lowered
    }

    private init(known tag: String) { self.tag = tag }

    public var description: String { tag }

    public static func < (left: Language, right: Language) -> Bool { left.tag < right.tag }

    public static let french = Language(known: "fr")
    public static let english = Language(known: "en")
    public static let russian = Language(known: "ru")
    public static let spanish = Language(known: "es")
    public static let arabic = Language(known: "ar")
    public static let portuguese = Language(known: "pt")

    /// The languages of the interface.
    public static let ofInterface: [Language] = [.french, .english, .russian, .spanish, .arabic, .portuguese]
}
