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
        discussion: [
            "The pages are read only and are served to this machine alone.",
            "With --exchange the nodes of the other participants can fetch and bring acts there; see 'suivi sync'.",
        ],
        options: [
            .value("port", "NUMBER", "The port; else 8017. With 0 the system chooses a free one."),
            .value(
                "address",
                "ADDRESS",
                "The address to listen at; else 127.0.0.1, which this machine alone can reach."
            ),
            .value(
                "exchange",
                "ADDRESS",
                "Also answer the nodes of the other participants at this address, for example 127.0.0.1:8018."
            ),
            .value(
                "certificate",
                "FILE",
                "With --exchange: the certificate for TLS, in PEM; without one this machine alone can reach it."
            ),
            .value("key", "FILE", "With --exchange: the private key of the certificate, in PEM."),
        ],
        examples: [
            Example("suivi serve --port 8017"),
            Example("suivi serve --exchange 192.0.2.7:8018 --certificate node.pem --key node.key"),
        ]
    )

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let port = try context.parse { () throws(UsageError) in
            try context.arguments.integer("port", in: 0...65_535) ?? 8017
        }
        let catalogues = (try? Catalogues.carried()) ?? Catalogues([])
        let machine = context.machine
        let exchange = try exchange(context)
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
        let line = try exchange.map { exchange throws(CommandFailure) in try start(exchange, context) }
        if let line { context.console.say(Message("Other nodes exchange at {address}", ["address": line.url])) }
        context.console.say(Message("Ctrl-C ends it."))
        stop.wait()
        line?.stop()
        server.stop()
        return .done
    }

    /// Where the other nodes are answered, and with which certificate; nothing where they are not.
    private static func exchange(
        _ context: CommandContext
    ) throws(CommandFailure) -> (place: ExchangeServer.Place, passphrase: String)? {
        let files = ["certificate", "key"].map { context.arguments.value($0) }
        guard let text = context.arguments.value("exchange") else {
            for (name, file) in zip(["--certificate", "--key"], files) {
                if let file { throw context.wrong(file, of: name, Message("give --exchange, too")) }
            }
            return nil
        }
        guard var place = ExchangeServer.Place(text) else {
            throw context.wrong(text, of: "--exchange", Message("write address and port, for example 127.0.0.1:8018"))
        }
        switch (files[0], files[1]) {
        case (nil, nil): break
        case (let certificate?, let key?):
            place.tls = try context.perform { () throws(OperationError) in
                HTTPServer.TLS(
                    certificate: try SmallFile.read(certificate, limit: 1 << 20),
                    key: try SmallFile.read(key, limit: 1 << 20)
                )
            }
        case (let certificate?, nil):
            throw context.wrong(certificate, of: "--certificate", Message("give --key, too"))
        case (nil, let key?): throw context.wrong(key, of: "--key", Message("give --certificate, too"))
        }
        return (place, try context.passphrase())
    }

    private static func start(
        _ exchange: (place: ExchangeServer.Place, passphrase: String),
        _ context: CommandContext
    ) throws(CommandFailure) -> ExchangeServer {
        do {
            return try ExchangeServer.start(
                folder: context.folder,
                place: exchange.place,
                passphrase: exchange.passphrase,
                machine: context.machine
            )
        } catch let error as OperationError {
            throw .operation(error)
        } catch let error as HTTPServerError {
            throw .reason(context.console.message(error), .failed)
        } catch { throw .reason(Message("The server could not start: {reason}", ["reason": "\(error)"]), .failed) }
    }
}
