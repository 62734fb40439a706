import CXML
import Glibc

/// One parse of XML: the input as far as it has been handed over, and how far the limits are used up.
///
/// A class, because libxml2 carries a pointer to it from callback to callback. It is used on the thread of one call
/// only and never leaves it.
final class XMLSession {
    private let input: [UInt8]
    private let parser: XMLParser
    private let handler: any MarkupHandler
    private var handedOver = 0
    private var depth = 0
    private var elements = 0
    private var textBytes = 0
    private var failure: MarkupError?
    private var names: [Name: String] = [:]

    /// A name as libxml2 keeps it: each different text stands at one place of its dictionary.
    private struct Name: Hashable {
        let local: UnsafeRawPointer
        let namespace: UnsafeRawPointer?
    }

    init(input: [UInt8], parser: XMLParser, handler: any MarkupHandler) {
        self.input = input
        self.parser = parser
        self.handler = handler
    }

    func finish() throws(MarkupError) {
        if let failure { throw failure }
    }

    /// The name of an element or attribute with the short prefix of its namespace.
    func name(_ local: UnsafePointer<xmlChar>, _ namespace: UnsafePointer<xmlChar>?) -> String {
        let key = Name(local: UnsafeRawPointer(local), namespace: namespace.map { UnsafeRawPointer($0) })
        if let known = names[key] { return known }
        var name = String(cString: local)
        if let namespace { name = (parser.namespaces[String(cString: namespace)] ?? "?") + ":" + name }
        // A document with a hundred thousand different names is no document; it costs time only.
        if names.count < 10_000 { names[key] = name }
        return name
    }

    func read(into buffer: UnsafeMutablePointer<CChar>, count: Int) -> Int {
        guard failure == nil else { return 0 }
        let size = min(count, input.count - handedOver)
        guard size > 0 else { return 0 }
        input.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            memcpy(buffer, start + handedOver, size)
        }
        handedOver += size
        return size
    }

    func start(_ name: String, _ attributes: UnsafePointer<UnsafePointer<xmlChar>?>?, count: Int) {
        guard failure == nil else { return }
        depth += 1
        elements += 1
        guard depth <= parser.limits.depth else { return stop(.tooDeep(limit: parser.limits.depth)) }
        guard elements <= parser.limits.events else { return stop(.tooManyEvents(limit: parser.limits.events)) }
        guard count <= parser.limits.attributes else {
            return stop(.tooManyAttributes(limit: parser.limits.attributes))
        }
        handler.start(XMLElement(name: name, attributes: attributes, count: count, session: self))
    }

    func end(_ name: String) {
        guard failure == nil else { return }
        depth -= 1
        handler.end(name)
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard failure == nil else { return }
        textBytes += bytes.count
        guard textBytes <= parser.limits.textBytes else {
            return stop(.tooMuchText(limit: parser.limits.textBytes))
        }
        handler.text(bytes)
    }

    func entity() { stop(.entities) }

    func problem(_ error: xmlError) {
        guard error.level == XML_ERR_FATAL || error.level == XML_ERR_ERROR else { return }
        // A prefix that nothing declares, and the like, are errors of namespaces, after which XML goes on.
        guard error.domain != CInt(XML_FROM_NAMESPACE.rawValue) else { return }
        let code = Int(error.code)
        // The built-in cap on depth has no code of its own.
        stop(depth >= 255 ? .tooDeep(limit: 255) : .notWellFormed(line: Int(error.line), code: code))
    }

    /// Ends the parse by ending its input; the first reason counts.
    private func stop(_ error: MarkupError) {
        if failure == nil { failure = error }
    }
}
