extension Router {
    /// Answers a request: by what `act` makes of the action and the segments that vary, or by 404 or 405.
    public func response(
        to request: Request,
        _ act: (Action, [String: String]) throws -> Response
    ) rethrows -> Response {
        switch outcome(for: request.method, request.path) {
        case .found(let action, let values, _): try act(action, values)
        case .otherMethods(let methods): .methodNotAllowed(methods)
        case .notFound: .notFound
        }
    }
}

extension Response {
    /// Says that there is nothing at an address (RFC 9110 section 15.5.5).
    public static var notFound: Response {
        text("There is nothing at this address; follow a link, or begin at /\n", status: .notFound)
    }
}
