import CXML

/// A strict reader of XML with namespaces that hands over one step after the other.
///
/// libxml2 parses. It opens no file and no connection, a document that declares an entity is refused, and what goes
/// beyond the limits stops the parser at once; so no document can grow, or reach out of itself.
public struct XMLParser: Sendable {
    /// How much of a document is taken.
    public let limits: MarkupLimits
    /// The short prefix of each namespace that the handler knows, by its address.
    public let namespaces: [String: String]

    /// Makes a parser with limits and the names of namespaces.
    public init(limits: MarkupLimits = MarkupLimits(), namespaces: [String: String] = [:]) {
        self.limits = limits
        self.namespaces = namespaces
    }

    /// Walks through a document in UTF-8 or UTF-16.
    ///
    /// - Throws: what made the parser stop. The handler has then met the part before it.
    public func parse(_ bytes: [UInt8], with handler: any MarkupHandler) throws(MarkupError) {
        guard bytes.count <= limits.bytes else { throw .tooLarge(bytes: bytes.count, limit: limits.bytes) }
        LibXML.initialize()
        guard let context = xmlNewParserCtxt() else { throw .parserFailed(code: 0) }
        defer { xmlFreeParserCtxt(context) }
        let session = XMLSession(input: bytes, parser: self, handler: handler)
        try withExtendedLifetime(session) { () throws(MarkupError) in
            let reference = Unmanaged.passUnretained(session).toOpaque()
            context.pointee.userData = reference
            context.pointee.sax.pointee = LibXML.xmlHandler()
            let document = xmlCtxtReadIO(
                context,
                readXMLInput,
                closeHTMLInput,
                reference,
                nil,
                nil,
                LibXML.xmlOptions
            )
            if let document { xmlFreeDoc(document) }
            try session.finish()
        }
    }
}
