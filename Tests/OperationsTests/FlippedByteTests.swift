import Consultations
import Foundation
import Operations
import Testing

@Suite("A flipped byte anywhere")
struct FlippedByteTests {
    private static let text = """
        The two Parties agreed to establish a joint working group on river safety.
        The Republic of Norvane undertakes to publish the tender before the end of 2026.

        """

    @Test("in the database: it is found, or it changes nothing that anybody reads")
    func database() throws {
        let register = try TestRegister()
        try register.make()
        try register.deposit(Self.text)
        // A backup is one file without a log beside it: every byte of the store is in it.
        let copy = register.folder.path + "-copy"
        _ = try BackUp(folder: register.folder, target: copy).perform()
        let path = copy + "/register.sqlite"
        let whole = try register.bytes(of: path)
        let expected = try Node.open(RegisterFolder(copy)).register
        var found = 0
        var harmless = 0
        for place in stride(from: 0, to: whole.count, by: 151) {
            var bytes = whole
            bytes[place] ^= 1 << UInt8(place % 8)
            try register.put(bytes, at: path)
            do {
                let outcome = try VerifyRegister(folder: RegisterFolder(copy)).perform()
                guard outcome.isWhole else {
                    found += 1
                    continue
                }
                #expect(try Node.open(RegisterFolder(copy)).register == expected, "byte \(place)")
                harmless += 1
            } catch {
                found += 1
            }
        }
        print("flipped bytes in the database: \(found) found, \(harmless) without meaning")
        #expect(found > 0)
    }

    @Test("in a kept file: it is found, and the conclusion says that its words no longer stand there")
    func file() throws {
        let register = try TestRegister()
        try register.make()
        try register.deposit(Self.text)
        let files = URL(fileURLWithPath: register.folder.path + "/files")
        let names = FileManager.default.enumerator(at: files, includingPropertiesForKeys: nil)?.compactMap {
            $0 as? URL
        }
        let file = try #require(names?.first { !$0.hasDirectoryPath })
        var bytes = try register.bytes(of: file.path)
        bytes[3] ^= 1
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
        try register.put(bytes, at: file.path)
        let outcome = try VerifyRegister(folder: register.folder).perform()
        let findings = outcome.findings.map(\.description)
        #expect(findings.contains { $0.contains(file.lastPathComponent) || $0.contains("damaged") })
    }

    @Test("in the sealed key, or in both places of the mark: writing is refused, and the check-up says which it is")
    func keys() throws {
        let register = try TestRegister()
        try register.make()
        let now = try TestRegister.machine().now()
        for path in [register.folder.logKey, register.folder.headMark] {
            let whole = try register.bytes(of: path)
            let isMark = path == register.folder.headMark
            for place in stride(from: 0, to: isMark ? whole.count / 2 : whole.count, by: isMark ? 117 : 37) {
                var bytes = whole
                bytes[place] ^= 1
                if isMark { bytes[place + whole.count / 2] ^= 1 }
                try register.put(bytes, at: path)
                #expect(throws: OperationError.self, "byte \(place) of \(path)") { _ = try register.writer() }
                let point = isMark ? CheckUp.Point.mark : .key
                let findings = CheckUp(folder: register.folder, now: now).perform()
                #expect(findings.contains { $0.point == point && $0.state == .wrong }, "byte \(place) of \(path)")
            }
            try register.put(whole, at: path)
        }
        _ = try register.writer()
    }
}
