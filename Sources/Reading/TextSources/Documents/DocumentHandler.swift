import XML

/// What the readers of XML documents share: paragraphs as they grow, one inside the other, and parts that are left out.
class DocumentHandler: MarkupHandler {
    /// A paragraph that is open.
    struct Paragraph {
        var utf8: [UInt8] = []
        var role: TextAssembler.Role = .body
        var isHidden = false
    }

    /// A paragraph that has ended.
    typealias Ended = (utf8: [UInt8], role: TextAssembler.Role)

    /// The paragraphs that have ended outside any other.
    private(set) var paragraphs: [Ended] = []
    /// The paragraphs that are open, each with those that ended inside it: a text box stands in a paragraph.
    private var open: [(paragraph: Paragraph, inner: [Ended])] = []
    /// How many elements are open inside the one that is left out, itself included; 0 outside.
    private var leftOut = 0
    /// Whether the root was the one that was looked for.
    var isDocument = false

    /// How many paragraphs may be open at once; those beyond are part of the innermost.
    private static let maximumDepth = 64

    /// The innermost open paragraph.
    var paragraph: Paragraph? {
        get { open.last?.paragraph }
        set {
            guard let newValue, !open.isEmpty else { return }
            open[open.count - 1].paragraph = newValue
        }
    }

    /// Leaves out the element that has just opened, with all in it.
    func leaveOut() { leftOut = 1 }

    func beginParagraph(_ paragraph: Paragraph) {
        open.append((paragraph, []))
    }

    /// Ends the innermost paragraph; those inside it come after it.
    func endParagraph() {
        guard let (last, inner) = open.popLast() else { return }
        let ended = (last.isHidden ? [] : [(last.utf8, last.role)]) + inner
        if open.isEmpty { paragraphs += ended } else { open[open.count - 1].inner += ended }
    }

    /// Ends the innermost paragraph without keeping it; those inside it are kept.
    func takeParagraph() -> Paragraph? {
        guard let (last, inner) = open.popLast() else { return nil }
        if open.isEmpty { paragraphs += inner } else { open[open.count - 1].inner += inner }
        return last
    }

    /// How many paragraphs are open.
    var openParagraphs: Int { open.count }

    var canOpenParagraph: Bool { open.count < Self.maximumDepth }

    func append(_ byte: UInt8) {
        guard !open.isEmpty else { return }
        open[open.count - 1].paragraph.utf8.append(byte)
    }

    func append(_ utf8: UnsafeBufferPointer<UInt8>) {
        guard !open.isEmpty else { return }
        open[open.count - 1].paragraph.utf8.append(contentsOf: utf8)
    }

    final func start(_ element: XMLElement) {
        if leftOut > 0 {
            leftOut += 1
        } else {
            opened(element)
        }
    }

    final func end(_ name: String) {
        if leftOut > 0 {
            leftOut -= 1
            // The end of the element that is left out belongs to it.
            if leftOut == 0 { leftOutEnded(name) }
        } else {
            closed(name)
        }
    }

    final func text(_ utf8: UnsafeBufferPointer<UInt8>) {
        if leftOut == 0 { characters(utf8) }
    }

    /// An element opens that is not left out.
    func opened(_ element: XMLElement) {}
    /// An element ends that was not left out.
    func closed(_ name: String) {}
    /// The element ends that was left out.
    func leftOutEnded(_ name: String) {}
    func characters(_ utf8: UnsafeBufferPointer<UInt8>) {}
}
