import CanonicalBytes
import Consultations
import Exchange
import HTTPModel
import Signing

extension PeerLine {
    /// Up to this length a message is sent whole.
    private static let wholeLength = 32 << 10
    /// The length of the first piece of a longer one.
    private static let firstLength = 16 << 10
    /// The length of a piece after a cut, and of the longest.
    private static let lengths = 4 << 10...2 << 20
    /// A piece that took no longer, in seconds, is followed by a longer one.
    private static let quick = 8

    /// Sends what the other node lacks, and receives what this one then lacks; nothing where both have the same.
    ///
    /// What the other node has got of it before a cut is not sent again, by a later program neither. What it had at first
    /// is `before`: from it is seen whether something was taken whose answer was lost.
    func push(
        _ message: ExchangeMessage,
        before: Holdings,
        record: JointRecord
    ) throws(OperationError) -> ExchangeMessage? {
        let bytes = message.bytes
        let name = Node.sha256(bytes).hexadecimal
        // A longer one begins with the question how much of it is there.
        var length = bytes.count <= Self.wholeLength ? bytes.count : 0
        var held = 0
        var failures = 0
        while true {
            let end = min(held + length, bytes.count)
            var target = Target("exchange", "push")
            if end - held < bytes.count {
                target = target.adding("of", name).adding("size", String(bytes.count)).adding("from", String(held))
            }
            let response: Response
            let begin = machine.now().secondsSinceEpoch
            do throws(OperationError) {
                response = try ask(target, Array(bytes[held..<end]), record: record)
            } catch {
                guard let came = broken(error), failures < Self.attempts else { throw error }
                receivedBytes += came.body.count
                length = Self.lengths.lowerBound
                pause(1 << failures)
                failures += 1
                guard end == bytes.count else { continue }
                // All may have been taken, though nobody has heard of it.
                let answer = try pull(message.holdings, record: record)
                guard let answer, answer.holdings == before else { return answer }
                continue
            }
            guard response.status == .accepted else {
                return response.status == .noContent ? nil : try read(response.body)
            }
            guard let count = Int(String(decoding: response.body.prefix { $0 != 0x0A }, as: UTF8.self)),
                (0..<bytes.count).contains(count)
            else { throw .line(.notTaken(peer.text)) }
            // A node that forgets again and again what it was sent is not asked for ever.
            failures = count > held || length == 0 ? 0 : failures + 1
            guard failures < Self.attempts else { throw .line(.notTaken(peer.text)) }
            held = count
            if length == 0 {
                length = Self.firstLength
            } else if machine.now().secondsSinceEpoch - begin <= Self.quick {
                length = min(length * 4, Self.lengths.upperBound)
            }
        }
    }
}
