import FuzzSupport
import HTTPModel

@testable import HTTPServer

/// Readers of requests, before anybody asks who has sent them.
enum MessageTrials {
    static let all = [
        Trial("address") { bytes in bytes.text.map(target) ?? false },
        Trial("form", form),
        Trial("fields of a request", fields),
    ]

    private static let router: Router<Int> = {
        var router = Router<Int>()
        let patterns: [PathPattern] = [
            "/", "/:language", "/:language/conclusions", "/:language/conclusions/:session/:position",
            "/:language/documents/:digest", "/:language/sessions/:earlier/:later", "/exchange/pull",
        ]
        for (place, pattern) in patterns.enumerated() { router.add(.get, pattern, place) }
        return router
    }()

    private static func target(_ text: String) -> Bool {
        do {
            let target = try Target(parsing: text)
            let again = try? Target(parsing: target.description)
            // Escapes make an address longer; one that is too long then is refused.
            let isLong = target.description.utf8.count > Target.longest
            demand(isLong || again == target, "an address that is read and written is read the same again")
            for segment in target.path {
                demand(!segment.isEmpty && segment != "." && segment != "..", "no segment leads elsewhere")
                demand(!segment.utf8.contains { $0 < 0x20 }, "no segment has control characters")
            }
            switch router.outcome(for: .get, target.path) {
            case .found(_, let values, let pattern):
                demand(values.values.allSatisfy { target.path.contains($0) }, "what varies stands in the path")
                demand(!pattern.description.isEmpty, "a pattern can be logged")
            case .otherMethods: demand(false, "every address is to be seen")
            case .notFound: break
            }
            return true
        } catch {
            demand((400..<500).contains(error.status.code), "what can't be read is the sender's fault")
            return false
        }
    }

    private static func form(_ bytes: [UInt8]) -> Bool {
        do {
            let form = try FieldList(decoding: bytes)
            demand(form.items.count <= FieldList.usualLimit, "a form has no more fields than its limit")
            let again = try? FieldList(decoding: Array(form.encoded.utf8))
            demand(again == form, "a form that is read and written is read the same again")
            return true
        } catch {
            demand((400..<500).contains(error.status.code), "what can't be read is the sender's fault")
            return false
        }
    }

    /// Fields as lines.
    private static func fields(_ bytes: [UInt8]) -> Bool {
        var fields = HeaderFields()
        for line in bytes.split(separator: 0x0A).prefix(100) {
            let parts = line.split(separator: 0x3A, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            fields.append(String(decoding: parts[0], as: UTF8.self), String(decoding: parts[1], as: UTF8.self))
        }
        for field in fields.all {
            demand(!field.value.utf8.contains { $0 < 0x20 || $0 == 0x7F }, "no field begins another one")
        }
        let request = Request(.get, Target(path: []), fields: fields, body: bytes)
        if let value = request.cookie("session") {
            demand(Cookie("session", value) != nil, "a cookie that is read can be set")
        }
        demand(request.languages.ranges.count <= 32, "no more languages are looked at than their limit")
        _ = request.languages.best(of: ["fr", "en", "ru"])
        if let tag = fields["ETag"].flatMap({ EntityTag(parsing: $0) }) {
            demand(EntityTag(parsing: tag.description) == tag, "a mark that is read and written is read the same again")
            _ = request.has(tag)
        }
        if let known = EntityTag("12-fr-2026-05-20") { _ = request.has(known) }
        _ = try? request.form()
        if case .length(let length) = BodyFraming(fields) { demand(length >= 0, "a length is not negative") }
        _ = AllowedHosts.loopback.allow(request)
        return !fields.all.isEmpty
    }
}
