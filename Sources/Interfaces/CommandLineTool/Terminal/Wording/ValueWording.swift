import Consultations
import Messages

extension Console {
    func message(_ error: IdentifierError) -> Message {
        Message("use 1 to 64 small letters, digits, '-' and '.', for example norvane")
    }

    func message(_ error: CalendarDayError) -> Message {
        switch error {
        case .notADate: Message("write year-month-day, for example 2026-03-31")
        case .noSuchDay: Message("the calendar has no such day; check month and day")
        }
    }
}
