import Consultations
import Foundation
import Testing

@testable import Reading

@Suite("A text in parts")
struct PartTests {
    /// The examples, and a longer text of all of them in each language.
    private static let texts: [String] = {
        let folder = checkout.appendingPathComponent("Examples")
        let names = [
            "communique/communique-fr", "communique/communique-en", "communique/communique-ru", "press/press-fr",
        ]
        let files = names.compactMap {
            try? String(contentsOf: folder.appendingPathComponent($0 + ".txt"), encoding: .utf8)
        }
        let list = """
            Joint Statement

            The Parties agreed on the following:

            1. to open a new crossing before 1 May 2027;
            2. to name a contact in each capital;

            \(String(repeating: "The road along the river is long, and the bridge is old. ", count: 14))

            The Parties condemned the following acts:

            1. the closing of the river;

            \(String(repeating: "The boats wait. ", count: 55))

            2. the burning of the bridge at Halvik.

            # Trade

            The Republic of Norvane undertook to lower its duties. It will publish them by 30 June 2027.
            """
        return files + [list, files.joined(separator: "\n\n")]
    }()

    private func parts(_ blocks: BlockReader, size: Int?) -> [BlockReader.TextPart] {
        var parts: [BlockReader.TextPart] = []
        var start: Int? = blocks.start
        let wrapped = blocks.isWrapped(from: blocks.start)
        while let place = start {
            var part = BlockReader.TextPart()
            _ = blocks.read(&part, from: place, size: size, wrapped: wrapped)
            parts.append(part)
            start = part.next
        }
        return parts
    }

