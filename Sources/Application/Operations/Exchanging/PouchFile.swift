import BagIt
public import Exchange
import Glibc
import Signing
import Zip

/// A pouch as a file: a bag in a ZIP archive, the same bytes for the same delivery.
public struct PouchFile: Hashable, Sendable {
    public let path: String

    public init(path: String) { self.path = path }

    /// Writes a pouch; a file that is there is not replaced.
    public func write(_ delivery: Delivery, packedBy pack: PackDelivery, from node: Node) throws(OperationError) {
        guard access(path, F_OK) != 0 else {
            throw .file(FileError(path: path, attempt: "writing the file", code: EEXIST))
        }
        let bag = try pack.bag(delivery, from: node)
        let archive: [UInt8]
        do { archive = try ZipWriter.archive(bag.files { Node.sha256($0) }) } catch {
            throw .file(FileError(path: path, attempt: "writing the file", code: ENOMEM))
        }
        try NewFile(path: path).write(archive)
    }

    /// Reads a pouch and checks everything in it that can be checked without others.
    public func read() throws(OperationError) -> Delivery {
        let bytes = try SmallFile.read(path, limit: VerifyFiles.bagLimit)
        var files: [String: [UInt8]] = [:]
        do throws(ZipError) {
            var archive = try ZipArchive(
                bytes,
                limits: ZipLimits(
                    members: BagLimits().files,
                    memberBytes: PouchLimits().fileBytes,
                    totalBytes: VerifyFiles.bagLimit,
                    ratio: 1100
                )
            )
            // Other packers write the folders as members of their own.
            for name in archive.names where !name.hasSuffix("/") { files[name] = try archive.bytes(of: name) }
        } catch { throw .archive(error) }
        let bag: Bag
        do { bag = try Bag(files: files) { Node.sha256($0) } } catch { throw .bag(error) }
        do { return try Pouch.open(files: bag.payload, verifier: Ed25519(), hashing: SHA256()) } catch {
            throw .pouch(error)
        }
    }
}
