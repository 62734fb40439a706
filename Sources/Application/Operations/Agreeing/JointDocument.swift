import Agreement
import CanonicalBytes
public import Consultations
import Journal
import Signing

/// The joint document: the text of an instrument with the signature line of each party, as one signed note.
///
/// Any verifier of signed notes checks it with the parties' keys, without a log: the digital original.
public struct JointDocument: Sendable {
    /// How people name the proposal.
    public var proposal: String

    public init(_ proposal: String) { self.proposal = proposal }

    /// The note, and the keys that check it, in the order of their lines.
    ///
    /// Lines that are not valid are left out; of a party that consented by silence there is none.
    public func note(in record: JointRecord) throws(OperationError) -> (bytes: [UInt8], keys: [String]) {
        let instrument = try AnswerProposal(proposal, .consent).instrument(in: record)
        let leaf = try record.proposal(named: proposal)
        var lines: [String] = []
        var keys: [String] = []
        let acts = [record.proposals[leaf]].compactMap { $0 } + (record.answers[leaf] ?? [])
        for act in acts {
            let line: String
            switch act.body {
            case .shown(.propose(_, let signature)), .shown(.consent(let signature)): line = signature
            default: continue
            }
            guard let key = record.register.card(of: act.header.journal)?.consentKey, !keys.contains(key),
                SignatureLine.isValid(line, under: instrument.text, key: key)
            else { continue }
            lines.append(line)
            keys.append(key)
        }
        let text = instrument.text + "\n" + lines.map { $0 + "\n" }.joined()
        return (Array(text.utf8), keys)
    }
}
