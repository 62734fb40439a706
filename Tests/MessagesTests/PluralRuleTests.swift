import Messages
import Testing

@Suite("Plural rule")
struct PluralRuleTests {
    @Test(
        "Whole numbers take the forms of the CLDR",
        arguments: [
            (.english, [(0, 1), (1, 0), (2, 1), (11, 1), (1_000_000, 1)]),
            (.french, [(0, 0), (1, 0), (2, 2), (17, 2), (1_000_000, 1), (1_000_001, 2)]),
            (.portuguese, [(0, 0), (1, 0), (2, 2), (2_000_000, 1)]),
            (.spanish, [(0, 2), (1, 0), (2, 2), (1_000_000, 1)]),
            (
                .russian,
                [
                    (0, 2), (1, 0), (2, 1), (4, 1), (5, 2), (11, 2), (12, 2), (14, 2), (21, 0), (22, 1), (111, 2),
                    (121, 0),
                ]
            ),
            (
                .arabic,
                [(0, 0), (1, 1), (2, 2), (3, 3), (10, 3), (11, 4), (99, 4), (100, 5), (102, 5), (103, 3), (111, 4)]
            ),
        ] as [(PluralRule, [(Int, Int)])]
    )
    func forms(rule: PluralRule, cases: [(count: Int, form: Int)]) {
        for (count, form) in cases { #expect(rule.form(for: count) == form, "\(rule) \(count)") }
        for count in [Int.min, -1, Int.max] { #expect(0..<rule.forms ~= rule.form(for: count)) }
    }
}
