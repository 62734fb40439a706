/// The body of a request while it is sent.
final class Sender {
    private let body: [UInt8]
    private var sent = 0

    init(_ body: [UInt8]) { self.body = body }

    /// Puts what comes next into a place; answers how much that is.
    func give(into place: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(place.count, body.count - sent)
        body.withUnsafeBytes { bytes in
            place.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sent..<sent + count]))
        }
        sent += count
        return count
    }
}

// The library calls this; a function of the file because a closure could belong to an actor without saying so.
func sendBody(
    _ place: UnsafeMutablePointer<CChar>?,
    _ width: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let sender = Unmanaged<Sender>.fromOpaque(context).takeUnretainedValue()
    return sender.give(into: UnsafeMutableRawBufferPointer(start: place, count: width * count))
}
