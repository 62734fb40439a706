import Consultations
import HTML
import Messages

/// Dates in words, as an official document has them.
extension Catalogue {
    /// A day: `12 May 2026`.
    func text(_ day: CalendarDay) -> String {
        self(
            Message(
                "{day} {month} {year}",
                ["day": String(day.day), "month": month(day.month, in: "month of a day"), "year": String(day.year)]))
    }

    /// A day as an element that other programs can read.
    func time(_ day: CalendarDay) -> HTML {
        #"<time datetime="\#(day.description)">\#(text(day))</time>"#
    }

    /// A date in its precision; one that is neither day, month nor year stands in its code.
    func time(_ date: ExtendedDate) -> HTML {
        let parts = date.edtf.split(separator: "-").map(String.init)
        guard let first = date.firstDay, !date.edtf.contains("/") else { return HTML(text: date.edtf) }
        switch parts.count {
        case 3: return time(first)
        case 2 where Int(parts[1]).map((1...12).contains) == true:
            let words = self(
                Message(
                    "{month} {year}", ["month": month(first.month, in: "month"), "year": String(first.year)]))
            return #"<time datetime="\#(date.edtf)">\#(words)</time>"#
        case 1: return #"<time datetime="\#(date.edtf)">\#(first.year)</time>"#
        default: return HTML(text: date.edtf)
        }
    }

    /// A moment, to the minute, in Coordinated Universal Time.
    func time(_ moment: Instant) -> HTML {
        guard let day = moment.day else { return HTML(text: moment.description) }
        let minutes = String(moment.description.dropFirst(11).prefix(5))
        let words = self(Message("{date}, {time} UTC", ["date": text(day), "time": minutes]))
        return #"<time datetime="\#(moment.description)">\#(words)</time>"#
    }

    private func month(_ number: Int, in context: String) -> String {
        let names = [
            "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
            "November", "December",
        ]
        return term(context: context, names[min(max(number, 1), 12) - 1])
    }
}
