/// What a file is by the bytes that it begins with.
enum FileSignature: Hashable {
    case zip
    case rtf
    case pdf
    /// An image in PNG, JPEG, TIFF or GIF.
    case image
    case binary(BinaryKind)

    /// Recognises a file; nothing for those that may be text.
    init?(of bytes: [UInt8]) {
        let found = Self.signatures.first { bytes.starts(with: $0.bytes) }
        guard let found else { return nil }
        self = found.signature
    }

    private static let signatures: [(bytes: [UInt8], signature: FileSignature)] = [
        (Array("%PDF-".utf8), .pdf),
        (Array("PK".utf8) + [3, 4], .zip),
        (Array("PK".utf8) + [5, 6], .zip),
        (Array("{\\rtf".utf8), .rtf),
        ([0x89] + Array("PNG".utf8), .image),
        ([0xFF, 0xD8, 0xFF], .image),
        (Array("GIF8".utf8), .image),
        (Array("II*".utf8) + [0], .image),
        (Array("MM".utf8) + [0, 0x2A], .image),
        ([0x1F, 0x8B], .binary(.gzip)),
        ([0x7F] + Array("ELF".utf8), .binary(.elf)),
        ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .binary(.ole)),
    ]

    /// Whether an old Office file is the wrapping of a new one that is locked with a password.
    ///
    /// Such a file has a stream of this name ([MS-OFFCRYPTO] §2.3.4.4).
    static func isLocked(_ bytes: [UInt8]) -> Bool {
        bytes.firstRange(of: Array("EncryptedPackage".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })) != nil
    }
}
