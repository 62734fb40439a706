/// What takes the steps of a walk through an XML document, in document order, as they are met.
///
/// Nothing is kept between the steps, so a document of any length costs the memory that its handler takes.
public protocol MarkupHandler: AnyObject {
    /// An element opens; it must not be kept beyond the call.
    func start(_ element: XMLElement)
    /// The element that was opened last and is still open ends.
    func end(_ name: String)
    /// Characters between tags, in valid UTF-8, in one piece or several.
    func text(_ utf8: UnsafeBufferPointer<UInt8>)
}
