import Consultations
import HTML
import Messages

/// How a conclusion is understood: each detail with its value, or in words that there is none.
struct ReadingList {
    let reading: ConclusionReading
    let restates: ConclusionNumber?
    var merged: [ConclusionNumber] = []
    /// What mistakes all parties agreed to put right in it.
    var rectifications: [Rectification] = []
    /// Who may be shown it; nothing while the register is one side's alone.
    var tier: Tier?
    let language: Language

    func html(_ catalogue: Catalogue) -> HTML {
        let items = rows(catalogue).map { label, value -> HTML in
            "<div><dt>\(label)</dt><dd>\(catalogue.symbol(tier))\(value)</dd></div>\n"
        }
        return #"<dl class="details">\#n\#(items)</dl>\#n"#
    }

    private func rows(_ catalogue: Catalogue) -> [(String, HTML)] {
        func words(_ text: String) -> HTML { HTML.words(Wording(text, language), on: catalogue.tongue) }
        var rows: [(String, HTML)] = [
            (catalogue(Message("Who")), catalogue.stated(reading.actors) { words($0.joined(separator: ", ")) }),
            (catalogue(Message("Bound")), HTML(text: catalogue.word(reading.scope))),
            (catalogue(Message("Addressed to")), catalogue.stated(reading.addressee, words)),
            // A person's own words may be in any language.
            (
                catalogue(Message("Matter")),
                catalogue.stated(reading.matter) { HTML.words(Wording($0), on: catalogue.tongue) }
            ),
            (catalogue(Message("By when")), catalogue.stated(reading.deadline) { deadline($0, catalogue) }),
            (catalogue(Message("Place")), catalogue.stated(reading.place, words)),
            (catalogue(Message("Domain")), catalogue.stated(reading.domain) { HTML(text: catalogue.word($0)) }),
            (
                catalogue(Message("Heading")),
                reading.heading.map(words) ?? catalogue.missing(.notStated)
            ),
            (catalogue(Message("Strength of the wording")), HTML(text: catalogue.word(reading.strength))),
            (catalogue(Message("Asks")), HTML(text: catalogue.word(reading.actionLevel))),
            (
                catalogue(Message("Test of completion")),
                catalogue.stated(reading.test) { HTML.words(Wording($0), on: catalogue.tongue) }
            ),
        ]
        for rectification in rectifications {
            let words = "\(rectification.reference) · \(rectification.at) · \(rectification.mistake)"
            rows.append((catalogue(Message("Put right")), HTML.words(Wording(words), on: catalogue.tongue)))
        }
        if let restates {
            let target = PageAddress.conclusion(restates).link(in: catalogue)
            rows.append((catalogue(Message("Restates")), #"<a href="\#(target)">\#(restates.description)</a>"#))
        }
        if !merged.isEmpty {
            let links = merged.map { number -> HTML in
                #"<a href="\#(PageAddress.conclusion(number).link(in: catalogue))">\#(number.description)</a>"#
            }
            rows.append((catalogue(Message("Says as well")), links.joined(separator: ", ")))
        }
        return rows
    }

    /// The words of the text, the date that follows from them, and the day after which it has passed.
    private func deadline(_ deadline: Deadline, _ catalogue: Catalogue) -> HTML {
        let words: HTML = "<q>\(HTML.words(Wording(deadline.words, language), on: catalogue.tongue))</q>"
        guard let date = deadline.date else {
            return "\(words) <small>(\(catalogue(Message("no date follows from these words"))))</small>"
        }
        var html: HTML = "\(words) · \(catalogue.time(date))"
        if let last = date.lastDay, date.firstDay != last {
            html += " <small>(\(catalogue(Message("last day {date}", ["date": catalogue.text(last)]))))</small>"
        }
        return html
    }
}
