import CanonicalBytes
import Storage

/// The files of a register, each under the SHA-256 of its bytes: `files/3f/3f9a…`, two digits as the folder.
///
/// A name tells what the bytes have to be, so a file is checked whenever it is read, and kept once however often it is
/// given.
struct FileArea: Sendable {
    /// The folder `files` of a register.
    let folder: String
    let hash: @Sendable ([UInt8]) -> Digest

    func path(of digest: Digest) -> String {
        let name = digest.hexadecimal
        return "\(folder)/\(name.prefix(2))/\(name)"
    }

    /// Keeps a file, durably; one that is there and whole stays as it is, a damaged one is replaced.
    func keep(_ bytes: [UInt8], as digest: Digest) throws(StoreError) {
        let path = path(of: digest)
        guard bytes.count <= FileSystem.longestFile else {
            throw .system(
                path: path,
                doing: "keeping",
                reason: "the file is longer than \(FileSystem.longestFile >> 20) MiB"
            )
        }
        guard hash(bytes) == digest else { throw .damagedFile(digest, path: path) }
        if try FileSystem.read(path) != bytes {
            try FileSystem.makeFolder("\(folder)/\(digest.hexadecimal.prefix(2))")
            // One program writes, so the temporary name needs no more than the digest; a leftover is written over.
            try FileSystem.write(bytes, to: path, by: "\(folder)/\(digest.hexadecimal).part")
        }
        // A stop may have come between a name and its durability, so names that were there are made durable as well.
        for place in [path, FileSystem.parent(of: path), folder].compactMap({ $0 }) {
            if let above = FileSystem.parent(of: place) { try FileSystem.syncFolder(above) }
        }
    }

    /// The bytes of a file, checked.
    func bytes(of digest: Digest) throws(StoreError) -> [UInt8] {
        let path = path(of: digest)
        guard let bytes = try FileSystem.read(path) else { throw .missingFile(digest) }
        guard hash(bytes) == digest else { throw .damagedFile(digest, path: path) }
        return bytes
    }

    /// The files by their names, in the order of these.
    func digests() throws(StoreError) -> [Digest] { try listing().digests }

    /// What is wrong with the files, in words: other bytes than the name says, and names that mean nothing.
    func findings() throws(StoreError) -> [String] {
        let listing = try listing()
        var findings = listing.strangers.map { "\($0) is not a file of the register; move it elsewhere" }
        for digest in listing.digests {
            do { _ = try bytes(of: digest) } catch { findings.append(error.description) }
        }
        return findings
    }

    private func listing() throws(StoreError) -> (digests: [Digest], strangers: [String]) {
        var digests: [Digest] = []
        var strangers: [String] = []
        for prefix in try FileSystem.names(in: folder) ?? [] {
            // What a power cut left half written has no name yet and belongs to nobody.
            if prefix.hasSuffix(".part"), Digest(hexadecimal: String(prefix.dropLast(5))) != nil { continue }
            guard prefix.utf8.count == 2, Hexadecimal.decode(prefix) != nil else {
                strangers.append("\(folder)/\(prefix)")
                continue
            }
            for name in try FileSystem.names(in: "\(folder)/\(prefix)") ?? [] {
                if name.hasPrefix(prefix), let digest = Digest(hexadecimal: name) {
                    digests.append(digest)
                } else {
                    strangers.append("\(folder)/\(prefix)/\(name)")
                }
            }
        }
        return (digests, strangers)
    }
}
