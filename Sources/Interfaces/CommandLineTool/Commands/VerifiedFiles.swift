import CanonicalBytes
import Consultations
import Exchange
import Journal
import Messages
import Operations

/// `suivi verify PATH`: what lies in a folder or an archive, checked by itself.
enum VerifiedFiles {
    static func run(_ path: String, _ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let outcome = try context.perform { () throws(OperationError) in try VerifyFiles(path: path).perform() }
        if context.wantsJSON {
            context.console.write(json: outcome.json)
        } else {
            context.print(outcome)
        }
        return outcome.isWhole ? .done : .damaged
    }
}

extension CommandContext {
    /// Prints what a check of files found: the journals that hold, then how much is shown, or what does not hold.
    fileprivate func print(_ outcome: VerifyFiles.Outcome) {
        let inspection = outcome.inspection
        for journal in inspection.journals { print(journal, card: inspection.cards["\(journal.journal)"]) }
        if inspection.files > 0 {
            console.say(Message("Files that acts name: {count}", ["count": String(inspection.files)]))
        }
        if inspection.citationsChecked + inspection.citationsUnchecked > 0 {
            console.say(
                Message(
                    "What the journals have seen of others: found here {checked}, not here {unchecked}",
                    [
                        "checked": String(inspection.citationsChecked),
                        "unchecked": String(inspection.citationsUnchecked),
                    ]
                )
            )
        }
        if let joint = outcome.joint { print(joint) }
        let findings = console.findings(of: outcome)
        for finding in findings { console.complain(console.text(finding).shown) }
        guard findings.isEmpty else {
            console.complain(
                console.text(
                    .plural(
                        one: "These files do not hold together: {count} finding.",
                        other: "These files do not hold together: {count} findings.",
                        count: findings.count
                    )
                )
            )
            return
        }
        if inspection.withheld == 0 {
            console.say(Message("Complete: every content is shown."))
        } else {
            console.say(
                .plural(
                    one: "Complete but for {count} item not shown.",
                    other: "Complete but for {count} items not shown.",
                    count: inspection.withheld
                )
            )
        }
        console.say(Message("The keys came with the files: compare each with the one that its owner told you."))
    }

    /// What the parties have agreed, and by what words they compare it.
    private func print(_ joint: VerifyFiles.Joint) {
        console.say(
            Message(
                "Proposals: agreed {agreed}; of these received by all {received}; open {open}; without effect {ended}",
                [
                    "agreed": String(joint.agreed), "received": String(joint.courses["received_by_all"] ?? 0),
                    "open": String(joint.courses["open"] ?? 0), "ended": String(joint.ended),
                ]
            )
        )
        if joint.waits {
            console.say(Message("Some acts had seen what is not here; what they change is not counted."))
        }
        console.say(
            Message(
                "Words of everything joint, as 'suivi status --digest' prints them: {words}",
                ["words": SpokenDigest.words(joint.digest)]
            )
        )
    }

    private func print(_ journal: PouchInspection.JournalReport, card: ParticipantCard?) {
        console.say(Message("Journal: {journal}", ["journal": "\(journal.journal)"]))
        if journal.acts > 0 {
            console.say(
                Message(
                    "Acts {first} to {last}; contents shown: {shown}; not shown: {withheld}; proofs: {proofs}",
                    [
                        "first": String(journal.first), "last": String(journal.first + journal.acts - 1),
                        "shown": String(journal.shown), "withheld": String(journal.withheld),
                        "proofs": String(journal.proofs),
                    ]
                )
            )
        }
        console.say(
            Message(
                "Signed head: acts {size}, root {root}",
                ["size": String(journal.head.size), "root": journal.head.root.base64]
            )
        )
        console.say(Message("Verifying key: {key}", ["key": "\(journal.key)"]))
        console.say(console.spoken(key: "\(journal.key)", card: card))
        console.say(
            Message("Fingerprint, to compare on paper or by telephone: {digits}", ["digits": journal.fingerprint])
        )
    }
}

extension Console {
    /// What does not hold, in the order in which it was looked at.
    fileprivate func findings(of outcome: VerifyFiles.Outcome) -> [Message] {
        var findings: [Message] = []
        if let error = outcome.bagError { findings.append(message(error)) }
        findings += outcome.inspection.errors.map { message($0) }
        findings += outcome.inspection.journals.filter { $0.isFoundingKey == false }.map { journal in
            Message(
                "{journal} is not signed with the key that its founding act names; ask its owner",
                ["journal": "\(journal.journal)"]
            )
        }
        return findings + outcome.inspection.flaws.map { message($0) }
    }
}

extension PouchInspection.JournalReport {
    /// A short form of the signed head and its key; that of the owner's own `suivi verify`.
    fileprivate var fingerprint: String {
        HeadFingerprint.digits(key: "\(key)", signed: Int(clamping: head.size), root: head.root.base64)
    }

    fileprivate func json(card: ParticipantCard?) -> JSONValue {
        var members: [String: JSONValue] = [
            "journal": .string("\(journal)"), "first": .integer(first), "acts": .integer(acts),
            "signed": .integer(Int(clamping: head.size)), "root": .string(head.root.base64), "key": .string("\(key)"),
            "key_words": .string(HeadFingerprint.words(key: "\(key)", card: card)), "fingerprint": .string(fingerprint),
            "shown": .integer(shown), "withheld": .integer(withheld), "proofs": .integer(proofs),
        ]
        if let isFoundingKey { members["founding_key"] = .boolean(isFoundingKey) }
        return .object(members)
    }
}

extension VerifyFiles.Joint {
    fileprivate var agreed: Int { (courses["agreed"] ?? 0) + (courses["received_by_all"] ?? 0) }
    fileprivate var ended: Int { courses.values.reduce(0, +) - agreed - (courses["open"] ?? 0) }

    fileprivate var json: JSONValue {
        .object([
            "proposals": .object(courses.mapValues(JSONValue.integer)), "acts": .integer(acts),
            "waits": .boolean(waits), "digest": .string(digest.hexadecimal),
            "words": .string(SpokenDigest.words(digest)),
        ])
    }
}

extension VerifyFiles.Outcome {
    /// The outcome for other programs.
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "bag": .boolean(isBag),
            "journals": .array(inspection.journals.map { $0.json(card: inspection.cards["\($0.journal)"]) }),
            "files": .integer(inspection.files), "withheld": .integer(inspection.withheld),
            "seen": .object([
                "checked": .integer(inspection.citationsChecked), "unchecked": .integer(inspection.citationsUnchecked),
            ]),
            "findings": .strings(Console(catalogue: .english).findings(of: self).map(\.english)),
            "whole": .boolean(isWhole),
        ]
        if let joint { members["joint"] = joint.json }
        return .object(members)
    }
}
