import Foundation
import Testing

@Suite("A journal in one file")
struct BagTests {
    /// What other people's tools say of a bag: Python unpacks it, coreutils compare each file with its SHA-256, and the
    /// validator from PyPI looks at all of it where it is installed.
    private static let judge = """
        import sys, zipfile, subprocess
        archive = zipfile.ZipFile(sys.argv[1])
        assert archive.testzip() is None
        archive.extractall("bag")
        for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
            subprocess.run(["sha256sum", "--check", "--strict", "--quiet", manifest], cwd="bag", check=True)
        try:
            import bagit
        except ImportError:
            sys.exit(0)
        bagit.Bag("bag").validate()
        """

    @Test("a bag is the same each time, is found whole by other people's tools, and is never written over another file")
    func bag() throws {
        let place = try Workplace()
        try place.makeRegister()
        let first = try place.suivi("export", "one.zip", "--bag", "--bodies", "--prove", "0")
        #expect(first.code == 0, "\(first.errors)")
        #expect(try place.suivi("export", "two.zip", "--bag", "--bodies", "--prove", "0").code == 0)
        let bytes = try Data(contentsOf: place.path("one.zip"))
        #expect(try bytes == Data(contentsOf: place.path("two.zip")))

        let again = try place.suivi("export", "one.zip", "--bag")
        #expect(again.code == 1)
        #expect(again.errors.contains("one.zip"))
        #expect(try bytes == Data(contentsOf: place.path("one.zip")))

        let python = URL(fileURLWithPath: "/usr/bin/env")
        let judged = try place.suivi.run(python, ["python3", "-c", Self.judge, "one.zip"])
        #expect(judged.code == 0, "\(judged.errors)")

        // One bit less, and the tools find it.
        var changed = bytes
        changed[changed.count / 2] ^= 1
        try place.write(changed, to: "changed.zip")
        #expect(try place.suivi.run(python, ["python3", "-c", Self.judge, "changed.zip"]).code != 0)
    }
}
