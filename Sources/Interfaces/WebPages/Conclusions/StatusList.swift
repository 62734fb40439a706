import Consultations
import HTML
import Messages

/// The status in its three values, which are always shown together.
struct StatusList {
    let status: NamedStatus

    func html(_ catalogue: Catalogue) -> HTML {
        let theirs = status.theirs.map { report -> HTML in
            // With one other party, "theirs" says whose it is.
            let name: HTML? =
                status.theirs.count > 1 ? " (\(HTML.words(report.party, on: catalogue.tongue)))" : nil
            return "<dt>\(catalogue(Message("Theirs")))\(name)</dt><dd>\(catalogue.word(report.status))</dd>"
        }
        return #"""
            <dl><dt>\#(catalogue(Message("Ours")))</dt><dd>\#(catalogue.word(status.ours.status))</dd>\#
            \#(theirs)<dt>\#(catalogue(Message("Agreed")))</dt><dd>\#(agreed(catalogue))</dd></dl>
            """#
    }

    private func agreed(_ catalogue: Catalogue) -> String {
        status.agreed.map(catalogue.word) ?? catalogue(Message("nothing agreed yet"))
    }
}

/// What a conclusion draws attention to, in words.
struct FlagList {
    let flags: Set<Flag>

    func html(_ catalogue: Catalogue) -> HTML {
        Flag.allCases.filter(flags.contains)
            .map { #" <strong class="flag \#($0.rawValue)">\#(catalogue.word($0))</strong>"# }.joined()
    }
}
