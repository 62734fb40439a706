import CanonicalBytes
import Journal
import Signing
import Testing

/// One way in which an exported journal is falsified, chosen by a seed.
///
/// The forger has the whole folder and may compute every tile, commitment and proof anew; what he lacks is the owner's
/// key. Where he cuts the journal back, or where the owner signs another history, whoever has an older head notices.
struct Tampering {
    enum Way: Int, CaseIterable, Sendable {
        case delete, insert, swap, edit, resign, cut
    }

    let way: Way
    /// What was done, for the report of a trial that failed.
    private(set) var story: String
    /// The files as the forger hands them on.
    private(set) var files: [String: [UInt8]]
    /// The head that the reader has had before, where the trial needs one.
    private(set) var older: [UInt8]?
    /// The key that the reader has from the owner.
    let key: VerifierKey

    private var generator: SeededGenerator

    init(seed: UInt64) throws {
        generator = SeededGenerator(seed: seed)
        way = Way.allCases[Int(seed % UInt64(Way.allCases.count))]
        // A few are longer than one tile.
        let count = Int.random(in: 0..<40, using: &generator) == 0 ? 258 : Int.random(in: 2...9, using: &generator)
        var export = Forgery(try SampleExport(count: count))
        key = export.honest.key.verifierKey
        files = [:]
        story = "seed \(seed), \(count) acts"
        let honest = try export.files()
        switch way {
        case .delete: try delete(&export, honest)
        case .insert: try insert(&export, honest)
        case .swap: try swap(&export, honest)
        case .edit: try edit(&export, honest)
        case .resign: try resign(&export)
        case .cut: try cut(&export, honest)
        }
        #expect(files != honest || older != nil, "\(story): nothing was changed")
    }

    private mutating func tell(_ what: String) { story += ": \(what)" }

    private mutating func random(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }

    /// How the forger hides a change of acts: not at all, with a new text under the old signature, or with the old head.
    private mutating func hide(_ export: inout Forgery) throws {
        switch random(3) {
        case 0:
            export.head = .changedText
            tell("new root under the old signature")
        case 1:
            export.head = .signed(try Samples.key(2))
            tell("signed by another key of the same name")
        default: tell("under the old head")
        }
        files = try export.files()
    }

    private mutating func delete(_ export: inout Forgery, _ honest: [String: [UInt8]]) throws {
        if random(3) == 0 {
            // Withheld bodies and proofs are no damage; everything else is.
            let paths = honest.keys.filter { !$0.hasPrefix("bodies/") && !$0.hasPrefix("proofs/") }.sorted()
            let path = paths[random(paths.count)]
            tell("file \(path) deleted")
            files = honest
            files[path] = nil
        } else {
            let place = random(export.acts.count)
            tell("act \(place) deleted")
            export.acts.remove(at: place)
            if random(2) == 0 { export.renumber() }
            try hide(&export)
        }
    }

    private mutating func insert(_ export: inout Forgery, _ honest: [String: [UInt8]]) throws {
        files = honest
        switch random(4) {
        case 0:
            let bytes = generator.bytes(40)
            let name = random(2) == 0 ? Samples.hashing.digest(bytes).hexadecimal : String(repeating: "ab", count: 32)
            tell("a body of no act put in")
            files["bodies/\(name)"] = bytes
        case 1:
            let path = ["tile/0/002.p/1", "tile/1/000.p/3", "tile/entries/002", "tile/0/000.p/0", "tile/x"][random(5)]
            tell("\(path) put in")
            files[path] = generator.bytes(32)
        default:
            let place = random(export.acts.count + 1)
            tell("an act put in before act \(place)")
            let act = random(2) == 0 ? export.acts[random(export.acts.count)] : export.made("Put in later")
            export.acts.insert(act, at: place)
            if random(2) == 0 { export.renumber() }
            try hide(&export)
        }
    }

    private mutating func swap(_ export: inout Forgery, _ honest: [String: [UInt8]]) throws {
        files = honest
        let first = random(export.acts.count)
        let second = (first + 1 + random(export.acts.count - 1)) % export.acts.count
        switch random(4) {
        case 0:
            tell("hashes \(first) and \(second) swapped")
            let path = "tile/0/000" + (export.acts.count < 256 ? ".p/\(export.acts.count)" : "")
            var tile = honest[path, default: []]
            let (one, other) = (first % 256, second % 256)
            for place in 0..<32 where one != other { tile.swapAt(32 * one + place, 32 * other + place) }
            if one == other { tile[0] ^= 1 }
            files[path] = tile
        case 1:
            tell("bodies of acts \(first) and \(second) swapped")
            let (one, other) = (export.acts[first], export.acts[second])
            files["bodies/\(one.commitment.hexadecimal)"] = other.file
            files["bodies/\(other.commitment.hexadecimal)"] = one.file
        default:
            tell("acts \(first) and \(second) swapped")
            export.acts.swapAt(first, second)
            if random(2) == 0 { export.renumber() }
            try hide(&export)
        }
    }

    private mutating func edit(_ export: inout Forgery, _ honest: [String: [UInt8]]) throws {
        if random(2) == 0 {
            let paths = honest.keys.sorted()
            let path = paths[random(paths.count)]
            files = honest
            let place = random(files[path, default: []].count)
            tell("byte \(place) of \(path) changed")
            let mask = UInt8(1 + random(255))
            files[path]?[place] ^= mask
        } else {
            let place = random(export.acts.count)
            tell("act \(place) rewritten, with body, commitment and tiles")
            export.acts[place] = export.made("Rewritten", number: place)
            try hide(&export)
        }
    }

    /// The owner's own key signs another history, or another key signs the true one.
    private mutating func resign(_ export: inout Forgery) throws {
        if random(2) == 0 {
            let other = try Samples.key(UInt8(2 + random(200)))
            export.head = .signed(other)
            if random(2) == 0 {
                export.tellsKey = other.verifierKey
                tell("key file replaced")
            }
            tell("the true acts signed by another key")
        } else {
            let known = 1 + random(export.acts.count)
            older = try SampleExport(count: export.acts.count).head(ofFirst: known).note.bytes
            let place = random(known)
            tell("act \(place) rewritten and signed by the owner after a head of \(known) acts")
            export.acts[place] = export.made("Rewritten", number: place)
            export.head = .signed(export.honest.key)
        }
        files = try export.files()
    }

    private mutating func cut(_ export: inout Forgery, _ honest: [String: [UInt8]]) throws {
        files = honest
        switch random(3) {
        case 0:
            let paths = honest.keys.sorted()
            let path = paths[random(paths.count)]
            let length = random(honest[path, default: []].count)
            tell("\(path) cut to \(length) bytes")
            files[path] = Array(honest[path, default: []].prefix(length))
        case 1:
            let left = random(export.acts.count)
            tell("cut back to \(left) acts, which the owner has once signed")
            older = export.honest.head.note.bytes
            export.acts.removeLast(export.acts.count - left)
            export.head = .signed(export.honest.key)
            files = try export.files()
        default:
            let left = random(export.acts.count)
            tell("the last acts cut off, \(left) left")
            export.acts.removeLast(export.acts.count - left)
            try hide(&export)
        }
    }
}
