import CXML

/// One parse: the input as far as it has been handed over, and the events so far.
///
/// A class, because libxml2 carries a pointer to it from callback to callback. It is used on the thread of one call
/// only and never leaves it.
final class HTMLSession {
    private let input: [UInt8]
    private let limits: MarkupLimits
    private let context: htmlParserCtxtPtr
    private var handedOver = 0
    private var events: [MarkupEvent] = []
    private var pendingText: [UInt8] = []
    private var depth = 0
    private var textBytes = 0
    private var failure: MarkupError?
    /// The last problem that libxml2 called fatal, out of which it did not recover.
    private var fatalCode = 0

    init(input: [UInt8], limits: MarkupLimits, context: htmlParserCtxtPtr) {
        self.input = input
        self.limits = limits
        self.context = context
    }

    /// The events, once the parser has returned.
    func finish() throws(MarkupError) -> [MarkupEvent] {
        flushText()
        if let failure { throw failure }
        // Only want of memory ends a lenient parse early; broken markup doesn't.
        if fatalCode == Int(XML_ERR_NO_MEMORY.rawValue) { throw .parserFailed(code: fatalCode) }
        return events
    }

    /// Hands the next piece of the input over.
    ///
    /// - Returns: the number of bytes copied, 0 at the end.
    func read(into buffer: UnsafeMutablePointer<CChar>, count: Int) -> Int {
        guard failure == nil else { return 0 }
        if cxml_attribute_room(context) / 2 > limits.attributes * 2 {
            stop(.tooManyAttributes(limit: limits.attributes))
            return 0
        }
        let size = min(count, input.count - handedOver)
        for index in 0..<max(size, 0) {
            buffer[index] = CChar(bitPattern: input[handedOver + index])
        }
        handedOver += max(size, 0)
        return max(size, 0)
    }

    func start(_ name: String, _ attributes: [MarkupAttribute]) {
        guard failure == nil else { return }
        flushText()
        depth += 1
        guard depth <= limits.depth else { return stop(.tooDeep(limit: limits.depth)) }
        guard attributes.count <= limits.attributes else {
            return stop(.tooManyAttributes(limit: limits.attributes))
        }
        for attribute in attributes {
            count(attribute.name.utf8.count + attribute.value.utf8.count)
        }
        append(.start(name, attributes))
    }

    func end(_ name: String) {
        guard failure == nil else { return }
        flushText()
        depth -= 1
        append(.end(name))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard failure == nil else { return }
        count(bytes.count)
        pendingText.append(contentsOf: bytes)
    }

    func problem(code: Int, isFatal: Bool) {
        if isFatal { fatalCode = code }
    }

    private func count(_ bytes: Int) {
        textBytes += bytes
        if textBytes > limits.textBytes { stop(.tooMuchText(limit: limits.textBytes)) }
    }

    private func flushText() {
        guard !pendingText.isEmpty else { return }
        append(.text(String(decoding: pendingText, as: UTF8.self)))
        pendingText.removeAll(keepingCapacity: true)
    }

    private func append(_ event: MarkupEvent) {
        guard failure == nil else { return }
        guard events.count < limits.events else { return stop(.tooManyEvents(limit: limits.events)) }
        events.append(event)
    }

    /// Ends the parse by ending its input.
    ///
    /// What libxml2 has buffered, a few kilobytes, is still parsed and ignored. `xmlStopParser` would free the input
    /// while the parser stands in it: called from a reading function it crashes, from others it reads past the end.
    private func stop(_ error: MarkupError) {
        if failure == nil { failure = error }
    }
}