    /// Reads a text in parts of a size, when all of it has been searched for names first.
    private func read(_ text: String, size: Int?) throws -> ReadingResult {
        let blocks = BlockReader(utf8: Array(text.utf8), apart: [], headings: [])
        let lexicon = try carried.get().lexicon(for: nil, blocks: blocks)
        let parts = parts(blocks, size: size)
        // The day and the voice are those of the whole text.
        let whole = try carried.get().passage(blocks.utf8, apart: [], headings: [], language: nil)
        var reader = PartReader(lexicon: lexicon)
        reader.document = (whole.documentDate, whole.isPress)
        var passages: [(passage: Passage, clauses: [Clause])] = []
        for part in parts {
            reader.take(part, of: blocks, carried: reader.carried())
            let found = reader.conclusions()
            passages.append((try #require(reader.passage), found.clauses))
        }
        var names = PartyReader(passage: passages[0].passage)
        for (index, part) in passages.enumerated() {
            if index > 0 { names.turn(to: part.passage) }
            names.readNames()
        }
        for part in passages {
            names.look(at: part.passage)
            names.readPersons()
        }
        for part in passages {
            names.look(at: part.passage)
            names.weigh(PartReader.subjects(part.clauses, lexicon))
        }
        var findings: [Finding] = []
        reader = PartReader(lexicon: lexicon)
        reader.document = (whole.documentDate, whole.isPress)
        for part in parts {
            reader.take(part, of: blocks, carried: reader.carried())
            let found = reader.conclusions()
            names.look(at: try #require(reader.passage))
            reader.parties = names
            reader.write(found)
        }
        findings += reader.queue.leave(atEnd: true).map(\.finding)
        return ReadingResult(language: lexicon.language, findings: findings, facts: reader.queue.facts)
    }

    /// A block longer than a part is cut, so that the smallest size is that of the longest paragraph.
    @Test("Parts of any size give what the whole gives", arguments: [1_000, 1_500, 3_000, 20_000])
    func partsAreTheWhole(size: Int) throws {
        for text in Self.texts {
            let whole = try readWhole(text)
            let inParts = try read(text, size: size)
            #expect(inParts.findings.count == whole.findings.count)
            for (part, whole) in zip(inParts.findings, whole.findings) where part != whole {
                Issue.record("\(part) for \(whole)")
                break
            }
            #expect(inParts.facts == whole.facts)
            #expect(!whole.findings.isEmpty)
        }
    }

    /// A text of several parts: sentences that differ, headings, lists and pronouns.
    private static func longText(bytes: Int) -> String {
        var generator = SeededGenerator(seed: 11)
        let places = ["Halvik", "Alda", "Brenn", "Cosmar", "Norvane"]
        let works = ["a bridge", "a joint fund", "a school", "a customs office", "a register of boats", "two ferries"]
        var text =
            "# Joint communiqué of 3 May 2026\n\nThe Republic of Norvane and the Confederation met in Halvik.\n\n"
        var number = 0
        while text.utf8.count < bytes {
            number += 1
            let place = places[Int(generator.next() % 5)]
            let work = works[Int(generator.next() % 6)]
            switch generator.next() % 6 {
            case 0: text += "# Chapter \(number)\n\n"
            case 1:
                text +=
                    "The Parties agreed on the following:\n\n- to open \(work) in \(place) by \(2027 + number % 9);\n"
                text += "- to report on it (\(number)).\n\n"
            case 2: text += "They also decided to close \(work) number \(number) of \(place) before 2 June 2028.\n\n"
            case 3: text += "The weather of \(place) was fair on day \(number) — “très beau”. Nobody complained.\n\n"
            case 4:
                text += "The Republic of Norvane undertook to build \(work) near \(place) within \(number) months.\n\n"
            default:
                text += "Both sides reaffirmed their support for \(work) of \(place), the \(number)th of its kind.\n\n"
            }
        }
        return text
    }

    @Test("A stream gives what the whole text gives, however its pieces are cut", arguments: [7_919, 65_536, 1 << 22])
    func streamIsTheWhole(piece: Int) throws {
        let utf8 = Array(Self.longText(bytes: PartReader.whole + 3 * PartReader.size).utf8)
        let reader = try carried.get()
        let whole = try reader.read(utf8)
        #expect(whole.findings.count > 5_000)
        var stream = StreamedReading(reader)
        var found: [StreamedFinding] = []
        var start = 0
        while start < utf8.count {
            found += try stream.read(utf8[start..<min(start + piece, utf8.count)])
            start += piece
        }
        found += try stream.finish()
        #expect(found.map(\.finding) == whole.findings)
        #expect(stream.language == whole.language)
        for finding in [found[0], found[found.count / 2], found[found.count - 1]] {
            let range = finding.finding.range
            #expect(finding.quote == Array(utf8[range]))
            let before = String(decoding: utf8[..<range.lowerBound], as: UTF8.self).unicodeScalars.count
            let words = String(decoding: utf8[range], as: UTF8.self).unicodeScalars.count
            #expect(finding.codePoints == before..<before + words)
        }
    }

    @Test("A line without an end is read in parts, and so is one without spaces")
    func endlessLines() throws {
        let sentence = "The Parties agreed to open the bridge of Halvik before 2 June 2028. "
        let beginning = String(repeating: sentence, count: 40)
        for rest in [String(repeating: "word end ", count: 300_000), String(repeating: "é", count: 900_000)] {
            let utf8 = Array((beginning + rest).utf8)
            let whole = try carried.get().read(utf8, language: .english)
            var stream = StreamedReading(try carried.get(), language: .english)
            let found = try stream.read(utf8[...]) + stream.finish()
            #expect(found.map(\.finding) == whole.findings)
            #expect(!found.isEmpty)
        }
    }

    @Test("A memory of words changes nothing")
    func memory() throws {
        var memory = ReadingMemory()
        for text in Self.texts + Self.texts.reversed() {
            let alone = try readWhole(text)
            #expect(try carried.get().read(Array(text.utf8), &memory) == alone)
        }
    }
}

private func readWhole(_ text: String) throws -> ReadingResult { try carried.get().read(Array(text.utf8)) }
