import CXML

/// What is said to libxml2 once, or the same way each time.
enum LibXML {
    /// Makes the library ready for use from several threads.
    ///
    /// `xmlInitParser` must have returned before any other thread parses; a static constant is set up once and makes
    /// the others wait.
    static func initialize() { _ = ready }

    private static let ready: Void = xmlInitParser()

    /// Broken markup is repaired, nothing is printed, nothing is fetched, and the built-in caps stay in force.
    static let htmlOptions = CInt(
        bitPattern: HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
            | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue | HTML_PARSE_IGNORE_ENC.rawValue
    )

    /// The callbacks of a parse that builds no tree.
    static func handler() -> htmlSAXHandler {
        var handler = htmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElement = htmlStartElement
        handler.endElement = htmlEndElement
        handler.characters = htmlCharacters
        handler.ignorableWhitespace = htmlCharacters
        handler.serror = htmlProblem
        return handler
    }

    /// Nothing is printed, nothing is fetched, no entity is put in its place, and the built-in caps stay in force.
    static let xmlOptions = CInt(
        bitPattern: XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
            | XML_PARSE_COMPACT.rawValue | XML_PARSE_NOCDATA.rawValue
    )

    /// The callbacks of a parse of XML with namespaces that builds no tree.
    static func xmlHandler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = xmlStartElement
        handler.endElementNs = xmlEndElement
        handler.characters = xmlCharacters
        handler.ignorableWhitespace = xmlCharacters
        handler.cdataBlock = xmlCharacters
        handler.entityDecl = xmlEntity
        handler.serror = xmlProblem
        return handler
    }
}
