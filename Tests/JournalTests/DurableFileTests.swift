import CanonicalBytes
import Foundation
import Glibc
import Journal
import Signing
import Testing

@Suite("Durable files")
struct DurableFileTests {
    @Test func `a file is written whole, and replaced whole`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("a")
        try DurableFile.write([1, 2, 3], to: path)
        #expect(try DurableFile.read(path, limit: 3) == [1, 2, 3])
        try DurableFile.write([], to: path)
        #expect(try DurableFile.read(path, limit: 3) == [])
        let large = [UInt8](repeating: 7, count: 3_000_000)
        try DurableFile.write(large, to: path, mode: 0o666)
        #expect(try DurableFile.read(path, limit: 3_000_000) == large)
        let mode = try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
        #expect(mode == 0o666, "whatever the process masks")
        #expect(try folder.names == ["a"])
    }

    @Test func `a file that is there stays when it is not to be replaced`() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "a")
        let error = #expect(throws: FileError.self) {
            try DurableFile.write([2], to: folder.file("a"), replacing: false)
        }
        #expect(error?.reason == .system(code: EEXIST))
        #expect(try folder.read("a") == [1])
        try DurableFile.write([2], to: folder.file("b"), replacing: false)
        #expect(try folder.names == ["a", "b"])
    }

    @Test func `a link is replaced, not followed`() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "target")
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"),
            withDestinationPath: folder.file("target")
        )
        try DurableFile.write([2], to: folder.file("link"))
        #expect(try folder.read("target") == [1])
        #expect(try folder.read("link") == [2])
    }

    @Test func `what is not there is nothing, what is no file or too long is refused`() throws {
        let folder = try TemporaryFolder()
        #expect(try DurableFile.read(folder.file("a"), limit: 10) == nil)
        #expect(try DurableFile.read(folder.file("a/b"), limit: 10) == nil)
        try folder.write([1, 2, 3, 4], "a")
        #expect(throws: FileError(path: folder.file("a"), attempt: "reading the file", reason: .tooLong(limit: 3))) {
            try DurableFile.read(folder.file("a"), limit: 3)
        }
        #expect(throws: FileError(path: folder.path, attempt: "reading the file", reason: .notAFile)) {
            try DurableFile.read(folder.path, limit: 3)
        }
        #expect(throws: FileError(path: "/dev/zero", attempt: "reading the file", reason: .notAFile)) {
            try DurableFile.read("/dev/zero", limit: 3)
        }
        // A pipe into which nobody writes must not make the program wait.
        try #require(mkfifo(folder.file("pipe"), 0o600) == 0)
        #expect(throws: FileError(path: folder.file("pipe"), attempt: "reading the file", reason: .notAFile)) {
            try DurableFile.read(folder.file("pipe"), limit: 3)
        }
    }

    @Test func `an error names the file, what happened and what to do`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("absent/a")
        let error = #expect(throws: FileError.self) { try DurableFile.write([1], to: path) }
        #expect(
            error?.description
                == "\(path): writing the file failed: there is no such file or folder; check the path"
        )
        #expect(
            FileError(path: "keys", attempt: "making the folder", code: ENOSPC).description
                == "keys: making the folder failed: the disk is full; free some space and try again"
        )
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func `a folder that can't be written leaves the old file`() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "a")
        try #require(chmod(folder.path, 0o500) == 0)
        defer { chmod(folder.path, 0o700) }
        let error = #expect(throws: FileError.self) { try DurableFile.write([2], to: folder.file("a")) }
        #expect(error?.reason == .system(code: EACCES))
        #expect(try folder.read("a") == [1])
    }

    @Test func `a file system that can't be written is told`() {
        // The kernel's own file system refuses new files to everybody.
        let error = #expect(throws: FileError.self) { try DurableFile.write([2], to: "/proc/suivi") }
        #expect(error?.path == "/proc/suivi")
    }

    /// The limit on the length of files stands in for a full disk, which needs rights to make.
    ///
    /// It holds for the whole process, so it lies beyond what any other test writes at the same time.
    @Test func `a write that stops half-way leaves the old file and nothing else`() throws {
        let folder = try TemporaryFolder()
        try folder.write([1], "a")
        signal(SIGXFSZ, SIG_IGN)
        var before = rlimit()
        try #require(getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before) == 0)
        var small = rlimit(rlim_cur: 32 << 20, rlim_max: before.rlim_max)
        try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &small) == 0)
        defer { setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &before) }
        let error = #expect(throws: FileError.self) {
            try DurableFile.write([UInt8](repeating: 2, count: 33 << 20), to: folder.file("a"))
        }
        #expect(error?.reason == .system(code: EFBIG))
        #expect(try folder.read("a") == [1])
        #expect(try folder.names == ["a"])
    }
}

@Suite("Mark of the last signed head")
struct HeadMarkTests {
    private func head(_ size: UInt64, _ byte: UInt8 = 1, journal: String = "alda.example/rivers/1") throws -> Checkpoint
    {
        Checkpoint(
            journal: try Samples.journal(journal),
            size: size,
            root: size == 0 ? .emptyRoot : Samples.hashing.digest([byte])
        )
    }

