/// Writes archives byte by byte (PKWARE APPNOTE 6.3.9), stored or already packed, true or false.
public struct ZipBuilder {
    public struct Member {
        public var name: String
        public var bytes: [UInt8]
        /// The size that the archive claims, when it lies.
        public var claimedSize: UInt32?
        public var claimedPackedSize: UInt32?
        public var method: UInt16 = 0
        public var flags: UInt16 = 0
        public var checksum: UInt32?
        /// The size that comes out, for packed bytes.
        public var size: Int?

        public init(
            name: String,
            bytes: [UInt8],
            claimedSize: UInt32? = nil,
            claimedPackedSize: UInt32? = nil,
            method: UInt16 = 0,
            flags: UInt16 = 0,
            checksum: UInt32? = nil,
            size: Int? = nil
        ) {
            self.name = name
            self.bytes = bytes
            self.claimedSize = claimedSize
            self.claimedPackedSize = claimedPackedSize
            self.method = method
            self.flags = flags
            self.checksum = checksum
            self.size = size
        }
    }

    public var members: [Member]

    public init(members: [Member] = []) { self.members = members }

    public mutating func add(_ name: String, _ text: String) {
        members.append(Member(name: name, bytes: Array(text.utf8)))
    }

    public func build() -> [UInt8] {
        var result: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let offset = UInt32(result.count)
            let head = common(member)
            result += [0x50, 0x4B, 3, 4] + head + Self.two(0) + Array(member.name.utf8) + member.bytes
            directory += [0x50, 0x4B, 1, 2, 20, 0] + head + Self.two(0) + Self.two(0) + Self.two(0) + Self.two(0)
            directory += Self.four(0) + Self.four(offset) + Array(member.name.utf8)
        }
        let start = UInt32(result.count)
        result += directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
        result += Self.two(UInt16(members.count)) + Self.two(UInt16(members.count))
        return result + Self.four(UInt32(directory.count)) + Self.four(start) + Self.two(0)
    }

    /// What a local head and an entry of the directory share, from the version to the length of the name.
    private func common(_ member: Member) -> [UInt8] {
        let packed = member.claimedPackedSize ?? UInt32(member.bytes.count)
        let size = member.claimedSize ?? UInt32(member.size ?? member.bytes.count)
        return [20, 0] + Self.two(member.flags) + Self.two(member.method) + Self.four(0)
            + Self.four(member.checksum ?? Self.checksum(member.bytes)) + Self.four(packed) + Self.four(size)
            + Self.two(UInt16(member.name.utf8.count))
    }

    public static func two(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    public static func four(_ value: UInt32) -> [UInt8] { two(UInt16(value & 0xFFFF)) + two(UInt16(value >> 16)) }

    /// CRC-32 of ISO 3309, bit by bit.
    public static func checksum(_ bytes: some Sequence<UInt8>) -> UInt32 {
        var value: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            value ^= UInt32(byte)
            for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
        }
        return ~value
    }
}
