/// Writes canonical JSON (RFC 8785) piece by piece, for values too large or too many to be held as a tree.
///
/// The caller gives the members of an object in canonical order: by the UTF-16 code units of their names.
///
/// ```swift
/// var writer = CanonicalWriter()
/// writer.open("{")
/// writer.member("kind", "decision")
/// writer.member("start", 12)
/// writer.close("}")
/// ```
public struct CanonicalWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    /// Whether a comma stands before the next member or element.
    private var needsComma = false

    public init() {}

    /// Opens an object (`{`) or an array (`[`).
    public mutating func open(_ mark: Unicode.Scalar) {
        separate()
        bytes.append(UInt8(truncatingIfNeeded: mark.value))
        needsComma = false
    }

    /// Closes an object (`}`) or an array (`]`).
    public mutating func close(_ mark: Unicode.Scalar) {
        bytes.append(UInt8(truncatingIfNeeded: mark.value))
        needsComma = true
    }

    /// The name of a member, which has no character that needs an escape; its value comes next.
    public mutating func name(_ name: StaticString) {
        name.withUTF8Buffer { utf8 in
            bytes.append(addingCapacity: utf8.count + 4) { output in
                if needsComma { output.append(UInt8(ascii: ",")) }
                output.append(UInt8(ascii: "\""))
                for place in utf8.indices { unsafe output.append(utf8[place]) }
                output.append(UInt8(ascii: "\""))
                output.append(UInt8(ascii: ":"))
            }
        }
        needsComma = false
    }

    /// The name of a member that is known at run time only; its value comes next.
    public mutating func name(of member: String) {
        string(member)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// A member whose value is a text.
    public mutating func member(_ name: StaticString, _ text: String) {
        self.name(name)
        string(text)
    }

    /// A member whose value is a number.
    public mutating func member(_ name: StaticString, _ number: Int) {
        self.name(name)
        integer(number)
    }

    /// A number.
    public mutating func integer(_ number: Int) {
        separate()
        if number < 0 { bytes.append(UInt8(ascii: "-")) }
        var digits = InlineArray<20, UInt8>(repeating: 0)
        var first = digits.count
        var rest = number.magnitude
        repeat {
            first -= 1
            digits[first] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        } while rest > 0
        for place in first..<digits.count { bytes.append(digits[place]) }
        needsComma = true
    }

    /// A text.
    public mutating func string(_ text: String) {
        var text = text
        text.withUTF8 { unsafe quote($0) }
    }

    /// A text in valid UTF-8.
    public mutating func string(_ utf8: ArraySlice<UInt8>) {
        unsafe utf8.withUnsafeBufferPointer { unsafe quote($0) }
    }

    /// A value that is in canonical form already.
    public mutating func raw(_ value: [UInt8]) {
        separate()
        bytes += value
        needsComma = true
    }

    /// Ends the line.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    /// Gives what was written and begins anew behind it.
    public mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
    }

    private mutating func quote(_ utf8: UnsafeBufferPointer<UInt8>) {
        separate()
        unsafe bytes.appendQuoted(utf8)
        needsComma = true
    }
}
