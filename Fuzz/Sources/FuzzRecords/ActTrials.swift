import Agreement
import CanonicalBytes
import FuzzSupport
import Journal

@testable import Consultations

/// Readers of acts and of the texts that participants sign.
enum ActTrials {
    static let all = [
        Trial("header of an act", header),
        Trial("body of an act", body),
        Trial("card of a participant", card),
        Trial("founding text", founding),
        Trial("instrument", instrument),
        Trial("dates") { bytes in bytes.text.map(dates) ?? false },
        Trial("names and numbers") { bytes in bytes.text.map(names) ?? false },
    ]

    private static func header(_ bytes: [UInt8]) -> Bool {
        read(bytes) { () throws(RecordError) in try ActHeader(bytes: bytes).bytes }
    }

    /// The code of the act stands in the first line.
    private static func body(_ bytes: [UInt8]) -> Bool {
        let (line, rest) = bytes.firstLine
        return read(rest) { () throws(RecordError) in
            let content = try ActContent(act: String(decoding: line, as: UTF8.self), bytes: rest)
            demand(Array(content.code.utf8) == line, "an act has one code")
            demand(content.matter.map { !$0.name.isEmpty } ?? true, "a matter has a name")
            return content.bytes
        }
    }

    private static func card(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text else { return false }
        return read(bytes) { () throws(RecordError) in Array(try ParticipantCard(text: text).text.utf8) }
    }

    private static func founding(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text else { return false }
        return read(bytes) { () throws(RecordError) in
            let founding = try FoundingText(text: text)
            demand(founding.cards.count >= 2, "a mechanism has two participants or more")
            demand(founding.rules.isWellFormed, "the rules of a mechanism are well formed")
            _ = founding.constitution { _ in .emptyRoot }
            return Array(founding.text.utf8)
        }
    }

    private static func instrument(_ bytes: [UInt8]) -> Bool {
        guard let text = bytes.text else { return false }
        return read(bytes) { () throws(RecordError) in
            let instrument = try Instrument(text: text)
            demand(!instrument.items.isEmpty, "an instrument is about something")
            _ = instrument.versions(salt: .emptyRoot) { _ in .emptyRoot }
            return Array(instrument.text.utf8)
        }
    }

    private static func read(_ bytes: [UInt8], as written: () throws(RecordError) -> [UInt8]) -> Bool {
        do {
            let written = try written()
            demand(written == bytes, "what is read is written to the same bytes")
            return true
        } catch {
            demand(!error.description.isEmpty, "an error says what is wrong")
            return false
        }
    }

    private static func dates(_ text: String) -> Bool {
        var isTaken = false
        if let date = try? ExtendedDate(text) {
            demand(date.edtf.utf8.elementsEqual(text.utf8), "a date keeps its form")
            demand(date.firstDay != nil || date.lastDay != nil, "a date has a beginning or an end")
            if let first = date.firstDay, let last = date.lastDay {
                demand(first <= last, "a date ends after it begins")
            }
            isTaken = true
        }
        if let day = try? CalendarDay(iso8601: text) {
            demand(day.description.utf8.elementsEqual(text.utf8), "a day has one form")
            demand(CalendarDay(daysSinceEpoch: day.daysSinceEpoch) == day, "a day has one number")
            isTaken = true
        }
        if let instant = Instant(text) {
            demand(instant.description.utf8.elementsEqual(text.utf8), "a moment has one form")
            demand(Instant(secondsSinceEpoch: instant.secondsSinceEpoch) == instant, "a moment has one number")
            isTaken = true
        }
        return isTaken
    }

    private static func names(_ text: String) -> Bool {
        var isTaken = false
        if let number = ConclusionNumber(text) {
            demand(ConclusionNumber(number.description) == number, "a conclusion has one number")
            isTaken = true
        }
        if let name = try? PartyID(text) {
            demand(name.text.utf8.elementsEqual(text.utf8), "an identifier keeps its form")
            isTaken = true
        }
        if let language = Language(text) {
            demand(Language(language.tag) == language, "a language has one tag")
            isTaken = true
        }
        if let subject = ReleasedSubject(text) {
            demand(ReleasedSubject(subject.description) == subject, "what is released has one name")
            isTaken = true
        }
        return isTaken
    }
}
