import CZip
import Glibc

/// Packs files into an archive in memory: the same files give the same bytes.
///
/// Members stand in the order of their names' bytes, are stored as they are, and are dated 1 January 1980, the first day
/// that the format knows, so that neither the clock nor the version of a packer shows in the result.
public enum ZipWriter {
    /// The archive of some files by their names.
    public static func archive(_ files: [String: [UInt8]]) throws(ZipPackingError) -> [UInt8] {
        var error = zip_error_t()
        zip_error_init(&error)
        defer { zip_error_fini(&error) }
        guard let target = zip_source_buffer_create(nil, 0, 0, &error) else {
            throw ZipPackingError(code: Int(error.zip_err))
        }
        // The archive ends with the handle; its bytes are read from the source after that.
        zip_source_keep(target)
        defer { zip_source_free(target) }
        guard let handle = zip_open_from_source(target, ZIP_TRUNCATE, &error) else {
            zip_source_free(target)
            throw ZipPackingError(code: Int(error.zip_err))
        }
        do {
            for (name, bytes) in files.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                try add(bytes, as: name, to: handle)
            }
        } catch {
            zip_discard(handle)
            throw error
        }
        guard zip_close(handle) == 0 else {
            let code = Int(zip_error_code_zip(zip_get_error(handle)))
            zip_discard(handle)
            throw ZipPackingError(code: code)
        }
        return try bytes(of: target)
    }

    private static func add(_ bytes: [UInt8], as name: String, to handle: OpaquePointer) throws(ZipPackingError) {
        // libzip keeps the copy until the archive is written, and frees it.
        guard let copy = malloc(max(bytes.count, 1)) else { throw ZipPackingError(code: Int(ZIP_ER_MEMORY)) }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { copy.copyMemory(from: base, byteCount: source.count) }
        }
        guard let source = zip_source_buffer(handle, copy, UInt64(bytes.count), 1) else {
            free(copy)
            throw ZipPackingError(code: Int(ZIP_ER_MEMORY))
        }
        let index = zip_file_add(handle, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw ZipPackingError(code: Int(zip_error_code_zip(zip_get_error(handle))))
        }
        let place = UInt64(index)
        // 1 January 1980 at midnight: day 1, month 1, year 0 of the format.
        guard zip_set_file_compression(handle, place, ZIP_CM_STORE, 0) == 0,
            zip_file_set_dostime(handle, place, 0, 0x21, 0) == 0,
            zip_file_set_external_attributes(handle, place, 0, zip_uint8_t(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
        else { throw ZipPackingError(code: Int(zip_error_code_zip(zip_get_error(handle)))) }
    }

    private static func bytes(of source: OpaquePointer) throws(ZipPackingError) -> [UInt8] {
        guard zip_source_open(source) == 0 else { throw ZipPackingError(code: 0) }
        defer { zip_source_close(source) }
        var result: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Int(zip_source_read(source, &piece, UInt64(piece.count)))
            guard count >= 0 else { throw ZipPackingError(code: 0) }
            if count == 0 { return result }
            result.append(contentsOf: piece.prefix(count))
        }
    }
}

/// Files could not be packed: there was no memory left, or a name was too long.
public struct ZipPackingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The code of libzip.
    public let code: Int

    public var description: String {
        "the files could not be packed (code \(code) of libzip); check that there is memory left"
    }
}
