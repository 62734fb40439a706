public import Exchange
public import HTTPClient
public import HTTPSignatures

/// Why an exchange over a line ended before both sides had everything.
///
/// What had been stored till then stays stored.
public enum LineError: Error, Hashable, Sendable {
    /// What was given is no address of a node.
    case notAnAddress(String)
    /// No address of a participant is known here.
    case noAddress(String)
    /// No participant's address is known here.
    case noAddresses
    case client(HTTPClientError)
    /// The answer is not signed by the node that was asked.
    case notFromPeer(String, HTTPSignatureError)
    /// The other node does not answer with what was asked for; its status, and what it says.
    case refused(status: Int, reason: String)
    /// The answer can't be read.
    case unreadable(DeliveryStreamError)
    /// The other node stores nothing of what it was sent.
    case notTaken(String)
    /// The file of the addresses is not as this program writes it.
    case damagedAddresses(path: String)
}

extension LineError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notAnAddress(let text): "'\(text)' is no address of a node; write one such as https://node.example:8018"
        case .noAddress(let peer): "no address of '\(peer)' is known; give it with --address https://…"
        case .noAddresses: "no address of another participant is known; name one, with --address https://…"
        case .client(let error): error.description
        case .notFromPeer(let peer, let error): "the answer is not from the node of '\(peer)': \(error)"
        case .refused(let status, let reason): "the other node refuses (\(status)): \(reason)"
        case .unreadable(let error): error.description
        case .notTaken(let peer): "the node of '\(peer)' did not take what it was sent; ask it why"
        case .damagedAddresses(let path): "\(path) is not as it was written; move it away and give the addresses again"
        }
    }

    /// Whether somebody else may be at work behind it, rather than a broken line or a missing word.
    public var isHostile: Bool {
        switch self {
        case .notFromPeer, .unreadable, .damagedAddresses: true
        default: false
        }
    }
}
