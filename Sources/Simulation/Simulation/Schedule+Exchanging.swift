import BagIt
import CanonicalBytes
import Consultations
import Exchange
import Journal
import Operations
import Signing
import Storage

extension Schedule {
    /// Packs a pouch for somebody and puts it on its way.
    mutating func send(from place: Int) {
        var others = nodes.indices.filter { nodes[$0].journal != nodes[place].journal }
        if nodes[place].isTwin || nodes[place].hasTwin { others = nodes.indices.filter { $0 != place } }
        guard let receiver = random.pick(others) else { return }
        let isWhole = random.chance(8)
        let isFile = random.chance(8)
        guard let delivery = pack(from: place, for: receiver, isWhole: isWhole, asFile: isFile) else { return }
        let pouch = Pouch(number: tally["pouches packed"], sender: place, receiver: receiver, delivery: delivery)
        tally.add("pouches packed")
        wire.append(pouch)
        note("\(nodes[place].name): packs pouch \(pouch.number) for \(nodes[receiver].name): \(Self.words(delivery))")
    }

    private static func words(_ delivery: Delivery) -> String {
        delivery.parts.map { "\($0.journal.participant) \($0.first)..<\($0.end)" }.joined(separator: ", ")
    }

    mutating func pack(from place: Int, for receiver: Int, isWhole: Bool, asFile: Bool) -> Delivery? {
        let node = nodes[place]
        let pack = PackDelivery(for: nodes[receiver].beginning.participant, isWhole: isWhole)
        do throws(OperationError) {
            // A node that may not write can still send.
            let register = if let writer = node.writer { Node(of: writer) } else { try node.reading() }
            var delivery = try pack.perform(from: register)
            checkPrivacy(of: delivery, from: node)
            if asFile {
                let bag = try pack.bag(delivery, from: register)
                do throws(PouchError) {
                    delivery = try Exchange.Pouch.open(files: bag.payload, verifier: Ed25519(), hashing: SHA256())
                } catch { throw .pouch(error) }
                checkPrivacy(of: delivery, from: node)
                tally.add("pouches packed as files")
            }
            return delivery
        } catch OperationError.agreement(.ownPouch)
            where nodes[receiver].beginning.participant == node.beginning.participant
        {
            // The other is a copy of this very node: nobody packs for oneself.
            tally.add("pouches to oneself, refused")
            return nil
        } catch {
            if powerBack(place) { return nil }
            violate("\(node.name) can't pack: \(error)")
            return nil
        }
    }

    private static let privateActs = ["review", "tenure", "assign"].map { Array("{\"act\":\"\($0)\"".utf8) }

    /// Nothing that is one side's alone leaves its house, by whatever road.
    private mutating func checkPrivacy(of delivery: Delivery, from node: SimulatedNode) {
        for part in delivery.parts {
            guard let owner = cast.nodes.first(where: { $0.journal == part.journal }) else { continue }
            for (offset, act) in part.acts.enumerated() where act.body != nil {
                // Canonical headers begin with the code of the act.
                let isPrivate = Self.privateActs.contains { act.leaf.starts(with: $0) }
                if part.first + offset < owner.founded || isPrivate {
                    violate("\(node.name) sends what act \(part.first + offset) of \(part.journal) says")
                }
            }
        }
    }

    /// Lets one of the pouches on their way arrive, in any order.
    mutating func deliver() {
        guard !wire.isEmpty else { return }
        let pouch = wire.remove(at: random.below(wire.count))
        let isDelivered = receive(pouch)
        // Whoever lost power while opening a pouch opens it again.
        if !isDelivered, random.chance(50) { wire.append(pouch) } else { arrived.append(pouch) }
    }

    /// Lets a pouch arrive once more, however old it is.
    mutating func deliverAgain() {
        guard let pouch = random.pick(arrived) else { return }
        tally.add("pouches that came twice")
        receive(pouch)
    }

    mutating func lose() {
        guard !wire.isEmpty else { return }
        let pouch = wire.remove(at: random.below(wire.count))
        tally.add("pouches lost")
        note("pouch \(pouch.number) is lost")
    }

    @discardableResult
    mutating func receive(_ pouch: Pouch) -> Bool {
        let node = nodes[pouch.receiver]
        if node.isRestored { return fetchBack(pouch) }
        var arrivals: [Arrival] = []
        let isDone = act(on: pouch.receiver, "pouches opened") { writer throws(OperationError) in
            let outcome = try ReceiveDelivery(pouch.delivery).perform(with: writer)
            arrivals = outcome.arrivals
            let acknowledged = outcome.acknowledged.map { ", acknowledges by \($0.number)" } ?? ""
            return "\(pouch.number) from \(pouch.sender): \(outcome.stored) new acts\(acknowledged)"
        }
        check(arrivals, at: pouch.receiver)
        return isDone
    }

    private mutating func check(_ arrivals: [Arrival], at place: Int) {
        for arrival in arrivals {
            switch arrival.state {
            case .continues: break
            case .gap: tally.add("parts that arrived before their past")
            case .fork, .knownFork, .forkBefore:
                tally.add("second histories that arrived")
                if !nodes.contains(where: \.isTwin) {
                    violate(
                        "\(nodes[place].name) finds a second history of \(arrival.journal), which nobody has signed"
                    )
                }
            case .aheadOfUs, .unknown: violate("\(nodes[place].name): \(arrival.journal) is \(arrival.state)")
            }
        }
    }

    /// Lets a register that was put back from a backup take in what the others have of its own acts.
    private mutating func fetchBack(_ pouch: Pouch) -> Bool {
        let node = nodes[pouch.receiver]
        do throws(OperationError) {
            let outcome = try ReceiveDelivery(pouch.delivery).restore(node.reading())
            node.writer = nil
            tally.add("pouches opened in quarantine")
            note("\(node.name): takes in pouch \(pouch.number) in quarantine: \(outcome.stored) new acts")
            check(outcome.arrivals.filter { if case .aheadOfUs = $0.state { false } else { true } }, at: pouch.receiver)
        } catch {
            if powerBack(pouch.receiver) { return false }
            violate("\(node.name) can't take in pouch \(pouch.number) in quarantine: \(error)")
        }
        tryToLeaveQuarantine(pouch.receiver)
        return true
    }

    /// Whether a restored node writes again.
    mutating func tryToLeaveQuarantine(_ place: Int) {
        let node = nodes[place]
        guard node.isRestored else { return }
        do throws(OperationError) {
            let writer = try node.running()
            // What it had signed is all back, or it would not write.
            guard (writer.record.sizes[node.journal.description] ?? 0) >= Int(node.files.durable.mark?.head.size ?? 0)
            else {
                return violate("\(node.name) writes again without all of its own acts")
            }
            node.isRestored = false
            node.backup = nil
            node.replaced = nil
            tally.add("registers that got their acts back from the others")
            note("\(node.name): has its acts back and writes again")
        } catch {
            if powerBack(place) { return }
            guard case .quarantine(let quarantine) = error else {
                return violate("\(node.name) can't be opened after it was put back: \(error)")
            }
            note("\(node.name): stays in quarantine: \(quarantine)")
        }
    }
}
