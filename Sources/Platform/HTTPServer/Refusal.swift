internal import HTTPModel

/// Why a request isn't shown to the handler.
enum Refusal: Error {
    /// The address or a form can't be read.
    case request(RequestError)
    /// The fields contradict each other or the protocol.
    case malformed
    /// The body is larger than accepted; `length` is what has been announced, or has come.
    case tooLarge(length: Int)
    /// The request is for a host that the server isn't.
    case otherHost

    /// The status that answers it.
    var status: Status {
        switch self {
        case .request(let error): error.status
        case .malformed: .badRequest
        case .tooLarge: .contentTooLarge
        // RFC 9110 section 15.5.20: misdirected request.
        case .otherHost: Status(421)
        }
    }

    /// What is wrong, and what to do.
    var description: String {
        switch self {
        case .request(let error): error.description
        case .malformed: "The request can't be read; try again with another browser"
        case .tooLarge: "What was sent is too large; send less at a time"
        case .otherHost: "The server isn't known by this name; ask its keeper for its address"
        }
    }

    /// Whether it is known all the same where the request ends.
    var leavesEndClear: Bool {
        if case .malformed = self { false } else { true }
    }

    /// How many bytes are to come in any case.
    var expectedBytes: Int {
        if case .tooLarge(let length) = self { length } else { 0 }
    }
}
