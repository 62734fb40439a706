import HTTPModel
import Testing

@Suite("Router")
struct RouterTests {
    private func answer(_ method: Method, _ path: String...) -> String {
        var router = Router<String>()
        router.add(.get, "/", "home")
        router.add(.get, "/conclusions", "list")
        router.add(.get, "/conclusions/:number", "show")
        router.add(.get, "/:anything/new", "new of any")
        router.add(.get, "/conclusions/new", "new")
        router.add(.post, "/conclusions/:number", "change")
        router.add(.post, "/conclusions/:number/consent", "consent")
        return switch router.outcome(for: method, path) {
        case .found(let action, let values, let pattern): "\(action) \(values.map { "\($0)=\($1)" }) \(pattern)"
        case .otherMethods(let methods): "only \(methods.map(\.name))"
        case .notFound: "none"
        }
    }

    @Test("A path leads to its action with what varies")
    func found() {
        #expect(answer(.get) == "home [] /")
        #expect(answer(.get, "conclusions") == "list [] /conclusions")
        #expect(answer(.get, "conclusions", "1/07") == #"show ["number=1/07"] /conclusions/:number"#)
        #expect(answer(.post, "conclusions", "1/07") == #"change ["number=1/07"] /conclusions/:number"#)
        #expect(answer(.post, "conclusions", "2", "consent") == #"consent ["number=2"] /conclusions/:number/consent"#)
    }

    @Test("Fixed words go before those that vary, whatever was added first")
    func exactness() {
        #expect(answer(.get, "conclusions", "new") == "new [] /conclusions/new")
        #expect(answer(.get, "sessions", "new") == #"new of any ["anything=sessions"] /:anything/new"#)
    }

    @Test("HEAD is served by what serves GET")
    func head() {
        #expect(answer(.head, "conclusions") == "list [] /conclusions")
    }

    @Test("An unknown path has nothing, a known one says its methods")
    func refused() {
        #expect(answer(.get, "nothing") == "none")
        #expect(answer(.get, "conclusions", "1", "2", "3") == "none")
        #expect(answer(.post, "conclusions") == #"only ["GET", "HEAD"]"#)
        #expect(answer(.get, "conclusions", "2", "consent") == #"only ["POST"]"#)
        #expect(answer(.other("DELETE"), "conclusions", "2") == #"only ["GET", "POST", "HEAD"]"#)
    }

    @Test("A pattern compares segments, not texts")
    func pattern() {
        let pattern: PathPattern = "/a/:b"
        #expect(pattern.match(["a", "x/y"]) == ["b": "x/y"])
        #expect(pattern.match(["a"]) == nil)
        #expect(pattern.match(["A", "x"]) == nil)
        #expect(pattern.description == "/a/:b")
    }
}
