import CanonicalBytes
import Consultations

// What is changed, and from where: from the newest text that lies open, else from what is on record.

extension ProposedPackage {
    /// A conclusion in another reading; its words stay.
    mutating func add(_ change: ReadingChange, of number: ConclusionNumber) throws(OperationError) {
        let matter = Matter.conclusion(number)
        let own = register.conclusions[number]
        switch openContent(of: matter) {
        case .conclusion(let entry):
            // Which of the two is meant, nobody can tell.
            if register.hasOtherWords(for: entry), let lies = open(matter), let name = record.reference(of: lies.leaf) {
                throw .agreement(.otherWords(number, in: name.description))
            }
            let reading = change.applied(to: entry.reading, words: entry.quotation.text, isCorrection: isCorrection)
            try set(.conclusion(entry.read(as: reading)), beside: .conclusion(entry))
        case .reading(_, let before):
            let words = own?.entry.quotation.text ?? ""
            let reading = change.applied(to: before, words: words, isCorrection: isCorrection)
            try set(.reading(number, reading), beside: .reading(number, before))
        default:
            guard let own else { throw .refused(.unknownConclusion(number)) }
            let words = own.entry.quotation.text
            let reading = change.applied(to: own.reading, words: words, isCorrection: isCorrection)
            if register.isJoint(number) {
                try set(.reading(number, reading), beside: .reading(number, own.reading))
            } else {
                try set(.conclusion(own.asEntry.read(as: reading)), beside: nil)
            }
        }
    }

    /// A session with other details.
    mutating func add(_ change: RecordSession) throws(OperationError) {
        let before: Session? =
            if case .session(let session) = openContent(of: Matter.session(change.number)) {
                session
            } else {
                register.sessions[change.number]
            }
        try set(.session(try change.session(after: before)), beside: before.map { .session($0) })
    }

    /// A document with other details; its file stays.
    mutating func add(_ change: DocumentChange, of digest: Digest) throws(OperationError) {
        let before: Document
        if case .deposit(let document) = openContent(of: Matter.document(digest)) {
            before = document
        } else if let document = register.documents[digest] {
            before = document
        } else {
            throw .refused(.unknownDocument(digest))
        }
        try set(.deposit(change.applied(to: before)), beside: .deposit(before))
    }

    /// The mechanism with other names, parties or rules of procedure.
    mutating func add(_ change: StateMechanism) throws(OperationError) {
        let before: Mechanism? =
            if case .mechanism(let mechanism) = openContent(of: .mechanism) { mechanism } else { register.mechanism }
        try set(.mechanism(try change.mechanism(after: before)), beside: before.map { .mechanism($0) })
    }

    /// A party as it is called from then on, its membership and its presidency; or as all of it stands on record.
    mutating func add(_ change: PartyChange) throws(OperationError) {
        guard change.isChange else { return try addAsOnRecord(change.party) }
        let matter = Matter.party(change.party)
        let before: Party? =
            if case .party(let party) = openContent(of: matter) { party } else { register.parties[change.party] }
        if change.kind != nil || change.names != nil {
            guard let party = change.named(after: before) else { throw absent(matter, .unknownParty(change.party)) }
            try set(.party(party), beside: before.map { .party($0) })
        } else if before == nil {
            throw .refused(.unknownParty(change.party))
        }
        if let affiliation = change.affiliation { try add(affiliation, of: change.party) }
    }

    private mutating func add(_ change: PartyChange.Affiliation, of party: PartyID) throws(OperationError) {
        let confederation = change.confederation
        guard change.presides else {
            let matter = Matter.membership(of: party, in: confederation)
            var known = register.memberships.last { $0.member == party && $0.confederation == confederation }
            if case .membership(let fact) = openContent(of: matter) { known = fact }
            let fact = change.membership(of: party, after: known)
            return try set(.membership(fact), beside: known.map { .membership($0) })
        }
        // A presidency is told by the day from which it is held.
        let known = register.presidencies.last {
            $0.holder == party && $0.confederation == confederation && (change.from == nil || $0.from == change.from)
        }
        var fact = change.presidency(of: party, after: known)
        if case .presidency(let open) = ActContent.presidency(fact).matter.flatMap(openContent(of:)),
            open.holder == party
        {
            fact = change.presidency(of: party, after: open)
        }
        try set(.presidency(fact), beside: known.map { .presidency($0) })
    }

    private mutating func addAsOnRecord(_ id: PartyID) throws(OperationError) {
        guard let party = register.parties[id] else { throw absent(Matter.party(id), .unknownParty(id)) }
        var facts: [ActContent] = [.party(party)]
        facts += register.memberships.filter { $0.member == id }.map { .membership($0) }
        facts += register.presidencies.filter { $0.holder == id }.map { .presidency($0) }
        let new = facts.filter { content in content.matter.map { !register.isJoint($0) } ?? false }
        guard !new.isEmpty else { throw .agreement(.nothingNew(Matter.party(id))) }
        for content in new {
            try addNeeds(of: content)
            append(content)
        }
    }
}
