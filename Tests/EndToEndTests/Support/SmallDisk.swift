import Foundation

/// A file system of a few mebibytes in memory, for filling up; only the superuser can mount one.
final class SmallDisk {
    let folder: URL

    /// Whether this machine lets the tests mount one.
    static let canMount: Bool = geteuid() == 0 && (try? SmallDisk(mebibytes: 1)) != nil

    struct Refused: Error {}

    init(mebibytes: Int) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("suivi-disk-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        guard mount("suivi", folder.path, "tmpfs", 0, "size=\(mebibytes)m") == 0 else {
            try? FileManager.default.removeItem(at: folder)
            throw Refused()
        }
    }

    deinit {
        umount2(folder.path, Int32(MNT_DETACH))
        try? FileManager.default.removeItem(at: folder)
    }

    func makeReadOnly() throws {
        guard mount("suivi", folder.path, "tmpfs", UInt(MS_REMOUNT | MS_RDONLY), nil) == 0 else {
            throw Refused()
        }
    }

    /// Fills it to the last page.
    func fill() throws {
        let file = fopen(folder.appendingPathComponent("filler").path, "w")
        defer { if let file { fclose(file) } }
        guard let file else { throw Refused() }
        setvbuf(file, nil, _IONBF, 0)
        let page = [UInt8](repeating: 0, count: 4096)
        while fwrite(page, 1, page.count, file) == page.count {}
    }

    /// Takes the filler away.
    func empty() throws { try FileManager.default.removeItem(at: folder.appendingPathComponent("filler")) }
}
