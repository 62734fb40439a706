/// Reads canonical JSON from left to right, once, and stops at the first byte that isn't canonical.
struct CanonicalParser {
    let bytes: [UInt8]
    let limits: CanonicalJSON.Limits
    var offset = 0

    init(bytes: [UInt8], limits: CanonicalJSON.Limits) {
        self.bytes = bytes
        self.limits = limits
    }

    mutating func document() throws(CanonicalJSONError) -> JSONValue {
        if bytes.count > limits.bytes {
            throw CanonicalJSONError(offset: limits.bytes, reason: .tooLong(limit: limits.bytes))
        }
        let value = try value(depth: 0)
        if offset < bytes.count {
            throw error(Self.isWhitespace(bytes[offset]) ? .whitespace : .bytesAfterTheValue)
        }
        return value
    }

    func error(_ reason: CanonicalJSONError.Reason, at place: Int? = nil) -> CanonicalJSONError {
        CanonicalJSONError(offset: place ?? offset, reason: reason)
    }

    /// The error for a byte that doesn't belong where it stands, or for the end of the text.
    private func unexpected() -> CanonicalJSONError {
        guard offset < bytes.count else { return error(.endOfText) }
        return error(Self.isWhitespace(bytes[offset]) ? .whitespace : .unexpectedByte(bytes[offset]))
    }

    private static func isWhitespace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private func peek() -> UInt8? {
        offset < bytes.count ? bytes[offset] : nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard peek() == byte else { return false }
        offset += 1
        return true
    }

    private mutating func value(depth: Int) throws(CanonicalJSONError) -> JSONValue {
        switch peek() {
        case UInt8(ascii: "{"): return try object(depth: depth + 1)
        case UInt8(ascii: "["): return try array(depth: depth + 1)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        case UInt8(ascii: "n"):
            let start = offset
            try word("null")
            throw error(.null, at: start)
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return .integer(try integer())
        default: throw unexpected()
        }
    }

    private mutating func word(_ word: StaticString) throws(CanonicalJSONError) {
        for byte in String(describing: word).utf8 where !take(byte) {
            throw unexpected()
        }
    }

    private mutating func object(depth: Int) throws(CanonicalJSONError) -> JSONValue {
        if depth > limits.depth { throw error(.tooDeep(limit: limits.depth)) }
        offset += 1
        var members: [String: JSONValue] = [:]
        if take(UInt8(ascii: "}")) { return .object(members) }
        var previous: String?
        repeat {
            if members.count == limits.elements { throw error(.tooManyElements(limit: limits.elements)) }
            let start = offset
            guard peek() == UInt8(ascii: "\"") else { throw unexpected() }
            let key = try string()
            if !key.utf8.allSatisfy({ 0x20...0x7E ~= $0 }) { throw error(.keyNotASCII, at: start) }
            if let previous {
                if previous == key { throw error(.duplicateKey, at: start) }
                if key.isBeforeInUTF16(previous) {
                    throw error(members[key] == nil ? .keysOutOfOrder : .duplicateKey, at: start)
                }
            }
            previous = key
            if !take(UInt8(ascii: ":")) { throw unexpected() }
            members[key] = try value(depth: depth)
        } while take(UInt8(ascii: ","))
        if !take(UInt8(ascii: "}")) { throw unexpected() }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(CanonicalJSONError) -> JSONValue {
        if depth > limits.depth { throw error(.tooDeep(limit: limits.depth)) }
        offset += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        repeat {
            if elements.count == limits.elements { throw error(.tooManyElements(limit: limits.elements)) }
            elements.append(try value(depth: depth))
        } while take(UInt8(ascii: ","))
        if !take(UInt8(ascii: "]")) { throw unexpected() }
        return .array(elements)
    }

    private mutating func integer() throws(CanonicalJSONError) -> Int {
        let start = offset
        let negative = take(UInt8(ascii: "-"))
        let firstDigit = offset
        var magnitude = 0
        while let byte = peek(), UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
            // The magnitude is at most 2^53 - 1 here, so ten times it is far from overflowing.
            magnitude = magnitude * 10 + Int(byte - UInt8(ascii: "0"))
            if magnitude > CanonicalJSON.largestInteger { throw error(.integerOutOfRange, at: start) }
            offset += 1
        }
        if offset == firstDigit { throw unexpected() }
        if bytes[firstDigit] == UInt8(ascii: "0"), offset - firstDigit > 1 { throw error(.leadingZero, at: start) }
        switch peek() {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): throw error(.fraction, at: start)
        default: break
        }
        if negative, magnitude == 0 { throw error(.negativeZero, at: start) }
        return negative ? -magnitude : magnitude
    }
}
