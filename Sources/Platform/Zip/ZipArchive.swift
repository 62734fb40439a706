import CZip
import Glibc

/// An archive in memory whose members are unpacked one by one, each within limits.
///
/// It owns the handle of libzip and closes it at the end of its life. Nothing is written anywhere, and names of members
/// are only compared, never used as paths.
public struct ZipArchive: ~Copyable {
    private let handle: OpaquePointer
    private let limits: ZipLimits
    private let indices: [String: UInt64]
    private var unpacked = 0

    /// The names of all members, in the order of their bytes.
    public var names: [String] { indices.keys.sorted() }

    /// Opens an archive, and refuses one that two programs could read differently.
    public init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws(ZipError) {
        let handle = try Self.open(bytes)
        do {
            indices = try Self.directory(of: handle, size: bytes.count, limits: limits)
        } catch {
            zip_discard(handle)
            throw error
        }
        self.handle = handle
        self.limits = limits
    }

    deinit { zip_discard(handle) }

    /// Whether there is a member of a name.
    public func has(_ member: String) -> Bool { indices[member] != nil }

    /// Unpacks a member.
    public mutating func bytes(of member: String) throws(ZipError) -> [UInt8] {
        guard let index = indices[member] else { throw .missing(member: member) }
        let packed = try packedSize(of: member, at: index)
        guard let file = zip_fopen_index(handle, index, 0) else {
            throw Self.failure(of: member, code: zip_error_code_zip(zip_get_error(handle)))
        }
        defer { zip_fclose(file) }
        var result: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_fread(file, &piece, UInt64(piece.count)))
            if count < 0 { throw Self.failure(of: member, code: zip_error_code_zip(zip_file_get_error(file))) }
            if count == 0 { return result }
            unpacked += count
            let size = result.count + count
            if size > limits.memberBytes { throw .tooLarge(member: member, limit: limits.memberBytes) }
            if unpacked > limits.totalBytes { throw .tooLarge(member: member, limit: limits.totalBytes) }
            if size > 1 << 20, size / limits.ratio > packed { throw .tooLarge(member: member, limit: size) }
            result.append(contentsOf: piece.prefix(count))
        }
    }

    /// The packed size of a member that can be read at all.
    private func packedSize(of member: String, at index: UInt64) throws(ZipError) -> Int {
        var status = zip_stat_t()
        guard zip_stat_index(handle, index, 0, &status) == 0 else { throw .damaged(member: member, code: 0) }
        guard status.encryption_method == ZIP_EM_NONE else { throw .encrypted(member: member) }
        let method = Int(status.comp_method)
        guard method == Int(ZIP_CM_STORE) || method == Int(ZIP_CM_DEFLATE) else {
            throw .unknownMethod(member: member, method: method)
        }
        guard status.size <= UInt64(limits.memberBytes) else {
            throw .tooLarge(member: member, limit: limits.memberBytes)
        }
        return Int(clamping: status.comp_size)
    }

    private static func open(_ bytes: [UInt8]) throws(ZipError) -> OpaquePointer {
        // libzip keeps the copy as long as the archive is open, and frees it.
        guard !bytes.isEmpty, let copy = malloc(bytes.count) else { throw .notAnArchive(code: Int(ZIP_ER_NOZIP)) }
        bytes.withUnsafeBytes { copy.copyMemory(from: $0.baseAddress ?? UnsafeRawPointer(copy), byteCount: $0.count) }
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
            free(copy)
            throw .notAnArchive(code: Int(error.zip_err))
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw .notAnArchive(code: Int(error.zip_err))
        }
        return handle
    }

    private static func directory(
        of handle: OpaquePointer,
        size: Int,
        limits: ZipLimits
    ) throws(ZipError) -> [String: UInt64] {
        let count = zip_get_num_entries(handle, 0)
        guard count >= 0, count <= limits.members else { throw .tooManyMembers(limit: limits.members) }
        var indices: [String: UInt64] = [:]
        var claimed: UInt64 = 0
        for index in 0..<UInt64(count) {
            var status = zip_stat_t()
            guard let name = zip_get_name(handle, index, 0), zip_stat_index(handle, index, 0, &status) == 0 else {
                throw .notAnArchive(code: Int(ZIP_ER_INCONS))
            }
            let member = String(cString: name)
            guard indices.updateValue(index, forKey: member) == nil else { throw .ambiguous(member: member) }
            let (sum, overflow) = claimed.addingReportingOverflow(status.comp_size)
            guard !overflow, sum <= UInt64(size) else { throw .overlapping }
            claimed = sum
        }
        return indices
    }

    private static func failure(of member: String, code: CInt) -> ZipError {
        code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD
            ? .encrypted(member: member) : .damaged(member: member, code: Int(code))
    }
}
