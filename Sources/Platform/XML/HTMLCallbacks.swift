import CXML

// What libxml2 calls. Top-level functions, because they capture nothing and belong to no actor, whichever thread the
// parser runs on.

private func session(_ reference: UnsafeMutableRawPointer?) -> HTMLSession? {
    guard let reference else { return nil }
    return Unmanaged<HTMLSession>.fromOpaque(reference).takeUnretainedValue()
}

func readHTMLInput(
    _ reference: UnsafeMutableRawPointer?,
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ count: CInt
) -> CInt {
    guard let buffer, count > 0, let session = session(reference) else { return 0 }
    return CInt(session.read(into: buffer, count: Int(count)))
}

func closeHTMLInput(_ reference: UnsafeMutableRawPointer?) -> CInt { 0 }

func htmlStartElement(
    _ reference: UnsafeMutableRawPointer?,
    _ name: UnsafePointer<xmlChar>?,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let name, let session = session(reference) else { return }
    var list: [MarkupAttribute] = []
    if let attributes {
        // Names and values in turn; a null name ends the list, a null value is an attribute without one.
        var index = 0
        while let name = attributes[index] {
            let value = attributes[index + 1].map { String(cString: $0) } ?? ""
            list.append(MarkupAttribute(name: String(cString: name), value: value))
            index += 2
        }
    }
    session.start(String(cString: name), list)
}

func htmlEndElement(_ reference: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
    guard let name, let session = session(reference) else { return }
    session.end(String(cString: name))
}

func htmlCharacters(_ reference: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: CInt) {
    guard let text, count > 0, let session = session(reference) else { return }
    session.text(UnsafeBufferPointer(start: text, count: Int(count)))
}

func htmlProblem(_ reference: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?) {
    guard let error, let session = session(reference) else { return }
    session.problem(code: Int(error.pointee.code), isFatal: error.pointee.level == XML_ERR_FATAL)
}
