import CanonicalBytes
import Consultations
import Testing

@Suite("Publication")
struct ReleaseTests {
    private let first: RegisterItem
    private let document: RegisterItem

    init() throws {
        first = .conclusion(try Samples.number("1/01"))
        document = .document(try Samples.digest(1))
    }

    /// Everything joint that the samples have, but for what is about showing and rules.
    private func texts() throws -> [ActContent] {
        var matters: Set<Matter> = []
        return try Samples.contents().filter { content in
            guard let matter = content.matter, content.code != "release", content.code != "rules" else { return false }
            return matters.insert(matter).inserted
        }
    }

    /// What of these texts has a place in the publication of an item.
    private func fitting(_ item: RegisterItem, _ texts: [ActContent]) -> Release {
        let all = Release(item, texts: texts)
        return Release(
            item,
            texts: texts.filter { (try? reread(Release(item, texts: [$0]))) != nil || isPart($0, of: all) }
        )
    }

    /// Statuses and merged conclusions have a place where their conclusion has.
    private func isPart(_ text: ActContent, of release: Release) -> Bool {
        guard let number = text.subjects.compactMap(number).first else { return false }
        let entries = release.texts.filter { content in
            if case .conclusion(let entry) = content { entry.number == number } else { false }
        }
        return !entries.isEmpty && (try? reread(Release(release.item, texts: entries + [text]))) != nil
    }

    private func number(_ subject: Subject) -> ConclusionNumber? {
        if case .conclusion(let number) = subject { number } else { nil }
    }

    private func reread(_ release: Release) throws -> ActContent {
        try ActContent(act: "release", bytes: ActContent.release(release).bytes)
    }

    @Test func `it reads as it was written, whatever it publishes`() throws {
        let texts = try texts()
        #expect(texts.count > 5)
        let time = try #require(Instant("2027-03-12T08:00:00Z"))
        for item in [.session(1), document, first] as [RegisterItem] {
            for release in [
                fitting(item, texts), Release(item, texts: [], from: time), Release(takingBack: item),
            ] { #expect(try reread(release) == .release(release)) }
        }
    }

    @Test func `in a proposal it is not nested too deeply to be read`() throws {
        let instrument = Instrument(
            mechanism: try MechanismID("rivers"),
            rules: try Samples.digest(7),
            salt: try Samples.digest(8),
            items: [Instrument.Item(content: .release(fitting(.session(1), try texts())), replaces: nil)]
        )
        let content = ActContent.propose(instrument, signature: "— norvane.example/rivers/1 AAAA")
        #expect(try ActContent(act: content.code, bytes: content.bytes) == content)
    }

    @Test(arguments: [
        #"{"public":true,"subject":"session one"}"#, #"{"public":true,"subject":"mechanism"}"#,
        #"{"from":"2027-03-12","public":true,"subject":"session 1"}"#,
        #"{"from":"2027-03-12T08:00:00Z","public":false,"subject":"session 1"}"#, #"{"subject":"session 1"}"#,
        #"{"public":true,"subject":"session 1","texts":[{"act":"release","content":{}}]}"#,
        #"{"public":true,"subject":"session 1","texts":[{"act":"acknowledge","content":{}}]}"#,
        #"{"public":true,"subject":"session 01"}"#,
    ]) func `what is no publication is refused`(body: String) {
        #expect(throws: RecordError.self) { try ActContent(act: "release", bytes: Array(body.utf8)) }
    }

    @Test func `the same matter twice is refused`() throws {
        let session = try #require(texts().first { $0.code == "session" })
        #expect(throws: RecordError.self) { try reread(Release(.session(1), texts: [session, session])) }
    }

    @Test func `nothing of another item has a place in it`() throws {
        let texts = try texts()
        let other = RegisterItem.conclusion(try Samples.number("1/99"))
        for item in [.session(2), .document(try Samples.digest(9)), other] as [RegisterItem] {
            for text in texts {
                let isOfAll = ["party", "mechanism"].contains(text.code)
                let isSession = text.code == "session" && item == other
                #expect(
                    ((try? reread(Release(item, texts: [text]))) != nil) == (isOfAll || isSession),
                    "\(item): \(text.code)"
                )
            }
        }
    }

    @Test func `it stands alone in a proposal, and opens all at once`() throws {
        func instrument(_ contents: [ActContent]) throws -> Instrument {
            Instrument(
                mechanism: try MechanismID("rivers"),
                rules: try Samples.digest(7),
                salt: try Samples.digest(8),
                items: contents.map { Instrument.Item(content: $0, replaces: nil) }
            )
        }
        let time = try #require(Instant("2027-03-12T08:00:00Z"))
        let session = ActContent.release(Release(.session(1), texts: []))
        let back = ActContent.release(Release(takingBack: first))
        #expect(try instrument([session]).publishesAlone && instrument([session, back]).publishesAlone)
        #expect(try instrument([back, .agreedStatus(Samples.number("1/02"), .completed)]).publishesAlone)
        #expect(try !instrument([session, .agreedStatus(Samples.number("1/02"), .completed)]).publishesAlone)
        let later = ActContent.release(Release(document, texts: [], from: time))
        #expect(try instrument([later]).publishesAlone && !instrument([later, session]).publishesAlone)
    }

    @Test func `it opens in the minute that it names, and one that is taken back never does`() throws {
        let time = try #require(Instant("2027-03-12T08:00:00Z"))
        let before = try #require(Instant("2027-03-12T07:59:59Z"))
        #expect(!Release(.session(1), texts: [], from: time).isOpen(at: before))
        #expect(Release(.session(1), texts: [], from: time).isOpen(at: time))
        #expect(Release(.session(1), texts: []).isOpen(at: before))
        #expect(!Release(takingBack: .session(1)).isOpen(at: time))
    }

    @Test func `without a part, what belongs to the part goes with it, and nothing else does`() throws {
        let whole = fitting(.session(1), try texts())
        #expect(whole.without(.session(1)) == Release(takingBack: .session(1)))
        #expect(whole.without(.session(2)) == whole)
        let less = whole.without(first)
        #expect(Set(whole.texts).subtracting(less.texts).allSatisfy { $0.subjects.contains(first.subject) })
        #expect(less.texts.count < whole.texts.count && !less.texts.contains { $0.matter == first.matter })
        let least = whole.without(document)
        #expect(least.files.count == whole.files.count - 1)
        #expect(!least.texts.contains { if case .conclusion = $0 { true } else { false } })
        #expect(least.texts.contains { $0.code == "session" } && least.texts.contains { $0.code == "mechanism" })
    }

    @Test(arguments: [
        ("2027-03-12T09:00+01:00", "2027-03-12T08:00:00Z"), ("2027-03-12T09:00Z", "2027-03-12T09:00:00Z"),
        ("2027-01-01T00:30:15+05:45", "2026-12-31T18:45:15Z"), ("2026-12-31T23:00-03:30", "2027-01-01T02:30:00Z"),
    ]) func `a moment is the same one in every zone`(zoned: String, utc: String) {
        #expect(Instant(zoned: zoned)?.description == utc)
    }

    @Test(arguments: [
        "2027-03-12T09:00", "2027-03-12", "2027-02-30T09:00Z", "2027-03-12T09:00+1:00", "2027-03-12T09:00+24:00",
        "2027-03-12T09:00+01:60", "2027-03-12T24:30Z", "2027-03-12T09:00−01:00", "Z", "+01:00", "",
    ]) func `without a zone, or with a wrong one, it is no moment`(text: String) {
        #expect(Instant(zoned: text) == nil)
    }
}
