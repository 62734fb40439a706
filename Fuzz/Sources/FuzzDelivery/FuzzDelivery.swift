import CanonicalBytes
import Exchange
import FuzzSupport
import Glibc
import Journal

private let trials = Trials([Trial("delivery over a line", attempt)])

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Reads any bytes as a delivery over a line; what is read must be written to the same bytes, and checking it must end.
///
/// Every hash is the same and every signature is valid, so that inputs that are made up get past the proofs.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzDelivery(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.runWhole(start, count) }

private func attempt(_ bytes: [UInt8]) -> Bool {
    var isTaken = false
    if let delivery = try? DeliveryStream.decode(bytes, hashing: OneHash()) {
        demand(DeliveryStream.encode(delivery) == bytes, "a delivery has one encoding")
        isTaken = true
        for part in delivery.parts { _ = try? part.checked(verifier: EveryoneSigned(), hashing: OneHash()) }
    }
    if let message = try? ExchangeMessage(bytes, hashing: OneHash()) {
        demand(message.bytes == bytes, "a message has one encoding")
        isTaken = true
    }
    return isTaken
}

private struct OneHash: MerkleHashing {
    func digest(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func leaf(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func node(_ left: Digest, _ right: Digest) -> Digest { .emptyRoot }
}

private struct EveryoneSigned: SignatureVerifying {
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool { true }
}
