import CanonicalBytes
public import Consultations
import Signing

/// Where the nodes of other participants are asked: a private file beside the register, no part of the record.
public struct PeerAddresses: Sendable {
    /// Where one node is.
    public struct Place: Hashable, Sendable {
        /// The address, as in `https://node.example:8018`.
        public var address: String
        /// The file with its certificate, or that of its authority; nothing where the system's authorities are trusted.
        public var certificate: String?

        public init(address: String, certificate: String? = nil) {
            self.address = address
            self.certificate = certificate
        }
    }

    private static let limit = 1 << 20

    private let path: String
    /// The places by participant.
    public private(set) var places: [PartyID: Place] = [:]

    /// Reads what is remembered; nothing where there is no file yet.
    public init(folder: RegisterFolder) throws(OperationError) {
        path = folder.path + "/peers.json"
        let bytes: [UInt8]?
        do { bytes = try DurableFile.read(path, limit: Self.limit) } catch { throw .file(error) }
        guard let bytes else { return }
        guard let value = try? CanonicalJSON.parse(bytes, limits: .body), case .object(let members) = value else {
            throw .line(.damagedAddresses(path: path))
        }
        for (name, value) in members {
            guard let party = try? PartyID(name), case .object(let fields) = value,
                case .string(let address)? = fields["address"]
            else { throw .line(.damagedAddresses(path: path)) }
            let certificate: String? = if case .string(let file)? = fields["certificate"] { file } else { nil }
            places[party] = Place(address: address, certificate: certificate)
        }
    }

    /// Remembers where a participant's node is; what is known already is not written again.
    public mutating func remember(_ place: Place, of participant: PartyID) throws(OperationError) {
        guard places[participant] != place else { return }
        places[participant] = place
        let members = places.map { party, place in
            var fields: [String: JSONValue] = ["address": .string(place.address)]
            if let file = place.certificate { fields["certificate"] = .string(file) }
            return (party.text, JSONValue.object(fields))
        }
        let json = JSONValue.object(Dictionary(members) { first, _ in first })
        do { try DurableFile.write(CanonicalJSON.print(json), to: path) } catch { throw .file(error) }
    }
}
