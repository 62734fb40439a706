import Consultations
import Journal
import Storage

extension Node {
    /// Refuses to send anything to a participant that has left, but for the receipt of that.
    func requireStillThere(
        _ receiver: PartyID,
        journal: String,
        on day: CalendarDay
    ) throws(OperationError) {
        guard let absence = register.absence(of: receiver, on: day), absence.isWithdrawal else { return }
        let known = record.seen(by: journal)[self.journal.description] ?? 0
        guard try hasOnlyReceipts(from: known) else { throw .agreement(.hasLeft(receiver, from: absence.from)) }
    }

    /// Whether the own journal holds nothing but receipts from an act on.
    private func hasOnlyReceipts(from first: Int) throws(OperationError) -> Bool {
        var number = first
        do throws(StoreError) {
            while number < size {
                let leaves = try store.leaves(of: journal, from: number, limit: Self.batch)
                guard !leaves.isEmpty else { return true }
                for leaf in leaves {
                    guard let header = try? ActHeader(bytes: leaf.bytes), header.act == "acknowledge" else {
                        return false
                    }
                }
                number += leaves.count
            }
        } catch { throw .store(error) }
        return true
    }
}
