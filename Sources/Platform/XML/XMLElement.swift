import CXML

/// An element that opens, as long as the call that hands it over.
public struct XMLElement {
    /// The short prefix that stands for the namespace, a colon and the local name, such as `w:p`.
    ///
    /// An element without a namespace has its local name; one of an unknown namespace has the prefix `?`.
    public let name: String
    /// Five pointers an attribute: local name, prefix, namespace, beginning and end of the value.
    let attributes: UnsafePointer<UnsafePointer<xmlChar>?>?
    let count: Int
    let session: XMLSession

    /// The value of an attribute, references decoded; nothing when there is none.
    ///
    /// Attributes are named like elements; in most vocabularies of XML they have no namespace.
    public subscript(name: String) -> String? {
        guard let attributes else { return nil }
        for index in 0..<count {
            guard let local = attributes[5 * index], session.name(local, attributes[5 * index + 2]) == name,
                let start = attributes[5 * index + 3], let end = attributes[5 * index + 4], end >= start
            else { continue }
            return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        }
        return nil
    }
}
