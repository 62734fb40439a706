/// UTF-16 of either byte order (RFC 2781) to UTF-8.
enum UTF16Decoder {
    /// Decodes from an offset to the end.
    ///
    /// - Returns: the text, and the offset of the first bytes that are no character: half a pair, or half a unit at the
    ///   end.
    static func decode(_ bytes: [UInt8], from start: Int, highByteFirst: Bool) -> ([UInt8], invalid: Int?) {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count - start)
        var index = start
        while index < bytes.count {
            guard let first = unit(of: bytes, at: index, highByteFirst) else { return ([], index) }
            var value = UInt32(first)
            var length = 2
            if (0xD800...0xDFFF).contains(first) {
                guard first < 0xDC00, let second = unit(of: bytes, at: index + 2, highByteFirst),
                    (0xDC00...0xDFFF).contains(second)
                else { return ([], index) }
                value = 0x1_0000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00
                length = 4
            }
            guard let scalar = Unicode.Scalar(value) else { return ([], index) }
            result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
            index += length
        }
        return (result, nil)
    }

    /// The code unit at an offset.
    static func unit(of bytes: [UInt8], at index: Int, _ highByteFirst: Bool) -> UInt16? {
        guard index + 1 < bytes.count else { return nil }
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return highByteFirst ? first << 8 | second : second << 8 | first
    }
}
