import Foundation
import Testing

@testable import Operations

@Suite("The state of a reading")
struct ReadingStateTests {
    @Test("Whatever a stop or a bad disk left in a state, a reading ends the same")
    func damaged() throws {
        let place = try FolderPlace()
        try place.write(communiqué("First", "3 May 2010"), to: "one.txt")
        try place.write(communiqué("Second", "3 May 2011", "The Parties undertake to publish a map."), to: "two.txt")
        let other = try FolderPlace()
        let state = other.path + "/state"
        let expected = ProposalFile.text(of: try place.read(state: state)) { _ in [] }
        let good = [UInt8](try Data(contentsOf: URL(fileURLWithPath: state)))
        let head = try #require(good.firstIndex(of: 0x0A)) + 1
        var generator = SystemRandomNumberGenerator()
        for round in 0..<60 {
            var bytes = good
            switch round % 3 {
            case 0: bytes.removeLast(Int.random(in: 0...bytes.count - head, using: &generator))
            case 1: bytes[Int.random(in: head..<bytes.count, using: &generator)] = 0
            default: bytes += Array(repeating: 0, count: 500) + Array("{\"of\":1}\n[[[[[[[[[[\n".utf8)
            }
            try Data(bytes).write(to: URL(fileURLWithPath: state))
            #expect(ProposalFile.text(of: try place.read(state: state)) { _ in [] } == expected)
        }
    }

    @Test("A file that changed is read again, one that only moved is not")
    func changes() throws {
        let place = try FolderPlace()
        let other = try FolderPlace()
        try place.write(communiqué("First", "3 May 2010"), to: "one.txt")
        #expect(try place.read(state: other.path + "/state").sessions.map(\.number) == [1])
        try place.write(communiqué("Second", "3 May 2010"), to: "one.txt")
        #expect(try place.read(state: other.path + "/state").sessions.map(\.number) == [2])
    }
}
