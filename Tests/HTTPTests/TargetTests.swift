import HTTPModel
import Testing

@Suite("Target")
struct TargetTests {
    @Test(
        "An address is read into segments and fields",
        arguments: [
            ("/", [], []), ("/conclusions", ["conclusions"], []), ("/conclusions/", ["conclusions"], []),
            ("/conclusions/1%2F07", ["conclusions", "1/07"], []), ("/caf%C3%A9", ["café"], []), ("/a+b", ["a+b"], []),
            ("/a?", ["a"], []), ("/a?b", ["a"], ["b:"]), ("/a?b=c&b=d%26&&e=f+g", ["a"], ["b:c", "b:d&", "e:f g"]),
            ("/a?b=c=d", ["a"], ["b:c=d"]), ("/a?b=/../", ["a"], ["b:/../"]), ("/...", ["..."], []),
            ("/a?=x", ["a"], [":x"]), ("/été", ["été"], []),
        ] as [(String, [String], [String])]
    )
    func reads(text: String, path: [String], query: [String]) throws {
        let target = try Target(parsing: text)
        #expect(target.path == path)
        #expect(target.query.items.map { "\($0.name):\($0.value)" } == query)
    }

    @Test(
        "A hostile or broken address is refused",
        arguments: [
            "", "a", "*", "http://example.org/", "/%", "/%4", "/%zz", "/%+1", "/%00", "/a%00b", "/%C0%AF",
            "/%C0%AE%C0%AE/",
            "/%ED%A0%80", "/%F8%88%80%80%80", "/%FF", "//", "//a", "/a//b", "/.", "/..", "/a/../b", "/%2e%2e/b",
            "/%2E./b", "/..%2Fetc", "/a%2F..", "/..%5Cetc", "/a/%2e", "/a b", "/a\tb", "/a%0Ab", "/a%7F", "/a#b",
            "/a\u{0}b",
        ]
    )
    func refusesPath(text: String) {
        #expect(throws: RequestError.malformedTarget) { try Target(parsing: text) }
    }

    @Test("A broken query is refused", arguments: ["/?a=%", "/?a=%00", "/?%C0%AF=1", "/?a=%FF", "/?a=%2"])
    func refusesQuery(text: String) {
        let error = #expect(throws: RequestError.malformedForm) { try Target(parsing: text) }
        #expect(error?.status == .badRequest)
    }

    @Test("Too long an address is refused, one of the longest accepted is read")
    func length() throws {
        let longest = "/" + String(repeating: "a", count: 8191)
        #expect(try Target(parsing: longest).path.first?.count == 8191)
        let error = #expect(throws: RequestError.targetTooLong(limit: 8192)) { try Target(parsing: longest + "a") }
        #expect(error?.status == .targetTooLong)
        #expect(error?.description == "The address has more than 8192 bytes; follow a link, or shorten it")
    }

    @Test("Too many fields are refused")
    func fields() throws {
        #expect(try Target(parsing: "/?" + String(repeating: "a&", count: 1000)).query.items.count == 1000)
        #expect(throws: RequestError.tooManyFields(limit: 1000)) {
            try Target(parsing: "/?" + String(repeating: "a&", count: 1001))
        }
    }

    @Test("A built address is escaped, and reads back as itself")
    func builds() throws {
        let target = Target("conclusions", "1/07 é").adding("kind", "a&b=c+d").adding("q", "ж\n")
        #expect(target.description == "/conclusions/1%2F07%20%C3%A9?kind=a%26b%3Dc%2Bd&q=%D0%B6%0A")
        #expect(try Target(parsing: target.description) == target)
        #expect(Target().description == "/")
        #expect(target.setting("kind", nil).setting("q", "2").description == "/conclusions/1%2F07%20%C3%A9?q=2")
    }
}
