/// A request that can't be taken as it is; ``status`` says how to answer it.
public enum RequestError: Error, Hashable, Sendable {
    /// The address has an escape, a character or a segment that it may not have.
    case malformedTarget
    /// The address is longer than accepted, in bytes.
    case targetTooLong(limit: Int)
    /// A form is not in the encoding of forms, or its text is no UTF-8.
    case malformedForm
    /// A form has more fields than accepted.
    case tooManyFields(limit: Int)
    /// The body is not the form that was expected.
    case notAForm
}

extension RequestError: CustomStringConvertible {
    /// The status that answers such a request.
    public var status: Status {
        switch self {
        case .malformedTarget, .malformedForm: .badRequest
        case .targetTooLong: .targetTooLong
        case .tooManyFields: .contentTooLarge
        case .notAForm: .unsupportedMediaType
        }
    }

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .malformedTarget: "The address can't be read; follow a link, or type it anew"
        case .targetTooLong(let limit): "The address has more than \(limit) bytes; follow a link, or shorten it"
        case .malformedForm: "The form can't be read; load the page anew and send it again"
        case .tooManyFields(let limit): "There are more than \(limit) fields; send fewer at a time"
        case .notAForm: "The body is not a form; send it as application/x-www-form-urlencoded"
        }
    }
}
