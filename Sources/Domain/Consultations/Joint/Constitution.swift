public import Agreement
public import CanonicalBytes

/// What the header of an act says that signs the founding text: the first rules, and the hash of that text.
///
/// Agreement begins with it. Every participant writes the same, so the mechanism has one name for its first rules.
public struct Constitution: Hashable, Sendable {
    /// The parties, the journals of their members, who speaks first, and when silence consents.
    public let rules: RulesInForce
    /// The SHA-256 of the founding text.
    public let text: Digest

    /// The code of the act.
    public static let code = "constitute"

    public init(rules: RulesInForce, text: Digest) {
        self.rules = rules
        self.text = text
    }

    /// The name by which proposals name the first rules: the SHA-256 of the field `on` of the header.
    public func name(sha256: ([UInt8]) -> Digest) -> Digest { sha256(CanonicalJSON.print(json)) }

    var json: JSONValue { .object(["rules": rules.json, "text": .string(text.base64)]) }

    /// Reads the field `on`.
    init(on fields: inout Fields) throws(RecordError) {
        var on = try fields.object("on")
        var rules = try Fields(on.value("rules"), of: "act.on.rules")
        self.rules = try RulesInForce(&rules)
        try rules.finish()
        text = try on.digest("text")
        try on.finish()
        guard self.rules.isWellFormed else { throw .wrong(field: "rules", of: "act.on") }
    }
}
