import Agreement
public import BagIt
public import CanonicalBytes
import Consultations
public import Exchange
import Glibc
import Signing
import Zip

/// Checks an exported journal, a bag or a pouch by itself: without a register, a key or the program of its maker.
///
/// A folder is read one file at a time; an archive, and the folder of a bag, lie in memory.
public struct VerifyFiles: Sendable {
    /// The folder or the archive.
    public var path: String

    public init(path: String) { self.path = path }

    /// What a check has found.
    public struct Outcome: Hashable, Sendable {
        public internal(set) var inspection = PouchInspection()
        /// Whether the files lie in a bag, which tells of each whether it is the one that was packed.
        public internal(set) var isBag = false
        /// What does not hold in the bag.
        public internal(set) var bagError: BagError?

        /// What the parties have agreed; nothing where their journals are not here, or don't found one mechanism.
        public internal(set) var joint: Joint?

        public var isWhole: Bool { bagError == nil && inspection.isWhole }
    }

    /// What the journals of all parties together amount to, computed from headers alone.
    public struct Joint: Hashable, Sendable {
        /// How many proposals took which course, by its code.
        public let courses: [String: Int]
        /// How many acts are judged.
        public let acts: Int
        /// Whether acts wait for others that are not here.
        public let waits: Bool
        /// One hash of everything that is joint; that of `suivi status --digest` where the same acts are.
        public let digest: Digest
    }

    /// How much of a bag is taken, in bytes.
    static let bagLimit = 1 << 30

