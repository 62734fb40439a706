import Messages
import TextSources

extension Console {
    /// Says on standard error what of a file is not in its text, and how far the text can be relied on.
    func tell(_ source: SourceText, of name: String) {
        let name = name.shown.shortened(to: 200)
        let pages = source.omissions.compactMap { if case .page(let number) = $0 { number } else { nil } }
        for omission in source.omissions {
            switch omission {
            case .attachment(let attachment):
                let message = Message(
                    "{name}: the attachment '{attachment}' was not read; save it and name it as a file",
                    ["name": name, "attachment": attachment.shown.shortened(to: 200)]
                )
                complain(text(message))
            case .deletions:
                let message = Message("{name}: words that tracked changes strike out were left out", ["name": name])
                complain(text(message))
            case .page: continue
            }
        }
        if !pages.isEmpty {
            let list = list(pages.prefix(20).map(String.init) + (pages.count > 20 ? ["…"] : []))
            complain(text(Message("{name}: no words were found on these pages: {list}", ["name": name, "list": list])))
        }
        if source.format == .scan, let producer = source.producer {
            let message = Message(
                "{name}: the words were recognised by {program}, {percent} % sure; compare them with the image",
                ["name": name, "program": producer.shown, "percent": source.confidence.map(String.init) ?? "?"]
            )
            complain(text(message))
        }
    }
}
