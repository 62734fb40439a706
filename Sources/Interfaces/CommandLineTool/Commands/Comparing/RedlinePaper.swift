import Arguments
import Comparing
import Consultations
import HTML
import Messages
import Operations
import WebPages

/// Redlines as one page for the printer: whole drafts with numbered lines, the marks plain without colour.
///
/// The page carries all that it needs and asks for nothing.
struct RedlinePaper {
    let redlines: [RedlinedDocuments]
    let console: Console

    /// How many columns a line takes at most: two sides of a table then read the same numbers on paper.
    private static let width = 76

    private var catalogue: Catalogue { console.catalogue }

    var html: HTML {
        let title = redlines.first.map { Self.title($0) } ?? ""
        return #"""
            <!DOCTYPE html>
            <html lang="\#(catalogue.language)" dir="\#(catalogue.direction.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\#(title)</title>
            <style>
            \#(Self.style)</style>
            </head>
            <body>
            \#(redlines.map(section))</body>
            </html>

            """#
    }

    private static func title(_ documents: RedlinedDocuments) -> String {
        "\(documents.old.name.shown) → \(documents.new.name.shown)"
    }

    private func section(_ documents: RedlinedDocuments) -> HTML {
        let language = documents.redline.new.language
        let summary = console.text(RedlineList.summary(documents, console))
        var number = 0
        let clauses = documents.redline.clauses.map { clause(of: $0, &number) }
        return #"""
            <section>
            <h1><bdi>\#(documents.old.name.shown)</bdi> → <bdi>\#(documents.new.name.shown)</bdi></h1>
            <p>\#(summary)</p>
            <p><del>\#(console.text(Message("struck out")))</del> <ins>\#(console.text(Message("new")))</ins> · \#
            \#(console.text(Message("Beside a clause: its lines in the old text and in the new one.")))</p>
            <div class="draft" lang="\#(language.tag)" dir="\#(language.direction)">
            \#(clauses)</div>
            </section>

            """#
    }

    private func clause(of clause: Redline.Clause, _ number: inout Int) -> HTML {
        let notes = RedlineList.notes(clause).map(console.text)
        let place = "\(RedlineList.lines(clause.oldLines)) → \(RedlineList.lines(clause.newLines))"
        var rows = HTML()
        for (row, line) in Self.lines(clause.words.pieces).enumerated() {
            number += 1
            let side: HTML = row == 0 ? #"<span class="place" dir="ltr">\#(place)</span>"# : HTML()
            rows += #"<div class="line"><span class="number">\#(number)</span><span>\#(line)</span>\#(side)</div>\#n"#
        }
        let words = catalogue.language
        let note: HTML =
            notes.isEmpty
            ? HTML()
            : #"<p class="note" lang="\#(words)" dir="\#(catalogue.direction.rawValue)">\#(console.list(notes))</p>\#n"#
        return #"<div class="clause \#(clause.change.rawValue)">\#n\#(note)\#(rows)</div>\#n"#
    }

    /// The words broken into lines, each with the marks that it needs.
    private static func lines(_ pieces: [WordChanges.Piece]) -> [HTML] {
        var lines: [HTML] = []
        var line = HTML()
        var column = 0
        for piece in pieces {
            var run = ""
            func close() {
                if !run.isEmpty { line += marked(run, piece.change) }
                run = ""
            }
            for (place, word) in RedlineWords.shown(piece).split(separator: " ").enumerated() {
                let isSpaced = place > 0 || piece.isSpaced
                let width = DisplayWidth.of(word)
                if column > 0, isSpaced, column + 1 + width > Self.width {
                    close()
                    lines.append(line)
                    line = HTML()
                    column = 0
                }
                if column > 0, isSpaced {
                    if run.isEmpty { line += " " } else { run += " " }
                    column += 1
                }
                run += word
                column += width
            }
            close()
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    private static func marked(_ text: String, _ change: WordChanges.Change) -> HTML {
        switch change {
        case .kept: HTML(text: text)
        case .struck: "<del>\(text)</del>"
        case .added: "<ins>\(text)</ins>"
        }
    }

    /// Black on white; what was struck out is struck through, what is new is underlined and bold.
    private static let style: HTML = """
        @page { size: A4; margin: 20mm 15mm; }
        body { margin: 0 auto; padding: 1rem; max-width: 52rem; background: #fff; color: #000;
          font: 11pt/1.5 Charter, "Noto Serif", "Noto Naskh Arabic", Georgia, "Liberation Serif", serif; }
        h1 { font-size: 1.2rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
        p { margin: .3rem 0; font-size: .85rem; }
        section + section { break-before: page; }
        .draft { margin-top: 1rem; }
        .clause { margin-bottom: .5rem; break-inside: avoid; }
        .line { display: flex; gap: .8rem; }
        .line > span:nth-child(2) { flex: 1; overflow-wrap: anywhere; }
        .number, .place { font-size: .7rem; color: #444; user-select: none; line-height: 1.65rem; }
        .number { width: 2.5em; text-align: end; flex: none; }
        .place { white-space: nowrap; }
        .kept .place { visibility: hidden; }
        .note { font-style: italic; margin-inline-start: 3.2em; }
        del { text-decoration: line-through; }
        ins { text-decoration: underline; font-weight: bold; }

        """
}
