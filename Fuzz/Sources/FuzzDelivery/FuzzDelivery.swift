import CanonicalBytes
import Exchange
import Journal

/// Reads any bytes as a delivery over a line; what is read must be written to the same bytes, and checking it must end.
///
/// Every hash is the same and every signature is valid, so that inputs that are made up get past the proofs.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelivery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if let delivery = try? DeliveryStream.decode(bytes, hashing: OneHash()) {
        precondition(DeliveryStream.encode(delivery) == bytes, "a delivery has one encoding")
        for part in delivery.parts { _ = try? part.checked(verifier: EveryoneSigned(), hashing: OneHash()) }
    }
    if let message = try? ExchangeMessage(bytes, hashing: OneHash()) {
        precondition(message.bytes == bytes, "a message has one encoding")
    }
    return 0
}

private struct OneHash: MerkleHashing {
    func digest(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func leaf(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func node(_ left: Digest, _ right: Digest) -> Digest { .emptyRoot }
}

private struct EveryoneSigned: SignatureVerifying {
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool { true }
}
