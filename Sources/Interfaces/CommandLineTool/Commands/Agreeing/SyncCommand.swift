import Arguments
import CanonicalBytes
import Consultations
import Glibc
import Messages
import Operations

/// `suivi sync`: exchanges with the nodes of other participants over a line.
enum SyncCommand: CommandAction {
    static let declaration = Command(
        "sync",
        "Exchange with the node of another participant over a line: fetch what is new there, send what is new here.",
        discussion: [
            "Both sides have the same afterwards, as if pouches had gone back and forth. Requests and answers are signed with the keys of the journals. A line that was cut is taken up again where it broke.",
            "The address is remembered after the first success; without a participant all whose addresses are known are asked.",
        ],
        parameters: [Parameter("PARTY", .optional, "The participant; else all whose addresses are known.")],
        options: [
            .value("address", "ADDRESS", "The address of its node, for example https://node.example:8018."),
            .value(
                "certificate",
                "FILE",
                "The certificate of that node, or of the authority that issued it, in PEM; else the authorities of the system are trusted."
            ),
        ],
        examples: [
            Example("suivi sync alda --address https://node.alda.example:8018"),
            Example("suivi sync", "All whose addresses are known."),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        var addresses = try context.perform { () throws(OperationError) in
            try PeerAddresses(folder: context.folder)
        }
        let peers = try peers(addresses, context)
        let passphrase = try context.passphrase()
        let sheet = SyncSheet(context: context)
        var results: [JSONValue] = []
        var code = ExitCode.done
        for (peer, place) in peers {
            do throws(OperationError) {
                let outcome = try SyncPeer(peer, at: place) { seconds in sleep(UInt32(clamping: seconds)) }
                    .perform(in: context.folder, passphrase: passphrase, machine: context.machine)
                try addresses.remember(place, of: peer)
                results.append(sheet.json(outcome, peer: peer))
                if !context.wantsJSON {
                    let node = try Node.open(context.folder)
                    sheet.print(outcome, peer: peer, register: node.register)
                }
                if !outcome.isLevel || outcome.arrivals.contains(where: { !$0.isTaken }) { code = .refused }
            } catch {
                // With several, one that does not answer does not keep the others waiting.
                guard peers.count > 1, case .line = error else { throw .operation(error) }
                context.console.complain("\(peer.text): \(context.console.text(error))")
                code = .refused
            }
        }
        if context.wantsJSON { context.console.write(json: .array(results)) }
        return code
    }

    /// Whom to ask, and where.
    private static func peers(
        _ addresses: PeerAddresses,
        _ context: CommandContext
    ) throws(CommandFailure) -> [(PartyID, PeerAddresses.Place)] {
        let address = context.arguments.value("address")
        let certificate = try context.arguments.value("certificate").map { path throws(CommandFailure) in
            try absolute(path, context)
        }
        guard let text = context.arguments.parameters("PARTY").first else {
            if let value = address ?? certificate {
                throw context.wrong(
                    value,
                    of: address == nil ? "--certificate" : "--address",
                    Message("name the participant, too")
                )
            }
            let known = addresses.places.sorted { $0.key < $1.key }
            guard !known.isEmpty else { throw .operation(.line(.noAddresses)) }
            return known.map { ($0.key, $0.value) }
        }
        let peer: PartyID = try context.identifier(text, of: "PARTY")
        if let address {
            let known = addresses.places[peer].flatMap { $0.address == address ? $0.certificate : nil }
            return [(peer, PeerAddresses.Place(address: address, certificate: certificate ?? known))]
        }
        guard var place = addresses.places[peer] else { throw .operation(.line(.noAddress(text))) }
        if let certificate { place.certificate = certificate }
        return [(peer, place)]
    }

    /// The whole path of a file that will be remembered, whatever the folder of a later call is.
    private static func absolute(_ path: String, _ context: CommandContext) throws(CommandFailure) -> String {
        _ = try context.perform { () throws(OperationError) in try SmallFile.read(path, limit: 1 << 20) }
        guard let whole = realpath(path, nil) else { return path }
        defer { free(whole) }
        return String(cString: whole)
    }
}

/// What came of an exchange, printed.
struct SyncSheet {
    let context: CommandContext

    func print(_ outcome: SyncPeer.Outcome, peer: PartyID, register: Register) {
        let console = context.console
        let arrivals = outcome.arrivals.filter { !$0.acts.isEmpty || !$0.isNothingNew }
        if !arrivals.isEmpty { ArrivalSheet(context: context, register: register).print(arrivals) }
        if outcome.isRestored {
            console.say(Message("Acts of your own journal that this register had lost are back."))
        }
        let values = ["party": peer.text, "count": String(outcome.stored), "sent": String(outcome.sent)]
        guard outcome.isLevel else {
            console.say(
                Message(
                    "{party}: acts received: {count}, sent: {sent}; something is still missing on one side, try again later.",
                    values
                )
            )
            return
        }
        console.say(
            outcome.stored + outcome.sent == 0
                ? Message("{party}: nothing is new; both nodes have the same.", ["party": peer.text])
                : Message("{party}: acts received: {count}, sent: {sent}; both nodes have the same.", values)
        )
    }

    func json(_ outcome: SyncPeer.Outcome, peer: PartyID) -> JSONValue {
        .object([
            "participant": .string(peer.text), "stored": .integer(outcome.stored), "sent": .integer(outcome.sent),
            "restored": .boolean(outcome.isRestored), "level": .boolean(outcome.isLevel),
            "requests": .integer(outcome.requests), "bytes_sent": .integer(outcome.sentBytes),
            "bytes_received": .integer(outcome.receivedBytes), "journals": .array(outcome.arrivals.map(\.json)),
        ])
    }
}

extension Arrival {
    /// Whether all of it was here before.
    fileprivate var isNothingNew: Bool {
        switch state {
        case .continues, .knownFork: acts.isEmpty
        case .gap, .fork, .forkBefore, .aheadOfUs, .unknown: false
        }
    }

    /// Whether it was taken in, or was here already.
    var isTaken: Bool {
        switch state {
        case .continues, .aheadOfUs, .knownFork: true
        case .gap, .fork, .forkBefore, .unknown: false
        }
    }
}
