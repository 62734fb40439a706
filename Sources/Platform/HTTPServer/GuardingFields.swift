public import HTTPModel

/// The fields of an answer that guard the reader; an answer that has one already keeps its own.
public struct GuardingFields: Hashable, Sendable {
    /// What a page may load, and where its forms may go (Content Security Policy Level 3).
    public var contentSecurityPolicy: String
    /// Whether pages are served; answers for programs need no more than that they are kept by nobody.
    private var isForPages = true

    /// Takes a policy; without one a page may load and send nothing but what comes from this server.
    ///
    /// No script runs, no page of another site frames this one, and no base address moves its links.
    public init(contentSecurityPolicy: String = Self.strictPolicy) {
        self.contentSecurityPolicy = contentSecurityPolicy
    }

    /// Style sheets, images, fonts and forms of this server, and nothing else.
    public static let strictPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'none'"

    /// For a server that programs ask and no browser shows.
    public static var forPrograms: GuardingFields {
        var guards = GuardingFields()
        guards.isForPages = false
        return guards
    }

    /// The fields by name.
    ///
    /// Types are not guessed, addresses (which name matters) are not told to other sites, windows and resources stay
    /// among pages of this server (Fetch Standard, HTML Standard), and what is confidential stays in no shared cache.
    public var all: HeaderFields {
        guard isForPages else { return [:] }
        return [
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Content-Security-Policy": contentSecurityPolicy,
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
        ]
    }

    /// Adds those that are missing.
    ///
    /// An answer with an `ETag` may be kept by the reader and asked about again; any other is not kept.
    public func add(to response: inout Response) {
        for field in all.all where response.fields[field.name] == nil {
            response.fields.append(field.name, field.value)
        }
        if response.fields["Cache-Control"] == nil {
            response.fields["Cache-Control"] = response.fields["ETag"] == nil ? "no-store" : "private, no-cache"
        }
    }
}
