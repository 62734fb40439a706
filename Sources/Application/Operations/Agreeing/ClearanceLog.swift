import Consultations
import SQLiteStore
import Storage

/// The log of clearances in the private store of a register.
struct ClearanceLog {
    let folder: RegisterFolder

    /// Everything that was noted.
    func read() throws(OperationError) -> ClearanceBook {
        // Looking makes no file.
        guard RegisterFolder.exists("\(folder.path)/private.sqlite") else { return ClearanceBook() }
        let lines: [[UInt8]]
        do { lines = try SQLitePrivateStore.open(folder: folder.path).clearances() } catch { throw .store(error) }
        var entries: [ClearanceEntry] = []
        for line in lines {
            do { entries.append(try ClearanceEntry(bytes: line)) } catch { throw .invalid("\(error)") }
        }
        return ClearanceBook(entries)
    }

    /// Adds a line; durable on return.
    func add(_ entry: ClearanceEntry) throws(OperationError) {
        do throws(RecordError) {
            guard try ClearanceEntry(bytes: entry.bytes) == entry else { throw .otherForm(of: "clearance") }
        } catch { throw .notRecordable(error) }
        do { try SQLitePrivateStore.open(folder: folder.path).add(clearance: entry.bytes) } catch {
            throw .store(error)
        }
    }
}
