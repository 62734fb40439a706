internal import CCurl
internal import Glibc
public import HTTPModel

/// Asks one server for something and waits for the answer: HTTP/1.1, in clear text or by TLS.
///
/// It goes to the address that it is given and nowhere else: no redirection is followed, and no proxy is taken from the
/// environment. What comes is bounded in size and in time; a line that is slow, but goes on, is waited for.
///
/// A request is sent once: where its connection breaks, whoever asked decides whether to ask again.
/// A client keeps its connection from one request to the next, and belongs to one task at a time.
public final class HTTPClient {
    private let handle: UnsafeMutableRawPointer
    private let configuration: Configuration
    private let address: Address

    /// Makes a client for a server.
    ///
    /// - Throws: ``HTTPClientError/address(_:)`` where the address is not one of `http` or `https` alone.
    public init(_ address: Address, configuration: Configuration = Configuration()) throws(HTTPClientError) {
        guard Library.isReady, let handle = curl_easy_init() else { throw .notStarted }
        self.handle = handle
        self.address = address
        self.configuration = configuration
    }

    deinit { curl_easy_cleanup(handle) }

    /// Asks, and answers what came.
    ///
    /// - Parameters:
    ///   - method: GET or POST.
    ///   - target: What is asked for.
    ///   - fields: Fields beside those of the library; an empty one takes the library's own away.
    ///   - body: What is sent along.
    ///   - onArrival: Is shown each piece of the answer's body as it comes, with the head of the answer.
    /// - Returns: The answer, whatever its status.
    /// - Throws: ``HTTPClientError``; where the line was cut in the middle of the body, it has what had come till then.
    public func send(
        _ method: HTTPModel.Method,
        _ target: Target,
        fields: HeaderFields = HeaderFields(),
        body: [UInt8] = [],
        onArrival: ((_ head: Response, _ piece: [UInt8]) -> Void)? = nil
    ) throws(HTTPClientError) -> Response {
        curl_easy_reset(handle)
        let receiver = Receiver(limit: configuration.byteLimit, onArrival: onArrival)
        let context = Unmanaged.passUnretained(receiver).toOpaque()
        var list: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(list) }
        // The library would wait a second for leave to send a long body.
        for line in fields.all.map({ $0.value.isEmpty ? "\($0.name):" : "\($0.name): \($0.value)" }) + [
            "Expect:", "Accept:", "User-Agent:",
        ] {
            guard let longer = curl_slist_append(list, line) else { throw .notStarted }
            list = longer
        }
        var errors = [CChar](repeating: 0, count: Int(CURL_ERROR_SIZE))
        let sender = Sender(body)
        let code = errors.withUnsafeMutableBufferPointer { errors in
            set(target, errors.baseAddress)
            ccurl_set_fields(handle, list)
            ccurl_set_receiver(handle, receiveBody, receiveField, context)
            if method == .post {
                ccurl_set_long(handle, CURLOPT_POST, 1)
                let source = Unmanaged.passUnretained(sender).toOpaque()
                ccurl_set_sender(handle, sendBody, source, curl_off_t(body.count))
            }
            return curl_easy_perform(handle)
        }
        withExtendedLifetime((sender, receiver)) {}
        let status = Status(Int(ccurl_status(handle)))
        guard code == CURLE_OK else {
            let reason = String(decoding: errors.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
            throw failure(code, reason: reason, status: status, receiver)
        }
        return Response(status, fields: receiver.fields, body: receiver.body)
    }

    private func set(_ target: Target, _ errors: UnsafeMutablePointer<CChar>?) {
        ccurl_set_errors(handle, errors)
        ccurl_set_text(handle, CURLOPT_URL, address.description + target.description)
        ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, address.isSecure ? "https" : "http")
        ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0)
        ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1)
        ccurl_set_long(handle, CURLOPT_PATH_AS_IS, 1)
        ccurl_set_long(handle, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_1_1))
        ccurl_set_text(handle, CURLOPT_PROXY, configuration.proxy ?? "")
        ccurl_set_text(handle, CURLOPT_NOPROXY, configuration.proxy == nil ? "*" : nil)
        ccurl_set_long(handle, CURLOPT_SSL_VERIFYPEER, 1)
        ccurl_set_long(handle, CURLOPT_SSL_VERIFYHOST, 2)
        ccurl_set_long(handle, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let file = configuration.certificateFile {
            ccurl_set_text(handle, CURLOPT_CAINFO, file)
            ccurl_set_text(handle, CURLOPT_CAPATH, nil)
        }
        ccurl_set_long(handle, CURLOPT_CONNECTTIMEOUT, configuration.connectSeconds)
        ccurl_set_long(handle, CURLOPT_LOW_SPEED_LIMIT, configuration.slowestBytesPerSecond)
        ccurl_set_long(handle, CURLOPT_LOW_SPEED_TIME, configuration.slowSeconds)
    }

    private func failure(_ code: CURLcode, reason: String, status: Status, _ receiver: Receiver) -> HTTPClientError {
        if receiver.isTooLarge { return .tooLarge(limit: configuration.byteLimit) }
        switch code {
        case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY:
            return .unreachable("\(address)")
        case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_ISSUER_ERROR:
            return .notTrusted("\(address)", reason: reason)
        case CURLE_SEND_FAIL_REWIND:
            // The library would have sent the request once more on a new connection.
            return .cut("\(address)", reason: "no answer came", came: Response(Status(0)))
        default:
            let came = Response(status, fields: receiver.fields, body: receiver.body)
            return .cut("\(address)", reason: reason, came: came)
        }
    }
}

/// Sets the library up once for the whole program.
private enum Library {
    static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK
}
