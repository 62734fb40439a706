import Messages
import Testing

@Suite("Template")
struct TemplateTests {
    @Test(
        "Places are filled by name and everything else stays",
        arguments: [
            ("{a} and {b}", "1 and 2"), ("{b}{a}", "21"), ("{missing}", "{missing}"), ("{{a}}", "{a}"),
            ("{}", "{}"), ("{a", "{a"), ("a}", "a}"), ("{a b}", "{a b}"), ("{é}", "{é}"), ("", ""), ("{", "{"),
            ("{{{a}}}", "{1}"),
        ]
    )
    func fills(text: String, filled: String) {
        #expect(Template(text).filled(with: ["a": "1", "b": "2"]) == filled)
    }

    @Test("A value with braces is not read again")
    func valuesStay() {
        #expect(Template("{a}").filled(with: ["a": "{b}", "b": "2"]) == "{b}")
    }

    @Test("The parts tell words from places")
    func parts() {
        #expect(Template("Read {file}.").parts == [.words("Read "), .place("file"), .words(".")])
        #expect(Template("{a}{b}{a}").places == ["a", "b"])
    }
}
