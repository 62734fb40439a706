import Agreement
import CanonicalBytes
import Consultations
import Exchange
import Journal
import MemoryStore
import Operations
import Signing
import Storage

extension Schedule {
    /// Mends all machines, delivers everything until nobody has anything new, and checks what must hold then.
    mutating func finish() {
        note("-- the end: everything is delivered")
        for place in nodes.indices { nodes[place].power.fail(in: .max) }
        guard exchangeUntilQuiet() else { return }
        findTheLatestBackups()
        guard violation == nil, exchangeUntilQuiet() else { return }
        compare()
        guard violation == nil else { return }
        for place in nodes.indices where !nodes[place].hasTwin { verify(place) }
        if violation == nil, !nodes.contains(where: \.isTwin) { reachAgreement() }
        if violation == nil { foldInAnotherOrder() }
        count()
    }

    /// Sends from everybody to everybody until nothing new is stored.
    private mutating func exchangeUntilQuiet() -> Bool {
        // Whoever was stopped after something had arrived acknowledges it at the start.
        for place in nodes.indices where !nodes[place].isRestored && nodes[place].writer == nil {
            act(on: place, "starts at the end") { _ in nil }
            if violation != nil { return false }
        }
        for round in 0..<20 {
            var stored = 0
            for sender in nodes.indices {
                for receiver in nodes.indices where receiver != sender {
                    guard nodes[sender].journal != nodes[receiver].journal else { continue }
                    stored += hand(from: sender, to: receiver)
                    if violation != nil { return false }
                }
            }
            if stored == 0, round > 0 { return true }
        }
        violate("the nodes never stop to have something new for each other")
        return false
    }

    /// Hands a pouch over at once; how many acts were new.
    private mutating func hand(from sender: Int, to receiver: Int) -> Int {
        let isRestored = nodes[receiver].isRestored
        // A line asks first whether there is anything.
        guard isRestored || isHostile || lacks(receiver, from: sender) else { return 0 }
        guard let delivery = pack(from: sender, for: receiver, isWhole: isRestored, asFile: false) else { return 0 }
        let before = size(of: receiver)
        receive(Pouch(number: tally["pouches packed"], sender: sender, receiver: receiver, delivery: delivery))
        tally.add("pouches packed")
        return size(of: receiver) - before
    }

    /// Whether a node has acts that another one lacks.
    private func lacks(_ receiver: Int, from sender: Int) -> Bool {
        let held = (try? nodes[receiver].store.journals()) ?? []
        return ((try? nodes[sender].store.journals()) ?? []).contains { journal in
            (held.first { $0.name == journal.name }?.size ?? 0) < journal.size
        }
    }

    private func size(of place: Int) -> Int {
        let journals = (try? nodes[place].store.journals()) ?? []
        return journals.reduce(nodes[place].files.durable.branches.count) { $0 + $1.size }
    }

    /// Puts the right disk back where the others did not have all of the own acts: nobody had ever seen those.
    private mutating func findTheLatestBackups() {
        for place in nodes.indices where nodes[place].isRestored {
            guard let replaced = nodes[place].replaced else { continue }
            nodes[place].store.takeOver(replaced)
            nodes[place].writer = nil
            nodes[place].isRestored = false
            nodes[place].replaced = nil
            tally.add("registers that waited for the latest backup")
            note("\(nodes[place].name): the latest backup is put back")
        }
    }

    /// Everybody who can still write, and is not a copy.
    private var sound: [Int] { nodes.indices.filter { !nodes[$0].hasTwin } }

    /// Once everything is delivered all registers amount to the same.
    private mutating func compare() {
        var first: (name: String, digest: Digest?, joint: [String])?
        for place in sound {
            let node = nodes[place]
            do throws(OperationError) {
                let record = try node.running().record
                let joint = Self.joint(record)
                guard let (name, digest, other) = first else {
                    first = (node.name, record.jointDigest, joint)
                    continue
                }
                if record.jointDigest != digest {
                    return violate("\(node.name) and \(name) have different digests")
                }
                if let difference = zip(joint, other).first(where: { $0 != $1 }) {
                    return violate("\(node.name) shows \(difference.0), \(name) shows \(difference.1)")
                }
            } catch { return violate("\(node.name) can't be opened at the end: \(error)") }
        }
    }

    /// What a register shows of what is joint, as lines.
    private static func joint(_ record: JointRecord) -> [String] {
        let register = record.register
        let versions = record.versions.sorted { $0.key < $1.key }.map { "\($0.key) as of \($0.value)" }
        let conclusions = register.conclusions.values.filter { register.isJoint($0.number) }
            .sorted { $0.number < $1.number }
            .map { "\($0.number): \($0.entry.quotation.text); \($0.agreedStatus?.rawValue ?? "no status")" }
        let sessions = register.sessions.values
            .filter { session in record.versions.contains { $0.key.name == "session \(session.number)" } }
            .sorted { $0.number < $1.number }
            .map { "session \($0.number): \($0.date)" }
        return ["\(versions)", "\(conclusions)", "\(sessions)"]
    }