    /// Checks the files; damage is in the outcome, an error means that nothing could be checked.
    public func perform() throws(OperationError) -> Outcome {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { throw .noFile(path: path) }
            throw .file(FileError(path: path, attempt: "reading the file", code: errno))
        }
        guard status.st_mode & S_IFMT == S_IFDIR else { return try check(archived: members()) }
        let (paths, strays) = try walk()
        guard paths.contains("bagit.txt") else {
            return try inspect(paths, strays: strays) { path throws(PouchError) in
                try Self.read(path, in: self.path, limit: PouchLimits().fileBytes)
            }
        }
        return try check(bag: try load(paths), strays: strays)
    }

    /// Whether it is a file and no folder.
    var isArchive: Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    }

    /// All files by their paths, in memory; without the folder that other packers put around them.
    func load() throws(OperationError) -> [String: [UInt8]] {
        isArchive ? Self.withoutTop(try members()) : try load(try walk().paths)
    }

    private func load(_ paths: [String]) throws(OperationError) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        var room = Self.bagLimit
        do throws(PouchError) {
            for path in paths {
                let bytes = try Self.read(path, in: self.path, limit: room)
                room -= bytes.count
                files[path] = bytes
            }
        } catch { throw .pouch(error) }
        return files
    }

    // MARK: - Archive

    /// The files of an archive by their names.
    private func members() throws(OperationError) -> [String: [UInt8]] {
        let bytes = try SmallFile.read(path, limit: Self.bagLimit)
        do throws(ZipError) {
            let limits = ZipLimits(
                members: BagLimits().files,
                memberBytes: PouchLimits().fileBytes,
                totalBytes: Self.bagLimit,
                ratio: 1100
            )
            var archive = try ZipArchive(bytes, limits: limits)
            var files: [String: [UInt8]] = [:]
            // Other packers write the folders as members of their own.
            for name in archive.names where !name.hasSuffix("/") { files[name] = try archive.bytes(of: name) }
            return files
        } catch { throw .archive(error) }
    }

    private static func withoutTop(_ files: [String: [UInt8]]) -> [String: [UInt8]] {
        let tops = Set(files.keys.map { $0.split(separator: "/", maxSplits: 1).first ?? "" })
        guard let top = tops.first, tops.count == 1, files[String(top)] == nil, top != "journals" else { return files }
        let names = files.map {
            (String(decoding: $0.key.utf8.dropFirst(top.utf8.count + 1), as: UTF8.self), $0.value)
        }
        return Dictionary(names) { first, _ in first }
    }

    /// Checks a bag, or the folder of an export that somebody has packed, with or without the folder itself.
    private func check(archived files: [String: [UInt8]]) throws(OperationError) -> Outcome {
        let files = Self.withoutTop(files)
        guard files["bagit.txt"] == nil else { return try check(bag: files) }
        return try inspect(Array(files.keys), strays: []) { [files] path throws(PouchError) in
            guard let bytes = files[path] else { throw .missing(path: path) }
            return bytes
        }
    }

    /// Checks the bag, and what lies in it even where the bag does not hold: that tells which act is damaged.
    private func check(bag files: [String: [UInt8]], strays: [PouchError] = []) throws(OperationError) -> Outcome {
        var bagError: BagError?
        do { _ = try Bag(files: files) { SHA256().digest($0) } } catch { bagError = error }
        let paths = files.keys.filter { $0.hasPrefix("data/") }.map { String($0.dropFirst(5)) }
        var outcome = try inspect(paths, strays: strays) { path throws(PouchError) in
            guard let bytes = files["data/" + path] else { throw .missing(path: path) }
            return bytes
        }
        outcome.isBag = true
        outcome.bagError = bagError
        return outcome
    }

    private func inspect(
        _ paths: [String],
        strays: [PouchError],
        read: @escaping (String) throws(PouchError) -> [UInt8]
    ) throws(OperationError) -> Outcome {
        var outcome = Outcome()
        do throws(PouchError) {
            outcome.inspection = try Pouch.inspect(
                paths: paths,
                verifier: Ed25519(),
                hashing: SHA256(),
                read: read
            )
        } catch { throw .pouch(error) }
        outcome.inspection.add(strays)
        let constitutions = outcome.inspection.constitutions
        if outcome.isWhole, constitutions.count == 1, outcome.inspection.journals.count > 1 {
            outcome.joint = try joint(under: constitutions[0], paths, read: read)
        }
        return outcome
    }

    private func joint(
        under constitution: Constitution,
        _ paths: [String],
        read: @escaping (String) throws(PouchError) -> [UInt8]
    ) throws(OperationError) -> Joint {
        let agreement: Agreement
        do throws(PouchError) {
            agreement = try Pouch.agreement(
                under: constitution,
                paths: paths,
                verifier: Ed25519(),
                hashing: SHA256(),
                read: read
            )
        } catch { throw .pouch(error) }
        var courses: [String: Int] = [:]
        for proposal in agreement.standing().proposals.values { courses[proposal.course.code, default: 0] += 1 }
        return Joint(
            courses: courses,
            acts: agreement.count,
            waits: !agreement.missing.isEmpty,
            digest: agreement.jointDigest(founding: constitution.name(sha256: Node.sha256))
        )
    }

    // MARK: - Folder

    /// The paths of the files below the folder, and what has no place there.
    private func walk() throws(OperationError) -> (paths: [String], strays: [PouchError]) {
        var walk = FolderWalk(root: path, own: [], limits: .init(depth: 32, files: PouchLimits().files))
        if let code = walk.walk() { throw .file(FileError(path: path, attempt: "opening the folder", code: code)) }
        if let failure = walk.failures.first {
            throw .file(FileError(path: "\(path)/\(failure.path)", attempt: "reading the file", code: failure.code))
        }
        let strays = walk.left.filter { $0.cause != .hidden && $0.cause != .ofSystem }.prefix(100)
        var paths: [String] = []
        for file in walk.files {
            guard let text = String(validating: file.path.bytes, as: UTF8.self) else {
                throw .pouch(.unexpected(path: file.path.description))
            }
            paths.append(text)
        }
        return (paths, strays.map { .unexpected(path: $0.path.description) })
    }

    private static func read(_ path: String, in folder: String, limit: Int) throws(PouchError) -> [UInt8] {
        let bytes: [UInt8]?
        do throws(FileError) { bytes = try DurableFile.read("\(folder)/\(path)", limit: limit) } catch {
            if case .tooLong(let limit) = error.reason { throw .tooLarge(path: path, limit: limit) }
            throw .unreadable(path: path, reason: error.description)
        }
        guard let bytes else { throw .missing(path: path) }
        return bytes
    }
}
