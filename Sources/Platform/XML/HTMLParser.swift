import CXML

/// A lenient reader of HTML: any bytes of UTF-8 become a bounded list of events.
///
/// libxml2 parses, with its rules for broken markup; it never opens a file or a connection, and builds no tree, so
/// nothing is walked or freed recursively. What goes beyond the limits stops the parser at once.
public struct HTMLParser: Sendable {
    /// How much of a document is taken.
    public let limits: MarkupLimits

    /// Makes a parser with limits.
    public init(limits: MarkupLimits = MarkupLimits()) {
        self.limits = limits
    }

    /// Reads a document.
    ///
    /// - Parameter utf8: the document; a declaration of another encoding inside it is ignored.
    /// - Returns: the events in document order. Elements that HTML implies (`html`, `body`, `p`) are among them.
    /// - Throws: what made the parser stop; broken mark-up doesn't.
    public func events(of utf8: [UInt8]) throws(MarkupError) -> [MarkupEvent] {
        guard utf8.count <= limits.bytes else { throw .tooLarge(bytes: utf8.count, limit: limits.bytes) }
        guard String(validating: utf8, as: UTF8.self) != nil else { throw .notUTF8 }
        guard !utf8.isEmpty else { return [] }
        LibXML.initialize()
        guard let context = htmlNewParserCtxt() else { throw .parserFailed(code: 0) }
        defer { htmlFreeParserCtxt(context) }
        let session = HTMLSession(input: utf8, limits: limits, context: context)
        return try withExtendedLifetime(session) { () throws(MarkupError) in
            let reference = Unmanaged.passUnretained(session).toOpaque()
            context.pointee.userData = reference
            context.pointee.sax.pointee = LibXML.handler()
            let document = htmlCtxtReadIO(
                context,
                readHTMLInput,
                closeHTMLInput,
                reference,
                nil,
                "UTF-8",
                LibXML.htmlOptions
            )
            // Without tree-building callbacks there is no document; should a version make one, it is freed.
            if let document { xmlFreeDoc(document) }
            return try session.finish()
        }
    }
}
