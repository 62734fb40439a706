import CXML

// What libxml2 calls while it reads XML; see HTMLCallbacks.swift.

private func session(_ reference: UnsafeMutableRawPointer?) -> XMLSession? {
    guard let reference else { return nil }
    return Unmanaged<XMLSession>.fromOpaque(reference).takeUnretainedValue()
}

func readXMLInput(
    _ reference: UnsafeMutableRawPointer?,
    _ buffer: UnsafeMutablePointer<CChar>?,
    _ count: CInt
) -> CInt {
    guard let buffer, count > 0, let session = session(reference) else { return 0 }
    return CInt(session.read(into: buffer, count: Int(count)))
}

// The number of parameters is libxml2's: startElementNsSAX2Func.
func xmlStartElement(
    _ reference: UnsafeMutableRawPointer?,
    _ local: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?,
    _ namespaceCount: CInt,
    _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?,
    _ attributeCount: CInt,
    _ defaultedCount: CInt,
    _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
) {
    guard let local, let session = session(reference) else { return }
    session.start(session.name(local, namespace), attributes.map { UnsafePointer($0) }, count: Int(attributeCount))
}

func xmlEndElement(
    _ reference: UnsafeMutableRawPointer?,
    _ local: UnsafePointer<xmlChar>?,
    _ prefix: UnsafePointer<xmlChar>?,
    _ namespace: UnsafePointer<xmlChar>?
) {
    guard let local, let session = session(reference) else { return }
    session.end(session.name(local, namespace))
}

func xmlCharacters(_ reference: UnsafeMutableRawPointer?, _ text: UnsafePointer<xmlChar>?, _ count: CInt) {
    guard let text, count > 0, let session = session(reference) else { return }
    session.text(UnsafeBufferPointer(start: text, count: Int(count)))
}

func xmlEntity(
    _ reference: UnsafeMutableRawPointer?,
    _ name: UnsafePointer<xmlChar>?,
    _ type: CInt,
    _ publicID: UnsafePointer<xmlChar>?,
    _ systemID: UnsafePointer<xmlChar>?,
    _ content: UnsafeMutablePointer<xmlChar>?
) {
    session(reference)?.entity()
}

func xmlProblem(_ reference: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?) {
    guard let error, let session = session(reference) else { return }
    session.problem(error.pointee)
}
