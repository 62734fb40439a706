import CanonicalBytes
import Consultations
import Exchange
import HTTPModel
import Journal
import Signing

extension PeerLine {
    /// Says what is here, and receives what the other node has and this one lacks; nothing where both have the same.
    ///
    /// After a cut only what is missing of the answer is asked for, by a later program as well.
    func pull(_ holdings: Holdings, record: JointRecord) throws(OperationError) -> ExchangeMessage? {
        let body = ExchangeMessage(holdings: holdings).bytes
        var kept = try arriving.read()
        var failures = 0
        while true {
            var target = Target("exchange", "pull")
            if let kept { target = target.adding("of", kept.name).adding("from", String(kept.bytes.count)) }
            let answer = ArrivingAnswer(in: arriving, after: kept)
            do throws(OperationError) {
                let response = try ask(target, body, record: record, onArrival: answer.take)
                try arriving.remove()
                guard response.status != .noContent else { return nil }
                guard response.status == .partialContent, let begun = kept else { return try read(response.body) }
                kept = nil
                let whole = begun.bytes + response.body
                guard Node.sha256(whole).hexadecimal == begun.name else { continue }
                return try read(whole)
            } catch {
                guard let came = broken(error) else { throw error }
                receivedBytes += came.body.count
                if let more = answer.content(came.body) {
                    failures = 0
                    kept = more
                }
                guard failures < Self.attempts else { throw error }
                pause(1 << failures)
                failures += 1
            }
        }
    }
}

/// An answer while it comes: what has come is kept in a file at once, because this program may be stopped at any time.
private final class ArrivingAnswer {
    private let file: MessageFile
    private let begun: MessageFile.Content?
    /// The name of what comes, and whether it goes on with what is here; nothing before its head, or where it is short.
    private var course: (name: String, goesOn: Bool)?
    private var isKept = true

    init(in file: MessageFile, after begun: MessageFile.Content?) {
        self.file = file
        self.begun = begun
    }

    func take(_ head: Response, _ piece: [UInt8]) {
        if course == nil { begin(head) }
        guard course != nil, isKept else { return }
        // Where the disk is full the answer is taken all the same; after a stop there is less of it.
        do { try file.append(piece) } catch { isKept = false }
    }

    /// What is here of the answer after a cut; nothing where no byte more came than before.
    func content(_ came: [UInt8]) -> MessageFile.Content? {
        guard !came.isEmpty, let course else { return nil }
        return MessageFile.Content(name: course.name, bytes: (course.goesOn ? begun?.bytes ?? [] : []) + came)
    }

    private func begin(_ head: Response) {
        if head.status == .partialContent, let begun {
            course = (begun.name, true)
            isKept = file.count(of: begun.name) == begun.bytes.count
        } else if head.status == .ok, let tag = head.fields["ETag"], tag.utf8.count == 66, tag.hasPrefix("\""),
            tag.hasSuffix("\""), Digest(hexadecimal: String(tag.dropFirst().dropLast())) != nil
        {
            let name = String(tag.dropFirst().dropLast())
            course = (name, false)
            do { try file.begin(name) } catch { isKept = false }
        }
    }
}
