/// How a request ended (RFC 9110 section 15).
public struct Status: Hashable, Sendable {
    /// The code of three digits.
    public let code: Int

    /// Takes a code; one that is none, below 200 or above 599, becomes 500.
    public init(_ code: Int) {
        self.code = (200...599).contains(code) ? code : 500
    }

    /// Here it is.
    public static let ok = Status(200)
    /// Done, and there is nothing to show.
    public static let noContent = Status(204)
    /// The answer to what was sent is seen at another address.
    public static let seeOther = Status(303)
    /// The reader's copy is still good.
    public static let notModified = Status(304)
    /// The request can't be understood.
    public static let badRequest = Status(400)
    /// It is not for this reader.
    public static let forbidden = Status(403)
    /// There is nothing at this address.
    public static let notFound = Status(404)
    /// The address does not do this.
    public static let methodNotAllowed = Status(405)
    /// Someone else has changed it in the meantime.
    public static let conflict = Status(409)
    /// The body is larger than accepted.
    public static let contentTooLarge = Status(413)
    /// The address is longer than accepted.
    public static let targetTooLong = Status(414)
    /// The body is in a form that is not read here.
    public static let unsupportedMediaType = Status(415)
    /// The form is understood, what it says is not accepted.
    public static let unprocessable = Status(422)
    /// Too many requests in a short time.
    public static let tooManyRequests = Status(429)
    /// The fields of the request are larger than accepted.
    public static let fieldsTooLarge = Status(431)
    /// Something went wrong here.
    public static let internalError = Status(500)
    /// Not now, but later.
    public static let unavailable = Status(503)
}
