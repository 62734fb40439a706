internal import HTTPModel
internal import Synchronization

/// What the threads of a server share.
final class ServerCore: Sendable {
    let configuration: HTTPServer.Configuration
    let connections = OpenConnections()
    /// Whether connections are to be closed after their answer.
    let isStopping = Atomic(false)
    private let handler: HTTPServer.Handler

    init(configuration: HTTPServer.Configuration, handler: @escaping HTTPServer.Handler) {
        self.configuration = configuration
        self.handler = handler
    }

    /// The time by which a transfer of so many bytes, begun now, has to be done.
    func end(bytes: Int) -> Moment {
        Moment.now.adding(seconds: configuration.requestSeconds + bytes / configuration.slowestBytesPerSecond)
    }

    /// The answer to a request as it leaves, apart from what the library adds.
    func answer(_ request: Request) -> Response {
        do {
            let response = try handler(request)
            return finished(response, for: request)
        } catch let error as RequestError {
            return finished(.text(error.description + "\n", status: error.status))
        } catch {
            // What went wrong is not for the reader: it may name files or what is in them.
            return finished(
                .text("Something went wrong here; go back and try again\n", status: .internalError)
            )
        }
    }

    /// An answer with the fields that every answer has, or short of it when the reader has it already.
    func finished(_ response: Response, for request: Request? = nil) -> Response {
        var response = response
        if let request, response.status == .ok, let field = response.fields["ETag"],
            let tag = EntityTag(parsing: field), request.has(tag)
        {
            response.status = .notModified
        }
        if response.status == .notModified || response.status == .noContent {
            response.body = []
            response.fields["Content-Type"] = nil
        }
        // How the answer is framed is the library's matter.
        for name in ["Connection", "Content-Length", "Transfer-Encoding", "Keep-Alive", "Upgrade", "Trailer"] {
            response.fields[name] = nil
        }
        configuration.guards.add(to: &response)
        return response
    }
}
