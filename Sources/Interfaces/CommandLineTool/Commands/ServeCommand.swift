import Arguments
import HTTPServer
import Messages
import Operations
import WebServer

/// `suivi serve`: shows the register in a browser on this machine.
enum ServeCommand: CommandAction {
    static let declaration = Command(
        "serve",
        "Show the register in a browser: the conclusions, each conclusion, each document.",
        discussion: ["The pages are read only and are served to this machine alone."],
        options: [
            .value("port", "NUMBER", "The port; else 8017. With 0 the system chooses a free one."),
            .value(
                "address",
                "ADDRESS",
                "The address to listen at; else 127.0.0.1, which this machine alone can reach."
            ),
        ],
        examples: [Example("suivi serve --port 8017")]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let port = try context.parse { () throws(UsageError) in
            try context.arguments.integer("port", in: 0...65_535) ?? 8017
        }
        let catalogues = (try? Catalogues.carried()) ?? Catalogues([])
        let machine = context.machine
        let stop = StopSignal()
        let server: RegisterServer
        do {
            server = try RegisterServer.start(
                folder: context.folder,
                address: context.arguments.value("address") ?? "127.0.0.1",
                port: port,
                catalogues: catalogues,
                now: machine.now
            )
        } catch let error as OperationError {
            throw .operation(error)
        } catch let error as HTTPServerError {
            throw .reason(context.console.message(error), .failed)
        } catch { throw .reason(Message("The server could not start: {reason}", ["reason": "\(error)"]), .failed) }
        context.console.say(Message("The register is shown at {address}", ["address": server.url]))
        context.console.say(Message("Ctrl-C ends it."))
        stop.wait()
        server.stop()
        return .done
    }
}
