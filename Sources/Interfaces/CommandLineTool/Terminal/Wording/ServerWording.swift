import HTTPServer
import Messages

extension Console {
    func message(_ error: HTTPServerError) -> Message {
        switch error {
        case .notAnAddress(let address):
            Message("'{address}' is not a numeric address; write one such as 127.0.0.1 or ::1", ["address": address])
        case .reachedFromOutside(let address):
            Message(
                "other machines could reach '{address}'; listen at 127.0.0.1, or say that the server is meant to be open",
                ["address": address]
            )
        case .portTaken(let address, let port):
            Message(
                "another program listens at port {port} of '{address}'; stop it, or choose another port",
                ["address": address, "port": String(port)]
            )
        case .portForbidden(let port):
            Message("port {port} is kept for the system; choose one of 1024 or more", ["port": String(port)])
        case .noSuchAddress(let address):
            Message(
                "'{address}' is no address of this machine; choose one of its own, or 127.0.0.1",
                ["address": address]
            )
        case .cannotListen(let address, let port, let code):
            Message(
                "cannot listen at port {port} of '{address}' (system error {code}); choose another address or port",
                ["address": address, "port": String(port), "code": String(code)]
            )
        case .cannotStart(let code):
            Message(
                "the server could not be started (system error {code}); close other programs and try again",
                ["code": String(code)]
            )
        case .cannotUseCertificate:
            Message(
                "the certificate and the key can't be used; both have to be PEM, belong together, and the key must not be sealed"
            )
        }
    }
}
