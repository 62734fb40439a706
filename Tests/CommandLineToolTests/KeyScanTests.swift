import Testing

@Suite("Keys in the sources")
struct KeyScanTests {
    @Test(
        "A key is read from each form of writing",
        arguments: [
            (#"say(Message("Open"))"#, ["Open"]),
            (#"throw X(Message(\#n    "Open {a}", ["a": "no key"]))"#, ["Open {a}"]),
            (#"Message("one " + "two")"#, ["one two"]),
            (#"Message("say \"it\"\n")"#, ["say \"it\"\n"]),
            ("Message(\"\"\"\n    one \\\n    two\n      three\n    \"\"\")", ["one two\n  three"]),
            (#".plural(one: "{count} day", other: "{count} days", count: n)"#, ["{count} day"]),
            (#"case .draft: "Draft" // message"#, ["Draft"]),
            (#"ErrorMessage("no")"#, []),
            (#"let message = "no""#, []),
        ]
    )
    func reads(source: String, keys: [String]) {
        let scan = KeyScan(source: source)
        #expect(scan.keys.keys.sorted() == keys)
        #expect(scan.unreadable.isEmpty)
    }

    @Test("A message that is not a literal is reported with its line")
    func unreadable() {
        #expect(KeyScan(source: "\nMessage(text)").unreadable == [2])
        #expect(KeyScan(source: #"Message("a \(b)")"#).unreadable == [1])
        #expect(KeyScan(source: #"Message.plural(one: a, other: "b", count: 1)"#).unreadable == [1])
    }

    @Test("The plural form is kept beside its key")
    func plural() {
        let scan = KeyScan(source: #"Message.plural(one: "{count} day", other: "{count} days", count: n)"#)
        #expect(scan.plurals == ["{count} day": "{count} days"])
    }
}
