public import HTML
public import Messages

/// What is shown when there is nothing to show: what happened, and what to do.
public struct ErrorPage: Page {
    /// What happened.
    public enum Reason: Hashable, Sendable {
        /// There is no page at the address.
        case nothingHere
        /// A field of the address has a value that it can't have.
        case notUnderstood(SelectionError)
        /// The address does not take what was sent.
        case onlyToBeRead
        /// The register can't be read; the reason is in English.
        case unreadable(String)
    }

    public let reason: Reason

    public init(_ reason: Reason) { self.reason = reason }

    public var address: PageAddress? { nil }

    public func title(_ catalogue: Catalogue) -> String {
        switch reason {
        case .nothingHere: catalogue(Message("There is nothing at this address"))
        case .notUnderstood: catalogue(Message("The address can't be understood"))
        case .onlyToBeRead: catalogue(Message("The pages can only be read"))
        case .unreadable: catalogue(Message("The register can't be read"))
        }
    }

    public func content(_ catalogue: Catalogue) -> HTML {
        let home = PageAddress.conclusions(ConclusionSelection()).link(in: catalogue)
        let back: HTML = #"<p><a href="\#(home)">\#(catalogue(Message("To the list of conclusions")))</a></p>\#n"#
        return detail(catalogue) + back
    }

    private func detail(_ catalogue: Catalogue) -> HTML {
        switch reason {
        case .nothingHere:
            """
            <p>\(catalogue(
                Message("The conclusion or document may have another number or belong to another register.")))</p>

            """
        case .notUnderstood(.notUnderstood(let field, let value)):
            """
            <p>\(catalogue(Message("This field of the address has a value that it can't have:"))) \
            <code dir="ltr">\(field)=\(HTML.shown(HTML.beginning(of: value, length: 80)))</code></p>

            """
        case .notUnderstood(.repeated(let field)):
            """
            <p>\(catalogue(Message("This field of the address is given more than once:"))) \
            <code dir="ltr">\(field)</code></p>

            """
        case .onlyToBeRead: "<p>\(catalogue(Message("What is to be recorded is recorded with the program.")))</p>\n"
        case .unreadable(let english):
            """
            <p lang="en" dir="ltr">\(HTML.shown(english))</p>
            <p>\(catalogue(Message("Nothing was changed. This command tells what is wrong:"))) \
            <code dir="ltr">suivi doctor</code></p>

            """
        }
    }
}
