import CanonicalBytes
import Foundation
import Storage
import Testing

@Suite("The private store")
struct PrivateStoreTests {
    private static let document = StoreUnderTest.sha256([1])
    private static let other = StoreUnderTest.sha256([2])

    private static func decisions(_ count: Int) -> [DraftDecision] {
        (0..<count).map { DraftDecision(bytes: Array("accept \($0)".utf8)) } + [DraftDecision(bytes: [])]
    }

    @Test(arguments: StoreUnderTest.all)
    func `a draft keeps its decisions in order, each document for itself`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let decisions = Self.decisions(20)
        do {
            let store = try kind.openPrivate(folder.path)
            for decision in decisions { try store.add(decision, to: Self.document) }
            try store.add(DraftDecision(bytes: [9]), to: Self.other)
        }
        let store = try kind.openPrivate(folder.path)
        #expect(try store.draft(of: Self.document) == decisions)
        #expect(try store.draft(of: Self.other) == [DraftDecision(bytes: [9])])
        #expect(try store.draft(of: StoreUnderTest.sha256([3])) == [])
    }

    @Test(arguments: StoreUnderTest.all)
    func `the latest decision is taken back, until there is none`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.openPrivate(folder.path)
        var decisions = Self.decisions(3)
        for decision in decisions { try store.add(decision, to: Self.document) }
        while let last = decisions.popLast() {
            #expect(try store.undo(in: Self.document) == last)
            #expect(try store.draft(of: Self.document) == decisions)
        }
        #expect(try store.undo(in: Self.document) == nil)
        try store.add(DraftDecision(bytes: [7]), to: Self.document)
        #expect(try store.draft(of: Self.document) == [DraftDecision(bytes: [7])])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a draft ends and leaves others alone`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let store = try kind.openPrivate(folder.path)
        try store.add(DraftDecision(bytes: [1]), to: Self.document)
        try store.add(DraftDecision(bytes: [2]), to: Self.other)
        try store.clear(draft: Self.document)
        #expect(try store.draft(of: Self.document) == [])
        #expect(try store.draft(of: Self.other) == [DraftDecision(bytes: [2])])
    }

    @Test(arguments: StoreUnderTest.all)
    func `private data stands in no other file, and not after it was taken back`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let register = try ProjectionTests.filled(kind, folder, seed: 1, groups: 3).0
        let secret = Array("a remark for the house alone".utf8)
        do {
            let store = try kind.openPrivate(folder.inside("register"))
            try store.add(DraftDecision(bytes: secret), to: Self.document)
            #expect(try files(holding: secret, in: folder.path).allSatisfy { $0.contains("/private.sqlite") })
            try store.clear(draft: Self.document)
        }
        #expect(try files(holding: secret, in: folder.path) == [])
        #expect(try register.integrityFindings() == [])
    }

    @Test(arguments: StoreUnderTest.all)
    func `a remark keeps its number, can be put in other words and leaves nothing behind`(_ kind: StoreUnderTest) throws
    {
        let folder = try TemporaryFolder()
        let secret = Array("ask the treasury in confidence".utf8)
        do {
            let store = try kind.openPrivate(folder.path)
            #expect(try store.add(remark: [1]) == 1)
            #expect(try store.add(remark: secret) == 2)
            #expect(try store.add(remark: [3]) == 3)
            #expect(try store.replace(remark: 1, by: [4]))
            #expect(try store.replace(remark: 2, by: nil))
            #expect(try !store.replace(remark: 2, by: [5]))
            #expect(try store.remarks().map(\.number) == [1, 3])
            #expect(try store.remarks().map(\.entry) == [[4], [3]])
        }
        #expect(try files(holding: secret, in: folder.path) == [])
    }

    @Test(arguments: StoreUnderTest.all)
    func `two programs may draft, one after the other`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        let (left, right) = (try kind.openPrivate(folder.path), try kind.openPrivate(folder.path))
        try left.add(DraftDecision(bytes: [1]), to: Self.document)
        try right.add(DraftDecision(bytes: [2]), to: Self.document)
        #expect(try left.draft(of: Self.document).map(\.bytes) == [[1], [2]])
    }

    @Test(arguments: StoreUnderTest.all)
    func `there is no private store where there is no folder`(_ kind: StoreUnderTest) throws {
        let folder = try TemporaryFolder()
        #expect(throws: StoreError.absent(path: folder.inside("nothing"))) {
            try kind.openPrivate(folder.inside("nothing"))
        }
    }

    private func files(holding secret: [UInt8], in folder: String) throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: folder).map { folder + "/" + $0 }.filter { path in
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                return false
            }
            return Data(try bytes(at: path)).range(of: Data(secret)) != nil
        }
    }
}
