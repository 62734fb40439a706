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
                ["day": String(day.day), "month": month(day.month, in: "month of a day"), "year": String(day.year)]
            )
        )
    }

    /// A day as an element that other programs can read.
    func time(_ day: CalendarDay) -> HTML {
        #"<time datetime="\#(day.description)">\#(text(day))</time>"#
    }

    /// A date in its precision: a day, a month, a year, or the first and the last day that it may mean.
    func time(_ date: ExtendedDate) -> HTML {
        let parts = date.edtf.split(separator: "-").map(String.init)
        guard let first = date.firstDay, let last = date.lastDay, !date.edtf.contains("/") else { return span(date) }
        switch parts.count {
        case 3: return time(first)
        case 2 where Int(parts[1]).map((1...12).contains) == true:
            let words = self(
                Message(
                    "{month} {year}",
                    ["month": month(first.month, in: "month"), "year": String(first.year)]
                )
            )
            return #"<time datetime="\#(date.edtf)">\#(words)</time>"#
        case 1 where first.year == last.year: return #"<time datetime="\#(date.edtf)">\#(first.year)</time>"#
        default: return span(date)
        }
    }

    private func span(_ date: ExtendedDate) -> HTML {
        switch (date.firstDay.map(text), date.lastDay.map(text)) {
        case (let first?, let last?): HTML(text: self(Message("{first} to {last}", ["first": first, "last": last])))
        case (let first?, nil): HTML(text: self(Message("from {date}", ["date": first])))
        case (nil, let last?): HTML(text: self(Message("until {date}", ["date": last])))
        case (nil, nil): HTML(text: date.edtf)
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
