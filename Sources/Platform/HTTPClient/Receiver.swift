internal import HTTPModel

/// What comes of an answer.
final class Receiver {
    private(set) var fields = HeaderFields()
    private(set) var body: [UInt8] = []
    private(set) var isTooLarge = false
    private var fieldBytes = 0
    private var status = Status(0)
    private let limit: Int
    private let onArrival: ((_ head: Response, _ piece: [UInt8]) -> Void)?

    init(limit: Int, onArrival: ((_ head: Response, _ piece: [UInt8]) -> Void)? = nil) {
        self.limit = limit
        self.onArrival = onArrival
    }

    /// Takes a line of the head; nothing goes on where there are too many.
    func take(line: UnsafeRawBufferPointer) -> Bool {
        fieldBytes += line.count
        guard fieldBytes <= 64 << 10 else {
            isTooLarge = true
            return false
        }
        let text = String(decoding: line, as: UTF8.self)
        if text.hasPrefix("HTTP/") {
            // An answer before the answer (100 or 103) has fields of its own.
            fields = HeaderFields()
            status = Status(text.split(separator: " ").dropFirst().first.flatMap { Int($0.prefix(3)) } ?? 0)
        } else if let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) {
            let value = text[text.utf8.index(after: colon)...]
            fields.append(String(text[..<colon]), String(decoding: value.utf8.filter { $0 >= 0x20 }, as: UTF8.self))
        }
        return true
    }

    func take(piece: UnsafeRawBufferPointer) -> Bool {
        guard piece.count <= limit - body.count else {
            isTooLarge = true
            return false
        }
        body.append(contentsOf: piece)
        if let onArrival { onArrival(Response(status, fields: fields), Array(piece)) }
        return true
    }
}

// The library calls these; they are functions of the file because a closure could belong to an actor without saying so.

func receiveBody(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ width: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
    return receiver.take(piece: UnsafeRawBufferPointer(start: bytes, count: width * count)) ? width * count : 0
}

func receiveField(
    _ bytes: UnsafeMutablePointer<CChar>?,
    _ width: Int,
    _ count: Int,
    _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let receiver = Unmanaged<Receiver>.fromOpaque(context).takeUnretainedValue()
    return receiver.take(line: UnsafeRawBufferPointer(start: bytes, count: width * count)) ? width * count : 0
}
