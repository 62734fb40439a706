internal import CMicroHTTPD
internal import Glibc
internal import HTTPModel

// The library calls these on its own threads. They are functions of the file because a closure could belong to an actor
// without saying so, and would then stop the program on a foreign thread.

/// A connection has been made, or is about to be closed.
func noteConnection(
    _ context: UnsafeMutableRawPointer?,
    _ connection: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ event: MHD_ConnectionNotificationCode
) {
    guard let context, let connection, let slot else { return }
    switch event {
    case .CONNECTION_NOTIFY_STARTED:
        let core = Unmanaged<ServerCore>.fromOpaque(context).takeUnretainedValue()
        let conversation = Conversation(
            descriptor: cmhd_socket(connection),
            peer: SocketAddress.text(of: cmhd_peer(connection)),
            core: core
        )
        // Kept by the connection until the other event, which follows in every case.
        slot.pointee = Unmanaged.passRetained(conversation).toOpaque()
    case .CONNECTION_NOTIFY_CLOSED:
        guard let kept = slot.pointee else { return }
        slot.pointee = nil
        Unmanaged<Conversation>.fromOpaque(kept).takeRetainedValue().close()
    }
}

/// The first line of a request has come.
func noteAddress(
    _ context: UnsafeMutableRawPointer?,
    _ address: UnsafePointer<CChar>?,
    _ connection: OpaquePointer?
) -> UnsafeMutableRawPointer? {
    guard let address, let conversation = conversation(of: connection) else { return nil }
    conversation.begin(address: String(validatingCString: address), end: address + strlen(address))
    return nil
}

/// The head of a request, a piece of its body or its end has come.
func handleRequest(
    _ context: UnsafeMutableRawPointer?,
    _ connection: OpaquePointer?,
    _ path: UnsafePointer<CChar>?,
    _ method: UnsafePointer<CChar>?,
    _ version: UnsafePointer<CChar>?,
    _ piece: UnsafePointer<CChar>?,
    _ pieceSize: UnsafeMutablePointer<Int>?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let connection, let method, let pieceSize, let slot, let conversation = conversation(of: connection) else {
        return .NO
    }
    if slot.pointee == nil {
        // Whatever isn't nothing marks the head as seen; the library clears it before the next request.
        slot.pointee = UnsafeMutableRawPointer(connection)
        var list = FieldCollector()
        withUnsafeMutablePointer(to: &list) { list in
            _ = MHD_get_connection_values_n(connection, .HEADER_KIND, collectField, list)
        }
        let reply = conversation.receiveHead(
            method: String(cString: method),
            fields: list.fields,
            isWellFormed: list.isWellFormed && conversation.isFollowed(by: version)
        )
        return reply.map { send($0, on: connection, usesTLS: conversation.usesTLS) } ?? .YES
    }
    if pieceSize.pointee > 0 {
        guard let piece else { return .NO }
        let goesOn = conversation.receive(UnsafeRawBufferPointer(start: piece, count: pieceSize.pointee))
        pieceSize.pointee = 0
        return goesOn ? .YES : .NO
    }
    return send(conversation.answer(), on: connection, usesTLS: conversation.usesTLS)
}

/// The answer to a request has left, or the connection is broken.
func completeRequest(
    _ context: UnsafeMutableRawPointer?,
    _ connection: OpaquePointer?,
    _ slot: UnsafeMutablePointer<UnsafeMutableRawPointer?>?,
    _ how: MHD_RequestTerminationCode
) {
    slot?.pointee = nil
    conversation(of: connection)?.finish()
}

/// The fields that have been shown by ``collectField(_:_:_:_:_:_:)``.
private struct FieldCollector {
    var fields = HeaderFields()
    /// Whether every name is one that a field can have.
    var isWellFormed = true
}

private func collectField(
    _ context: UnsafeMutableRawPointer?,
    _ kind: MHD_ValueKind,
    _ name: UnsafePointer<CChar>?,
    _ nameSize: Int,
    _ value: UnsafePointer<CChar>?,
    _ valueSize: Int
) -> MHD_Result {
    guard let list = context?.assumingMemoryBound(to: FieldCollector.self) else { return .NO }
    let name = String(decoding: UnsafeRawBufferPointer(start: name, count: nameSize), as: UTF8.self)
    let value = String(decoding: UnsafeRawBufferPointer(start: value, count: valueSize), as: UTF8.self)
    if HeaderFields.Field(name: name, value: value) == nil { list.pointee.isWellFormed = false }
    list.pointee.fields.append(name, value)
    return .YES
}

private func conversation(of connection: OpaquePointer?) -> Conversation? {
    guard let connection, let kept = cmhd_socket_context(connection) else { return nil }
    return Unmanaged<Conversation>.fromOpaque(kept).takeUnretainedValue()
}

/// Hands an answer to the library, which copies it.
private func send(_ reply: Reply, on connection: OpaquePointer, usesTLS: Bool) -> MHD_Result {
    let made = reply.response.body.withUnsafeBytes { bytes in
        cmhd_response(bytes.baseAddress, bytes.count, usesTLS ? 1 : 0)
    }
    guard let made else { return .NO }
    defer { MHD_destroy_response(made) }
    for field in reply.response.fields.all {
        // One that the library can't take, such as an empty one, is left out.
        _ = MHD_add_response_header(made, field.name, field.value)
    }
    if reply.isLast { _ = MHD_add_response_header(made, "Connection", "close") }
    return MHD_queue_response(connection, UInt32(reply.response.status.code), made)
}
