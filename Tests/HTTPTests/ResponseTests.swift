import HTTPModel
import Testing

@Suite("Response")
struct ResponseTests {
    @Test("A cookie is closed to scripts, other sites and plain connections unless told otherwise")
    func cookies() throws {
        var response = Response(.ok)
        response.set(try #require(Cookie("session", "abc")))
        response.set(
            try #require(Cookie("seen", "", maximumAge: 0, isSecure: false, isHTTPOnly: false, sameSite: .lax))
        )
        #expect(
            response.fields.values("set-cookie") == [
                "session=abc; Path=/; Secure; HttpOnly; SameSite=Strict",
                "seen=; Path=/; Max-Age=0; SameSite=Lax",
            ]
        )
    }

    @Test(
        "What can't stand in a cookie makes none",
        arguments: [("a b", "1"), ("", "1"), ("a", "1;2"), ("a", "é"), ("a", "1 2"), ("a", "\r\nX: y"), ("a=", "1")]
    )
    func badCookies(name: String, value: String) {
        #expect(Cookie(name, value) == nil)
    }

    @Test("No value can start another field")
    func splitting() {
        var fields: HeaderFields = ["X-Title": " a\r\nSet-Cookie: b\u{0}c\t"]
        #expect(fields["x-title"] == "a  Set-Cookie: b c")
        fields["X-Title\r\nY"] = "z"
        fields.append("", "z")
        #expect(fields.all.map(\.name) == ["X-Title"])
    }

    @Test("Setting a field replaces all of its name")
    func setting() {
        var fields: HeaderFields = ["Vary": "a", "vary": "b", "ETag": "c"]
        fields["VARY"] = "d"
        #expect(fields.all.map { "\($0.name): \($0.value)" } == ["ETag: c", "VARY: d"])
        fields["etag"] = nil
        #expect(fields.values("Vary") == ["d"])
        #expect(fields["etag"] == nil)
    }

    @Test("The usual answers carry the usual fields")
    func usual() throws {
        #expect(Response.seeOther(Target("a", "b c")).fields["Location"] == "/a/b%20c")
        #expect(Response.methodNotAllowed([.get, .head]).fields["Allow"] == "GET, HEAD")
        let tag = try #require(EntityTag("x", isWeak: true))
        #expect(Response.notModified(tag).fields["ETag"] == "W/\"x\"")
        #expect(Status(99).code == 500)
    }
}
