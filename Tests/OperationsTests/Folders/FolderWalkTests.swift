import Foundation
import Testing

@testable import Operations

@Suite("Walking through a folder")
struct FolderWalkTests {
    @Test("A folder is walked in the order of names, as deep and as far as its limits")
    func limits() throws {
        let place = try FolderPlace()
        for name in ["b.txt", "a.txt", "c/d/e.txt", "c/d/f/g.txt"] { try place.write("x", to: name) }
        var walk = FolderWalk(root: place.path, own: [])
        #expect(walk.walk() == nil)
        #expect(walk.files.map(\.path.description) == ["a.txt", "b.txt", "c/d/e.txt", "c/d/f/g.txt"])
        var shallow = FolderWalk(root: place.path, own: [], limits: FolderWalk.Limits(depth: 3, files: 10))
        _ = shallow.walk()
        #expect(shallow.files.map(\.path.description) == ["a.txt", "b.txt", "c/d/e.txt"])
        #expect(shallow.left.map(\.cause) == [.tooDeep])
        var few = FolderWalk(root: place.path, own: [], limits: FolderWalk.Limits(depth: 9, files: 2))
        _ = few.walk()
        #expect(few.files.count == 2)
        #expect(few.left.map(\.cause) == [.tooMany])
        var own = FolderWalk(root: place.path, own: [place.path + "/b.txt"])
        _ = own.walk()
        #expect(own.left == [LeftFile(path: FolderPath(bytes: Array("b.txt".utf8)), cause: .own)])
    }

    @Test("A folder that is none is an error")
    func none() throws {
        let place = try FolderPlace()
        var walk = FolderWalk(root: place.path + "/none", own: [])
        #expect(walk.walk() == ENOENT)
    }
}
