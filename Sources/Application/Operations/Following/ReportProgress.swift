import Agreement
public import Consultations

/// Reports how far a conclusion has come, for our own party.
public struct ReportProgress: Sendable {
    public var conclusion: ConclusionNumber
    public var status: ProgressStatus
    public var text: String?
    public var period: ExtendedDate?
    /// The files that show it, with the names under which they are kept.
    public var evidence: [EvidenceFile]
    public var supersededBy: ConclusionNumber?
    public var withoutEvidence: Bool
    /// The party for which it is reported; ourselves where nothing else is said.
    public var party: PartyID?
    /// Whether everybody is shown it, as our own view, once the conclusion is public.
    public var isPublic: Bool

    public init(
        conclusion: ConclusionNumber,
        status: ProgressStatus,
        text: String? = nil,
        period: ExtendedDate? = nil,
        evidence: [EvidenceFile] = [],
        supersededBy: ConclusionNumber? = nil,
        withoutEvidence: Bool = false,
        party: PartyID? = nil,
        isPublic: Bool = false
    ) {
        self.conclusion = conclusion
        self.status = status
        self.text = text
        self.period = period
        self.evidence = evidence
        self.supersededBy = supersededBy
        self.withoutEvidence = withoutEvidence
        self.party = party
        self.isPublic = isPublic
    }

    /// Writes the report; the files are kept before the act that names them.
    @discardableResult
    public func perform(with writer: Writer) throws(OperationError) -> [ActPlace] {
        let files = evidence.map { file in
            (
                file.bytes,
                FileReference(sha256: writer.sha256(file.bytes), size: file.bytes.count, name: file.name)
            )
        }
        let party = party ?? writer.party
        if party != writer.party, writer.record.agreement?.standing().speakers[party.text] != writer.record.journal {
            throw .refused(.reportsForAnother(party))
        }
        let report = ProgressReport(
            conclusion: conclusion,
            party: party,
            status: status,
            text: text,
            period: period,
            evidence: files.map(\.1),
            supersededBy: supersededBy,
            withoutEvidence: withoutEvidence,
            isPublic: isPublic
        )
        if let refusal = writer.refusal(of: .report(report)) { throw .refused(refusal) }
        if isPublic { try writer.record.requirePublic(conclusion, at: writer.machine.now()) }
        // The same report again says nothing more.
        if writer.register.conclusions[conclusion]?.reports[party]?.last?.report == report { return [] }
        for (bytes, reference) in files { try writer.keep(file: bytes, as: reference.sha256) }
        return try writer.record([.report(report)])
    }
}

/// A file that is to be kept as evidence.
public struct EvidenceFile: Hashable, Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }
}
