import HTTPClient
import Messages
import Operations

extension Console {
    func message(_ error: LineError) -> Message {
        switch error {
        case .notAnAddress(let text):
            Message(
                "'{text}' is no address of a node; write one such as https://node.example:8018",
                ["text": text.shown]
            )
        case .noAddress(let peer):
            Message("no address of '{party}' is known; give it with --address https://…", ["party": peer])
        case .noAddresses:
            Message("no address of another participant is known; name one, with --address https://…")
        case .client(let error): message(error)
        case .notFromPeer(let peer, _):
            Message(
                "the answer is not signed by the node of '{party}'; check the address, and ask its keeper",
                ["party": peer]
            )
        case .refused(let status, let reason):
            Message(
                "the other node refuses ({status}): {reason}",
                ["status": String(status), "reason": reason.shown]
            )
        case .unreadable:
            Message("what the other node sent can't be read; nothing of it was stored, try again")
        case .notTaken(let peer):
            Message("the node of '{party}' did not take what it was sent; ask its keeper why", ["party": peer])
        case .damagedAddresses(let path):
            Message(
                "{file} is not as it was written; move it away and give the addresses again",
                ["file": path.shown]
            )
        }
    }

    private func message(_ error: HTTPClientError) -> Message {
        switch error {
        case .notStarted: Message("the network could not be used; end other programs and try again")
        case .unreachable(let address):
            Message(
                "nobody answers at {address}; check the address, and whether the other node runs",
                ["address": address]
            )
        case .notTrusted(let address, let reason):
            Message(
                "{address} does not show a certificate that is trusted ({reason}); nothing was sent",
                ["address": address, "reason": reason]
            )
        case .tooLarge(let limit):
            Message("the answer has more than {limit} bytes, which is all that is taken", ["limit": String(limit)])
        case .cut(let address, let reason, _):
            Message("the line to {address} broke ({reason}); try again", ["address": address, "reason": reason])
        }
    }
}
