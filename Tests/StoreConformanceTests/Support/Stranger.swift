import Foundation
import Glibc

/// Somebody without the right to write, also where the tests run as root.
enum Stranger {
    private static let nobody: UInt32 = 65_534

    /// Takes the right to write from a folder and all in it, and gives everybody the right to read.
    static func lock(_ folder: String) throws {
        let manager = FileManager.default
        for name in [""] + (try manager.subpathsOfDirectory(atPath: folder)) {
            let path = folder + "/" + name
            var isFolder: ObjCBool = false
            _ = manager.fileExists(atPath: path, isDirectory: &isFolder)
            try manager.setAttributes([.posixPermissions: isFolder.boolValue ? 0o555 : 0o444], ofItemAtPath: path)
        }
        try manager.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: (folder as NSString).deletingLastPathComponent
        )
    }

    /// Runs a closure without the rights of root: Linux keeps the user of file access for each thread by itself.
    static func acting(_ body: () throws -> Void) rethrows {
        // Swift's module of the C library leaves `sys/fsuid.h` out.
        guard geteuid() == 0, let symbol = dlsym(nil, "setfsuid") else { return try body() }
        let setUser = unsafeBitCast(symbol, to: (@convention(c) (UInt32) -> Int32).self)
        _ = setUser(nobody)
        defer { _ = setUser(0) }
        try body()
    }
}
