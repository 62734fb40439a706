import HTTPModel
import Testing

@Suite("Request")
struct RequestTests {
    private func post(_ body: String, type: String?) -> Request {
        var fields = HeaderFields()
        fields["Content-Type"] = type
        return Request(.post, Target("a"), fields: fields, body: Array(body.utf8))
    }

    @Test(
        "A form is read from its encoding",
        arguments: ["application/x-www-form-urlencoded", "Application/X-WWW-Form-URLencoded ; charset=utf-8"]
    )
    func form(type: String) throws {
        let form = try post("title=Joint+note%0D%0A&what=%D0%B4%D0%B0&what=&empty", type: type).form()
        #expect(form["title"] == "Joint note\r\n")
        #expect(form.values("what") == ["да", ""])
        #expect(form["empty"] == "")
        #expect(form["absent"] == nil)
    }

    @Test("What is no form is refused", arguments: [nil, "", "text/plain", "multipart/form-data; boundary=x"])
    func notAForm(type: String?) {
        let error = #expect(throws: RequestError.notAForm) { try post("a=b", type: type).form() }
        #expect(error?.status == .unsupportedMediaType)
    }

    @Test("A broken or overfull form is refused")
    func brokenForm() {
        let type = "application/x-www-form-urlencoded"
        for body in ["a=%", "a=%00", "a=\u{0}", "%ff=1", "a=%C0%80"] {
            #expect(throws: RequestError.malformedForm) { try post(body, type: type).form() }
        }
        let error = #expect(throws: RequestError.tooManyFields(limit: 2)) {
            try post("a&b&c", type: type).form(limit: 2)
        }
        #expect(error?.status == .contentTooLarge)
    }

    @Test(
        "A cookie is found by its name",
        arguments: [
            ("session=abc", "abc"), ("a=1; session=abc; b=2", "abc"), ("session=", ""), ("session=a=b", "a=b"),
            ("session=1; session=2", "1"), ("xsession=1", nil), ("session", nil), ("session=a\"b", nil), ("", nil),
            (";;;=; =;session = x", "x"), (String(repeating: "a=1;", count: 100) + "session=late", nil),
        ]
    )
    func cookies(field: String, value: String?) {
        #expect(Request(.get, Target(), fields: ["Cookie": field]).cookie("session") == value)
    }

    @Test(
        "The reader's copy is recognised by its tag",
        arguments: [
            ("\"a1\"", true), ("W/\"a1\"", true), ("\"x\", \"a1\"", true), ("*", true), ("\"x\"", false), ("a1", false),
            ("\"a1", false), ("", false), ("\"\"", false), ("\"x, a1\"", false),
        ]
    )
    func entityTags(field: String, isSame: Bool) throws {
        let tag = try #require(EntityTag("a1"))
        #expect(Request(.get, Target(), fields: ["If-None-Match": field]).has(tag) == isSame)
        #expect(!Request(.post, Target(), fields: ["If-None-Match": field]).has(tag))
    }

    @Test("A tag has printable characters without quotation marks", arguments: ["a b", "a\"", "é", "\n"])
    func badTags(text: String) {
        #expect(EntityTag(text) == nil)
    }

    @Test(
        "The best language is found by quality, then by order",
        arguments: [
            ("fr-CH, fr;q=0.9, en;q=0.8", "fr"), ("en;q=0.2,ru;q=0.75", "ru"), ("de", nil), ("de, *;q=0.1", "fr"),
            ("ru;q=0, en;q=0.1", "en"), ("zh-Hant-TW, zh-Hant;q=0.5", "zh-Hant"), ("EN-gb", "en"), ("", nil),
            ("en;q=2, ru;q=1.000, fr;q=1.1", "ru"), ("en;q=0.1234, ru;q=0.001", "ru"), ("en;level=1, ru;q=0.1", "ru"),
            (";;,,;q=1,ru", "ru"), ("en;q=, ru;q=-1, fr;q=.5", nil),
            (String(repeating: "x,", count: 50) + "fr", nil), ("e\u{301}n, ru", "ru"),
        ]
    )
    func languages(field: String, best: String?) {
        let request = Request(.get, Target(), fields: ["accept-language": field])
        #expect(request.languages.best(of: ["fr", "en", "ru", "zh-Hant"]) == best)
    }
}