    /// Checks a register as the program does, whole: leaves, tree, signatures, bodies, lists and counters.
    private mutating func verify(_ place: Int) {
        let node = nodes[place]
        do throws(OperationError) {
            let verify = VerifyRegister(folder: RegisterFolder("simulated"), files: node.files, checksQuotations: false)
            let outcome = try verify.check(node.store)
            tally.add("registers verified")
            if let finding = outcome.findings.first { violate("\(node.name) is not whole: \(finding)") }
        } catch { violate("\(node.name) can't be verified: \(error)") }
        checkSignatures(place)
    }

    /// Under everything that is agreed stands a valid signature of each party that did not consent by silence.
    private mutating func checkSignatures(_ place: Int) {
        guard let record = nodes[place].writer?.record, let standing = record.agreement?.standing() else { return }
        for entry in Inbox(record).entries {
            guard case .agreed = entry.state, let proposal = standing.proposals[entry.proposal] else { continue }
            for party in proposal.backers where party != proposal.party {
                let consents = entry.answers.contains { act in
                    record.party(of: act.header.journal)?.text == party && act.header.act == "consent"
                }
                if !consents, !cast.hasSilence {
                    violate("\(entry.reference) is agreed without the consent of \(party)")
                }
            }
            tally.add("agreed proposals whose consents were looked for")
        }
    }

    /// From every state: all delivered, a party proposes, the others consent, the proposer acknowledges — agreed.
    private mutating func reachAgreement() {
        guard let standing = nodes[0].writer?.record.agreement?.standing(), let party = standing.parties.first,
            let proposer = place(of: standing.speakers[party])
        else { return violate("nobody speaks at the end") }
        let content: ActContent
        do { content = try Self.session(100, day: 1) } catch { return violate("\(error)") }
        var reference = ""
        act(on: proposer, "proposals at the end") { writer throws(OperationError) in
            let outcome = try ProposeMatters([.changed(content)]).perform(with: writer, passphrase: "")
            reference = outcome.reference.description
            return "\(reference): \(outcome.matters)"
        }
        guard violation == nil, exchangeUntilQuiet() else { return }
        for party in standing.parties.dropFirst() {
            guard let speaker = place(of: standing.speakers[party]) else {
                return violate("nobody speaks for \(party)")
            }
            let isDone = act(on: speaker, "consents at the end") { writer throws(OperationError) in
                try AnswerProposal(reference, .consent).perform(with: writer, passphrase: "")
                return reference
            }
            if !isDone { return violate("\(nodes[speaker].name) can't consent to \(reference) at the end") }
        }
        guard violation == nil, exchangeUntilQuiet() else { return }
        for place in nodes.indices {
            guard let record = nodes[place].writer?.record else { continue }
            let entry = Inbox(record).entries.first { $0.reference.description == reference }
            if entry?.state != .agreed(receivedByAll: true) {
                return violate(
                    "\(nodes[place].name) shows \(reference) at the end as \(entry.map { "\($0.state)" } ?? "none")"
                )
            }
        }
        compare()
    }

    private func place(of journal: String?) -> Int? {
        nodes.firstIndex { $0.journal.description == journal && !$0.isTwin }
    }

    /// The same acts in another order, some of them twice, give the same.
    private mutating func foldInAnotherOrder() {
        guard let place = sound.first, let writer = nodes[place].writer else { return }
        let node = nodes[place]
        do throws(OperationError) {
            let again = try node.reading()
            if again.record.jointDigest != writer.record.jointDigest {
                return violate("\(node.name), read again from its disk, amounts to something else")
            }
        } catch { return violate("\(node.name) can't be read again: \(error)") }
    }

    /// Counts what had happened in all journals.
    private mutating func count() {
        for place in nodes.indices { tally.add("acts", nodes[place].isTwin ? 0 : Self.size(of: nodes[place])) }
        guard let place = sound.first, let record = nodes[place].writer?.record else { return }
        for entry in Inbox(record).entries {
            switch entry.state {
            case .agreed: tally.add("came to: agreed")
            case .crossed: tally.add("came to: crossed")
            case .ended, .replaced, .gaveWay: tally.add("came to: ended by its party")
            case .overtaken: tally.add("came to: overtaken")
            case .endedByNewRules: tally.add("came to: ended by new rules")
            default: tally.add("came to: open")
            }
        }
    }

    private static func size(of node: SimulatedNode) -> Int {
        (try? node.store.journals())?.first { $0.name == node.journal }?.size ?? 0
    }
}
