import Signing

/// A person's word that acts of the own journal, which another participant claims to have seen, do not exist.
///
/// Who claims to have seen more than there is can otherwise keep an honest node from writing. It counts up to the number
/// that was claimed then: a greater claim is asked about anew.
struct RefusedCitation {
    let folder: RegisterFolder

    /// The number up to which claims are not believed; 0 where nobody said so.
    func read() throws(OperationError) -> Int {
        do {
            guard let bytes = try DurableFile.read(folder.refusedCitation, limit: 32) else { return 0 }
            return Int(String(decoding: bytes, as: UTF8.self).prefix { $0 != "\n" }) ?? 0
        } catch { throw .file(error) }
    }

    func write(_ number: Int) throws(OperationError) {
        do { try DurableFile.write(Array("\(number)\n".utf8), to: folder.refusedCitation) } catch { throw .file(error) }
    }
}
