import BagIt
import CanonicalBytes
import Exchange
import FuzzSupport
import Glibc
import Journal

private let trials = Trials([Trial("files of a pouch", attempt)])

@_cdecl("LLVMFuzzerInitialize")
public func prepareFuzzing(
    _ count: UnsafeMutablePointer<CInt>?,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
    atexit { trials.report() }
    return 0
}

/// Opens any files as a pouch.
///
/// The input is one file after the other: the length of its path in one byte, the path, the length of its content in two
/// bytes, the content. Every hash is the same and every signature is valid, so that the inputs that are made up get past
/// the proofs and reach what is read behind them. What was opened is packed again and has to give the same files.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzPouch(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt { trials.runWhole(start, count) }

private func attempt(_ bytes: [UInt8]) -> Bool {
    let files = files(in: bytes)
    let hashing = OneHash()
    let verifier = EveryoneSigned()
    var limits = PouchLimits()
    limits.files = 1_000
    if let bag = try? Bag(files: files, sha256: { hashing.digest($0) }) {
        _ = try? Pouch.open(files: bag.payload, limits: limits, verifier: verifier, hashing: hashing)
    }
    let inspection = try? Pouch.inspect(
        paths: files.keys,
        limits: limits,
        verifier: verifier,
        hashing: hashing,
        read: { path throws(PouchError) in
            guard let bytes = files[path] else { throw .missing(path: path) }
            return bytes
        }
    )
    guard let delivery = try? Pouch.open(files: files, limits: limits, verifier: verifier, hashing: hashing) else {
        return false
    }
    demand(delivery.parts.allSatisfy { $0.first.isMultiple(of: 256) }, "a part begins with a tile")
    demand(inspection?.errors.isEmpty != false, "what opens is found whole")
    for part in delivery.parts {
        demand((try? part.checked(verifier: verifier, hashing: hashing)) != nil, "what opens is checked")
    }
    // A journal alone at the top is opened, too; a pouch has it in a folder.
    guard files["checkpoint"] == nil else { return true }
    var packed =
        (try? Pouch.files(of: delivery, earlier: OneHash(), verifier: verifier, hashing: hashing)) ?? [:]
    packed[Pouch.instructions] = files[Pouch.instructions]
    demand(Set(packed.keys) == Set(files.keys), "what opens is packed in the same files")
    // What lies before the first act is only known by the root, which is always the same here.
    for (path, bytes) in packed where !path.contains("/tile/") || path.contains("/tile/entries/") {
        demand(files[path] == bytes, "what opens is packed the same")
    }
    return true
}

private func files(in bytes: [UInt8]) -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    var rest = bytes[...]
    func take(_ count: Int) -> ArraySlice<UInt8> {
        defer { rest = rest.dropFirst(count) }
        return rest.prefix(count)
    }
    while let length = rest.popFirst() {
        let path = String(decoding: take(Int(length)), as: UTF8.self)
        let size = take(2).reduce(0) { $0 << 8 | Int($1) }
        files[path] = Array(take(size))
    }
    return files
}

/// A hash function with one value.
private struct OneHash: MerkleHashing, EarlierActs {
    func digest(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func leaf(_ bytes: Span<UInt8>) -> Digest { .emptyRoot }
    func node(_ left: Digest, _ right: Digest) -> Digest { .emptyRoot }

    func leaf(_ number: Int, before part: JournalPart) throws -> [UInt8] { [] }
    func hash(level: Int, index: UInt64, before part: JournalPart) throws -> Digest { .emptyRoot }
}

private struct EveryoneSigned: SignatureVerifying {
    func isValid(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool { true }
}
