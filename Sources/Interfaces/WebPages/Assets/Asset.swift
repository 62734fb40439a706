import CAssets
import HTTPModel

/// A file that every page uses and the program carries: the style sheet, the icon.
public struct Asset: Hashable, Sendable {
    /// The name under which it is served, such as `style.css`.
    public let name: String
    /// Its media type.
    public let type: String
    public let bytes: [UInt8]
    /// A mark of the bytes: another file has another mark, so a reader may keep each for ever.
    public let mark: String

    init(name: String, type: String, bytes: [UInt8]) {
        self.name = name
        self.type = type
        self.bytes = bytes
        mark = Self.mark(of: bytes)
    }

    /// The address with the mark.
    public var address: String { Target(name).adding("v", mark).description }

    /// All that pages use.
    public static let all = [styleSheet, icon]

    /// How pages look.
    public static let styleSheet = Asset(
        name: "style.css",
        type: "text/css; charset=utf-8",
        bytes: carried("style.css")
    )

    /// The mark in the tab of a browser.
    public static let icon = Asset(name: "icon.svg", type: "image/svg+xml", bytes: carried("icon.svg"))

    private static func carried(_ name: String) -> [UInt8] {
        var next = cassets_web()
        while let file = next, let text = file.pointee.name {
            if String(cString: text) == name {
                return Array(UnsafeBufferPointer(start: file.pointee.bytes, count: file.pointee.count))
            }
            next = file.advanced(by: 1)
        }
        return []
    }

    /// FNV-1a in 64 bits (draft-eastlake-fnv): it tells versions of the program's own files apart, nothing more.
    private static func mark(of bytes: [UInt8]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return String(hash, radix: 16)
    }
}
