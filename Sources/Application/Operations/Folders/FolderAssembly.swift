import CanonicalBytes
import Consultations
import Reading

/// Puts the files of a folder together: copies, sessions, their order and their gaps.
struct FolderAssembly {
    /// The documents, each content once.
    private(set) var documents: [ProposedDocument] = []

    /// - Parameters:
    ///   - files: the paths in their order, and what was read at each.
    ///   - names: what the name of a file says.
    /// - Throws: what `names` throws.
    init(
        files: [(path: FolderPath, notes: FileNotes)],
        names: (FolderPath, Language) throws(OperationError) -> (date: ToldFact<String>?, session: ToldFact<Int>?)
    ) throws(OperationError) {
        var places: [Digest: Int] = [:]
        var words: [Digest: Int] = [:]
        for (path, notes) in files {
            if let place = places[notes.sha256] {
                documents[place].copies.append(path)
                continue
            }
            if let place = words[notes.words] {
                places[notes.sha256] = place
                documents[place].sameText.append(path)
                continue
            }
            places[notes.sha256] = documents.count
            words[notes.words] = documents.count
            documents.append(Self.document(path, notes, try names(path, notes.facts.language)))
        }
        markOtherParties()
    }

    private static func document(
        _ path: FolderPath,
        _ notes: FileNotes,
        _ name: (date: ToldFact<String>?, session: ToldFact<Int>?)
    ) -> ProposedDocument {
        let facts = notes.facts
        var document = ProposedDocument(
            path: path,
            sha256: notes.sha256,
            format: notes.format,
            language: facts.language,
            date: facts.date ?? name.date,
            session: facts.session ?? (facts.rivalSessions.isEmpty ? name.session : nil),
            rivalSessions: facts.rivalSessions,
            type: facts.type,
            title: facts.title,
            parties: facts.parties,
            isAccount: facts.isAccount,
            findings: notes.findings
        )
        if let told = facts.date?.value, let named = name.date?.value, !Self.agree(told, named) {
            document.dateOfName = named
        }
        return document
    }

    /// Whether two dates may be one, the rougher of them containing the other.
    private static func agree(_ one: String, _ two: String) -> Bool {
        guard let one = try? ExtendedDate(one), let two = try? ExtendedDate(two), let first = one.firstDay,
            let last = one.lastDay, let start = two.firstDay, let end = two.lastDay
        else { return false }
        return first <= end && start <= last
    }

    private mutating func markOtherParties() {
        var counts: [String: Int] = [:]
        var languages: [Language: Int] = [:]
        func key(_ party: String, _ language: Language) -> String { language.tag + ":" + party.lowercased() }
        for document in documents where document.parties.count >= 2 {
            languages[document.language, default: 0] += 1
            for party in Set(document.parties) { counts[key(party, document.language), default: 0] += 1 }
        }
        for index in documents.indices where documents[index].parties.count >= 2 {
            let document = documents[index]
            guard languages[document.language, default: 0] >= 3 else { continue }
            documents[index].hasOtherParties = document.parties.allSatisfy {
                counts[key($0, document.language)] == 1
            }
        }
    }

    // MARK: sessions

    /// The sessions in the order of time, and the documents that belong nowhere.
    func sessions() -> (sessions: [ProposedSession], undated: [ProposedDocument]) {
        var numbered: [Int: [ProposedDocument]] = [:]
        var others: [ProposedDocument] = []
        for document in documents {
            if let number = document.session?.value {
                numbered[number, default: []].append(document)
            } else {
                others.append(document)
            }
        }
        var dated: [String: [ProposedDocument]] = [:]
        var undated: [ProposedDocument] = []
        let days = Self.days(of: numbered)
        for document in others {
            guard let date = document.date?.value else {
                undated.append(document)
                continue
            }
            if let number = days[date], document.rivalSessions.isEmpty || document.rivalSessions.contains(number) {
                var placed = document
                placed.session = ToldFact(value: number, basis: .sameDay, words: date)
                numbered[number, default: []].append(placed)
            } else {
                dated[date, default: []].append(document)
            }
        }
        var sessions = numbered.sorted { $0.key < $1.key }.map { Self.session($0.key, $0.value) }
        for (_, group) in dated.sorted(by: { $0.key < $1.key }) {
            let session = Self.session(nil, group)
            let place = sessions.firstIndex { other in
                guard let day = other.firstDay, let own = session.firstDay else { return false }
                return day > own
            }
            sessions.insert(session, at: place ?? sessions.count)
        }
        Self.chain(&sessions)
        return (sessions, undated)
    }

    /// The day on which one numbered session alone was held: a text of that day is a text of it.
    private static func days(of numbered: [Int: [ProposedDocument]]) -> [String: Int] {
        var days: [String: Set<Int>] = [:]
        for (number, documents) in numbered {
            for date in documents.compactMap(\.date?.value) where date.utf8.count == 10 {
                days[date, default: []].insert(number)
            }
        }
        return days.compactMapValues { $0.count == 1 ? $0.first : nil }
    }

    private static func session(_ number: Int?, _ documents: [ProposedDocument]) -> ProposedSession {
        // The parties' own texts come first, then what the press tells of them.
        let ordered = documents.sorted { one, two in
            (one.isAccount ? 1 : 0, one.language, one.path) < (two.isAccount ? 1 : 0, two.language, two.path)
        }
        let own = ordered.filter { !$0.isAccount && $0.date != nil }
        let told = own.isEmpty ? ordered.filter { $0.date != nil } : own
        let strongest = told.compactMap(\.date).map { rank($0.basis) }.min()
        let best = told.compactMap(\.date).filter { rank($0.basis) == strongest }
        let isOne = Set(best.map(\.value)).count == 1
        let all = Set(told.compactMap(\.date?.value)).sorted()
        return ProposedSession(
            number: number,
            date: isOne ? best.first : nil,
            rivalDates: all.count > 1 ? all : [],
            documents: ordered
        )
    }

    private static func rank(_ basis: FactBasis) -> Int { FactBasis.allCases.firstIndex(of: basis) ?? 0 }

    private static func chain(_ sessions: inout [ProposedSession]) {
        for index in sessions.indices.dropFirst() {
            let before = sessions[index - 1]
            if let number = before.number {
                sessions[index].follows = .number(number)
                if let own = sessions[index].number, own > number + 1 {
                    sessions[index].missingNumbers = number + 1...own - 1
                }
            } else if let date = before.date?.value {
                sessions[index].follows = .date(date)
            }
            if let last = before.firstDay, let day = sessions[index].firstDay {
                sessions[index].runsBackwards = day < last
                if day.year > last.year + 1 { sessions[index].missingYears = last.year + 1...day.year - 1 }
            }
        }
    }
}