    @Test func `a mark goes forward and never back`() throws {
        let folder = try TemporaryFolder()
        let mark = HeadMark(path: folder.file("head.mark"), journal: try Samples.journal())
        #expect(try mark.read() == nil)
        for size: UInt64 in [0, 1, 1, 5, 1 << 63] {
            try mark.record(head(size))
            #expect(try mark.read() == HeadMark.Kept(head: head(size)))
        }
        #expect(throws: HeadMarkError.wouldGoBack(path: mark.path, kept: 1 << 63, offered: 5)) {
            try mark.record(head(5))
        }
        #expect(throws: HeadMarkError.wouldGoBack(path: mark.path, kept: 1 << 63, offered: (1 << 63) - 1)) {
            try mark.record(head((1 << 63) - 1))
        }
        #expect(throws: HeadMarkError.otherHistory(path: mark.path, size: 1 << 63)) {
            try mark.record(head(1 << 63, 2))
        }
        #expect(try mark.read() == HeadMark.Kept(head: head(1 << 63)))
        #expect(try folder.names == ["head.mark"])
    }

    @Test func `a mark of another journal is refused`() throws {
        let folder = try TemporaryFolder()
        let path = folder.file("head.mark")
        let journal = try Samples.journal()
        let other = try Samples.journal("brenn.example/rivers/1")
        try HeadMark(path: path, journal: other).record(head(3, journal: "brenn.example/rivers/1"))
        let error = HeadMarkError.otherJournal(path: path, expected: journal, found: KeyName(other))
        #expect(throws: error) { try HeadMark(path: path, journal: journal).read() }
        #expect(throws: error) { try HeadMark(path: path, journal: journal).record(head(9)) }
        #expect(throws: error) {
            try HeadMark(path: path, journal: journal).record(head(9, journal: "brenn.example/rivers/1"))
        }
    }

    @Test func `a mark of one place, as it was before, is read and goes on in two`() throws {
        let folder = try TemporaryFolder()
        let mark = HeadMark(path: folder.file("head.mark"), journal: try Samples.journal())
        let lines = Array("suivi/head-mark/v1\n\(try head(412).text)".utf8)
        let old = lines + Array("sha256 \(Samples.hashing.digest(lines).base64)\n".utf8)
        try folder.write(old, "head.mark")
        #expect(try mark.read() == HeadMark.Kept(head: head(412)))
        for place in old.indices {
            var changed = old
            changed[place] ^= 1 << UInt8(place % 8)
            try folder.write(changed, "head.mark")
            #expect(throws: HeadMarkError.damaged(path: mark.path), "byte \(place)") { try mark.read() }
            #expect(throws: HeadMarkError.damaged(path: mark.path)) { try mark.record(head(500)) }
        }
        try folder.write(old, "head.mark")
        try mark.record(head(413))
        #expect(try mark.read() == HeadMark.Kept(head: head(413)))
        #expect(try folder.read("head.mark").count == TwoPlaceFile.length)
    }

    @Test func `a changed bit anywhere is damage or a doubt, and never another head`() throws {
        let folder = try TemporaryFolder()
        let mark = HeadMark(path: folder.file("head.mark"), journal: try Samples.journal())
        try mark.record(head(411))
        try mark.record(head(412))
        let bytes = try folder.read("head.mark")
        for place in bytes.indices {
            var changed = bytes
            changed[place] ^= 1 << UInt8(place % 8)
            try folder.write(changed, "head.mark")
            // The later one stands in the second place.
            let kept = HeadMark.Kept(head: try head(place < bytes.count / 2 ? 412 : 411), isDoubtful: true)
            #expect(try mark.read() == kept, "byte \(place)")
        }
        try mark.record(head(413))
        #expect(try mark.read() == HeadMark.Kept(head: head(413)))
        for count in [0, 1, 300, 4095, 4096, 4097, 8191] {
            try folder.write(Array(bytes.prefix(count)), "head.mark")
            #expect(throws: HeadMarkError.damaged(path: mark.path)) { try mark.read() }
            #expect(throws: HeadMarkError.damaged(path: mark.path)) { try mark.record(head(500)) }
        }
        try folder.write(bytes + [UInt8](repeating: 0x0A, count: 5000), "head.mark")
        #expect(throws: HeadMarkError.damaged(path: mark.path)) { try mark.read() }
        var both = bytes
        both[7] ^= 1
        both[4103] ^= 1
        try folder.write(both, "head.mark")
        #expect(throws: HeadMarkError.damaged(path: mark.path)) { try mark.read() }
    }

    @Test func `a write that the power cuts short leaves what was written before, and a doubt`() throws {
        let folder = try TemporaryFolder()
        let mark = HeadMark(path: folder.file("head.mark"), journal: try Samples.journal())
        try mark.record(head(411))
        let before = try folder.read("head.mark")
        try mark.record(head(412))
        let after = try folder.read("head.mark")
        for cut in stride(from: 4097, to: 4096 + 200, by: 3) {
            try folder.write(Array(after[..<cut] + before[cut...]), "head.mark")
            let kept = try #require(try mark.read())
            let (old, new) = (try head(411), try head(412))
            #expect(kept == HeadMark.Kept(head: old, isDoubtful: true) || kept == HeadMark.Kept(head: new))
        }
    }

    @Test func `a link in the place of the mark is replaced, and what it leads to stays`() throws {
        let folder = try TemporaryFolder()
        let mark = HeadMark(path: folder.file("head.mark"), journal: try Samples.journal())
        try mark.record(head(411))
        let bytes = try folder.read("head.mark")
        try FileManager.default.linkItem(atPath: mark.path, toPath: folder.file("kept"))
        try mark.record(head(412))
        #expect(try folder.read("kept") == bytes)
        #expect(try mark.read() == HeadMark.Kept(head: head(412)))
    }
}
