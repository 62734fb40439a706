import CanonicalBytes
import Consultations
import HTML
import HTTPModel
import Messages
import Operations
import Storage
import WebPages

/// What stands at which address: a request becomes a page.
struct Site: Sendable {
    /// What an address asks for.
    enum Route: Sendable {
        case home
        case languageHome
        case conclusions
        case conclusion
        case document
        case sessions
        case versions
        case asset(Asset)
    }

    let register: LiveRegister
    let catalogues: Catalogues
    let now: @Sendable () -> Instant
    private let router: Router<Route>
    private let cache = ProposalCache()
    /// What tells the pages of this run of the program from those of another, which may look otherwise.
    private let run: String

    init(register: LiveRegister, catalogues: Catalogues, now: @escaping @Sendable () -> Instant) {
        self.register = register
        self.catalogues = catalogues
        self.now = now
        run = String(now().secondsSinceEpoch, radix: 36)
        var router = Router<Route>()
        router.add(.get, "/", .home)
        for asset in Asset.all { router.add(.get, PathPattern("/" + asset.name), .asset(asset)) }
        router.add(.get, "/:language", .languageHome)
        router.add(.get, "/:language/conclusions", .conclusions)
        router.add(.get, "/:language/conclusions/:session/:position", .conclusion)
        router.add(.get, "/:language/documents/:digest", .document)
        router.add(.get, "/:language/sessions/:earlier/:later", .sessions)
        router.add(.get, "/:language/documents/:digest/versions/:other", .versions)
        self.router = router
    }

    /// Answers a request; what goes wrong is shown as a page too.
    func response(to request: Request) -> Response {
        switch router.outcome(for: request.method, request.path) {
        case .found(.home, _, _):
            var response = Response.seeOther(Target(path: [preferred(request).language, "conclusions"]))
            response.fields["Vary"] = "Accept-Language"
            return response
        case .found(.asset(let asset), _, _): return file(asset, for: request)
        case .found(let route, let values, _): return page(route, values, for: request)
        case .otherMethods(let methods):
            var response = show(ErrorPage(.onlyToBeRead), .methodNotAllowed, for: request)
            response.fields["Allow"] = methods.map(\.name).joined(separator: ", ")
            return response
        case .notFound: return show(ErrorPage(.nothingHere), .notFound, for: request)
        }
    }

    private func page(_ route: Route, _ values: [String: String], for request: Request) -> Response {
        guard let code = values["language"], catalogues.contains(code) else {
            return show(ErrorPage(.nothingHere), .notFound, for: request)
        }
        if case .languageHome = route { return .seeOther(Target(path: [code, "conclusions"])) }
        do {
            let now = self.now()
            let view = RegisterView(
                node: try register.node(),
                language: catalogues[code].tongueOfPage,
                day: now.day ?? .epoch,
                now: now,
                cache: cache
            )
            guard let tag = tag(view, code) else { return .notFound }
            guard let page = try page(route, values, request.query, view) else {
                return show(ErrorPage(.nothingHere), .notFound, for: request)
            }
            if request.has(tag) { return .notModified(tag) }
            var response = show(page, .ok, in: catalogues[code], view.masthead)
            response.fields["ETag"] = tag.description
            return response
        } catch let error as SelectionError {
            return show(ErrorPage(.notUnderstood(error)), .badRequest, for: request)
        } catch let error as OperationError {
            return failure(error, for: request)
        } catch {
            return show(ErrorPage(.unreadable("\(error)")), .internalError, for: request)
        }
    }

    private func page(
        _ route: Route,
        _ values: [String: String],
        _ query: FieldList,
        _ view: RegisterView
    ) throws -> (any Page)? {
        switch route {
        case .conclusions: return try view.conclusions(ConclusionSelection(query: query))
        case .conclusion:
            return try ConclusionNumber("\(values["session"] ?? "")/\(values["position"] ?? "")").flatMap(
                view.conclusion
            )
        case .document:
            return try values["digest"].flatMap(Digest.init(hexadecimal:)).flatMap { digest in
                try view.document(digest, DocumentPart(query: query))
            }
        case .sessions:
            guard let earlier = values["earlier"].flatMap(Self.session),
                let later = values["later"].flatMap(Self.session)
            else { return nil }
            return try view.sessions(earlier, later)
        case .versions:
            guard let one = values["digest"].flatMap(Digest.init(hexadecimal:)),
                let two = values["other"].flatMap(Digest.init(hexadecimal:)),
                case .number(let part) = try DocumentPart(query: query)
            else { return nil }
            return try view.versions(one, two, part: part)
        case .home, .languageHome, .asset: return nil
        }
    }

    /// The number of a session as an address has it.
    private static func session(_ text: String) -> Int? {
        guard (1...4).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text).flatMap { $0 > 0 ? $0 : nil }
    }

    /// The state of a page: as long as the journal has not grown and the day is the same, nothing in it changes.
    private func tag(_ view: RegisterView, _ language: String) -> EntityTag? {
        // An embargo ends without an act.
        let open = view.register.releases.values.count { $0.release.isOpen(at: view.now) }
        return EntityTag("\(view.node.size)-\(language)-\(view.day)-\(open)-\(run)")
    }

    private func file(_ asset: Asset, for request: Request) -> Response {
        let tag = EntityTag(asset.mark)
        if let tag, request.has(tag) { return .notModified(tag) }
        var response = Response(type: asset.type, body: asset.bytes)
        response.fields["ETag"] = tag?.description
        // With the mark in its address the file never changes (RFC 8246); without, it is asked for again.
        response.fields["Cache-Control"] =
            request.query["v"] == asset.mark ? "public, max-age=31536000, immutable" : "no-cache"
        return response
    }

    private func failure(_ error: OperationError, for request: Request) -> Response {
        switch error {
        case .refused: show(ErrorPage(.nothingHere), .notFound, for: request)
        case .store(.busy): show(ErrorPage(.unreadable(error.description)), .unavailable, for: request)
        default: show(ErrorPage(.unreadable(error.description)), .internalError, for: request)
        }
    }

    private func show(_ page: ErrorPage, _ status: Status, for request: Request) -> Response {
        let catalogue: Catalogue =
            if let code = request.path.first, catalogues.contains(code) { catalogues[code] } else { preferred(request) }
        return show(page, status, in: catalogue, nil)
    }

    private func show(_ page: any Page, _ status: Status, in catalogue: Catalogue, _ masthead: Masthead?) -> Response {
        let languages = catalogues.languages.map { catalogues[$0] }
        let html = page.html(in: catalogue, languages: languages, masthead: masthead)
        var response = Response(status, type: "text/html; charset=utf-8", body: html.bytes)
        response.fields["Content-Language"] = catalogue.language
        return response
    }

    private func preferred(_ request: Request) -> Catalogue {
        catalogues[request.languages.best(of: ["en"] + catalogues.languages) ?? "en"]
    }
}

extension Catalogue {
    /// The language of the page.
    var tongueOfPage: Language { Language(language) ?? .english }
}
