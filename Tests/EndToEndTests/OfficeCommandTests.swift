import Foundation
import Testing

@Suite("Offices")
struct OfficeCommandTests {
    @Test("have names and parts; posts stand in them and alone answer for what was agreed")
    func offices() throws {
        let nodes = try TwoNodes.founded()
        try nodes.norvane("office", "transport", "--name", "en=Ministry of Transport")
        try nodes.norvane(
            "office",
            "transport.north",
            "--name",
            "en=Northern Directorate",
            "--within",
            "transport"
        )
        try nodes.norvane("post", "ferries", "--name", "en=Ferry Desk", "--office", "transport.north")
        try nodes.norvane("post", "ferries", "--holder", "A. Example")
        let list = try nodes.norvane("office").output
        #expect(list.contains("Northern Directorate   Ministry of Transport"), "\(list)")
        let posts = try nodes.norvane("post").output
        #expect(posts.contains("Ferry Desk  Northern Directorate  A. Example"), "\(posts)")
        try nodes.norvane("assign", "1/12", "ferries", "--duty", "contact")
        let sheet = try nodes.norvane("show", "1/12").output
        #expect(sheet.contains("Ferry Desk, Northern Directorate (Republic of Norvane, "), "\(sheet)")
        // The others learn what the offices and posts are called, and not who holds them or what they answer for.
        try nodes.exchange()
        #expect(try nodes.alda("office").output.contains("Ministry of Transport"))
        let there = try nodes.alda("post").output
        #expect(there.contains("Northern Directorate  vacant") && !there.contains("A. Example"), "\(there)")
        let json = try nodes.alda("office", "--json").output
        #expect(json.contains("\"posts\": [\n      \"ferries\"\n    ]"), "\(json)")
    }

    @Test("of one party cannot be taken over by another one, nor be a part of themselves")
    func refused() throws {
        let nodes = try TwoNodes.founded()
        try nodes.norvane("office", "transport", "--name", "en=Ministry of Transport")
        try nodes.norvane("office", "roads", "--name", "en=Roads", "--within", "transport")
        for arguments in [
            ["office", "transport", "--within", "roads"], ["office", "roads", "--within", "nowhere"],
            ["post", "desk", "--name", "en=Desk", "--office", "nowhere"],
            ["post", "desk", "--of", "rivers", "--name", "en=Desk", "--office", "transport"],
        ] { #expect(try !nodes.run("norvane", arguments, code: 1).errors.isEmpty, "\(arguments)") }
        #expect(try !nodes.norvane("office", "new", code: 2).errors.isEmpty)
        // The same short name on the other side is another office there, and changes nothing here.
        try nodes.alda("office", "transport", "--name", "en=Transport of Alda")
        try nodes.alda("post", "ferries", "--name", "en=Ferries of Alda", "--office", "transport")
        try nodes.norvane("post", "ferries", "--name", "en=Ferry Desk", "--office", "transport")
        try nodes.exchange()
        #expect(try nodes.norvane("office").output.contains("Ministry of Transport"))
        #expect(try nodes.norvane("post").output.contains("Ferry Desk  Ministry of Transport"))
        #expect(try nodes.alda("office").output.contains("Transport of Alda"))
        #expect(try nodes.alda("post").output.contains("Ferries of Alda"))
        #expect(try nodes.alda("verify").output.contains("Verified"))
    }
}
