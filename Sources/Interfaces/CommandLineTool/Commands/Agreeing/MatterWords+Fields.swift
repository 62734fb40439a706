import CanonicalBytes
import Consultations
import Messages

extension MatterWords {
    /// How a field is called and what it says, in the language of the user.
    ///
    /// - Returns: With its place among the forms; nothing where the field has no form, or its value another shape than the
    ///   form knows.
    func form(of value: JSONValue, at path: [String], in act: String) -> (label: String, text: String, place: Int)? {
        if path.count == 2, path[0] == "names", case .string(let name) = value {
            return (console.text(Message("Name ({language})", ["language": path[1].shown])), name.shown, -1)
        }
        if path.count == 2, path[0] == "rules", let parameter = RuleParameter(rawValue: path[1]) {
            guard let text = rule(value, of: parameter) else { return nil }
            return (console.word(parameter), text, FieldForm.all.count)
        }
        if path.count == 5, path[..<2] == ["text", "cards"], path[3] == "names", case .string(let name) = value {
            let label = console.text(Message("Name ({language})", ["language": path[4].shown]))
            return ("\(path[2]) · \(label)", name.shown, FieldForm.all.count)
        }
        if path.count == 4, path[..<2] == ["text", "cards"] {
            guard let place = FieldForm.place(of: "card · \(path[3])", in: act),
                let text = text(value, as: FieldForm.all[place].value)
            else { return nil }
            // All of one card stay together.
            return ("\(path[2]) · \(console.text(FieldForm.all[place].label))", text, FieldForm.all.count)
        }
        guard let place = FieldForm.place(of: path.joined(separator: " · "), in: act),
            let text = text(value, as: FieldForm.all[place].value)
        else { return nil }
        return (console.text(FieldForm.all[place].label), text, place)
    }

    private func text(_ value: JSONValue, as form: FieldForm.Value) -> String? {
        switch (form, value) {
        case (.words, .string(let text)): return text.shown
        case (.quotation, .string(let text)): return "«\(text.shown)»"
        case (.term(let context), .string(let code)): return console.term(context, code).shown
        case (.domain, .string(let code)): return PolicyDomain(rawValue: code).map(console.word)
        case (.actionLevel, .integer(let level)): return ActionLevel(rawValue: level).map(console.word)
        // Names can be alike; what is signed is the code, and the hash.
        case (.party, .string(let code)):
            let name = party(code)
            return name == code ? name : "\(name) (\(code.shown))"
        case (.document, .string(let hash)):
            guard let digest = Digest(base64: hash) else { return nil }
            return "\(document(digest)) (SHA-256 \(digest.hexadecimal))"
        case (.sha256, .string(let hash)): return Digest(base64: hash)?.hexadecimal
        case (.size, .integer(let bytes)): return console.size(bytes)
        case (.number, .integer(let number)): return String(number)
        case (.number, .string(let number)): return number.shown
        case (.period, .integer(let seconds)): return PeriodWords(seconds: seconds).text(console)
        case (.subject, .string(let matter)): return name(of: matter)
        case (.truth, .boolean(let truth)): return console.term("rule value", truth ? "yes" : "no")
        case (.range, .array(let ends)):
            guard ends.count == 2, case .integer(let start) = ends[0], case .integer(let end) = ends[1] else {
                return nil
            }
            return console.text(
                Message("characters {start} to {end}", ["start": String(start), "end": String(end)])
            )
        case (.list(let form), .array(let values)):
            let texts = values.compactMap { text($0, as: form) }
            guard texts.count == values.count else { return nil }
            return texts.isEmpty ? "–" : texts.joined(separator: ", ")
        case (.nothing, .object(let members)): return members.isEmpty ? "–" : nil
        case (.stated(let form), _): return stated(value, as: form)
        case (.deadline, .object(let members)): return deadline(members)
        case (.source, .object(let members)): return source(members)
        case (.grounds, .array(let grounds)): return self.grounds(grounds)
        default: return nil
        }
    }

    /// A detail that a text may leave out: its value, or which of the cases without a value it is.
    private func stated(_ value: JSONValue, as form: FieldForm.Value) -> String? {
        if case .string(let code) = value { return Readiness(rawValue: code).map(console.word) }
        guard case .object(let members) = value, members.count == 1, let (code, inner) = members.first,
            let readiness = Readiness(rawValue: code), let text = text(inner, as: form)
        else { return nil }
        return readiness == .statedInText ? text : "\(text) (\(console.word(readiness)))"
    }

    private func deadline(_ members: [String: JSONValue]) -> String? {
        guard Set(members.keys).isSubset(of: ["words", "date"]), case .string(let words) = members["words"] else {
            return nil
        }
        switch members["date"] {
        case .some(.string(let date)): return "\(words.shown) [\(date.shown)]"
        case nil: return words.shown
        default: return nil
        }
    }

    private func source(_ members: [String: JSONValue]) -> String? {
        var parts: [String] = []
        for (name, value) in members.sorted(by: { $0.key < $1.key }) {
            guard case .string(let text) = value else { return nil }
            switch name {
            case "conclusion": parts.append(console.text(Message("conclusion {number}", ["number": text.shown])))
            case "note": parts.append(console.note(text).shown)
            default: return nil
            }
        }
        return parts.joined(separator: " · ")
    }

    private func rule(_ value: JSONValue, of parameter: RuleParameter) -> String? {
        guard case .object(let members) = value, Set(members.keys) == ["source", "value"],
            case .string(let code) = members["value"], case .object(let fields) = members["source"],
            let source = source(fields)
        else { return nil }
        let text = console.word(code, of: parameter).shown
        return source.isEmpty ? text : "\(text) (\(source))"
    }

    private func grounds(_ grounds: [JSONValue]) -> String? {
        guard !grounds.isEmpty else { return console.text(Message("A person marked it.")) }
        var texts: [String] = []
        for case .object(let members) in grounds {
            guard Set(members.keys) == ["matched", "rule"], case .string(let words) = members["matched"],
                case .string(let rule) = members["rule"]
            else { return nil }
            texts.append("\(rule.shown) «\(words.shown)»")
        }
        return texts.count == grounds.count ? texts.joined(separator: ", ") : nil
    }
}
