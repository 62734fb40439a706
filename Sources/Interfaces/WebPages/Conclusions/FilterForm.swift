import Consultations
import HTML
import Messages

/// The filters of the list: a form that only changes the address.
struct FilterForm {
    let selection: ConclusionSelection
    let choices: ConclusionChoices

    func html(_ catalogue: Catalogue) -> HTML {
        let home = PageAddress.conclusions(ConclusionSelection()).link(in: catalogue)
        let order: HTML? =
            selection.order == .number
            ? nil : #"<input type="hidden" name="sort" value="\#(selection.order.rawValue)">\#n"#
        let reset: HTML? =
            selection.isFiltered ? #" <a href="\#(home)">\#(catalogue(Message("Show all")))</a>"# : nil
        return #"""
            <form method="get" action="\#(home)" role="search" aria-label="\#(catalogue(Message("Filters")))">
            \#(order)\#(wordField(catalogue))\#(choiceFields(catalogue))\#(switches(catalogue))<p>\#
            <button type="submit">\#(catalogue(Message("Show")))</button>\#(reset)</p>
            </form>

            """#
    }

    private func wordField(_ catalogue: Catalogue) -> HTML {
        #"""
        <p><label for="words">\#(catalogue(Message("Words")))</label> <input type="search" id="words" name="words" \#
        maxlength="\#(ConclusionSelection.mostCharacters)" value="\#(selection.words)" dir="auto"></p>

        """#
    }

    private func choiceFields(_ catalogue: Catalogue) -> HTML {
        let sessions = choices.sessions.sorted { $0.key < $1.key }.map { session, count in
            Choice(value: String(session), text: String(session), count: count, isChosen: selection.session == session)
        }
        let kinds = ConclusionKind.allCases.map { kind in
            Choice(
                value: kind.rawValue,
                text: catalogue.word(kind),
                count: choices.kinds[kind] ?? 0,
                isChosen: selection.kind == kind
            )
        }
        let domains = PolicyDomain.allCases.map { domain in
            Choice(
                value: domain.rawValue,
                text: catalogue.word(domain),
                count: choices.domains[domain] ?? 0,
                isChosen: selection.domain == domain
            )
        }
        let statuses = ProgressStatus.allCases.map { status in
            Choice(
                value: status.rawValue,
                text: catalogue.word(status),
                count: choices.statuses[status] ?? 0,
                isChosen: selection.status == status
            )
        }
        return field("session", catalogue(Message("Session")), sessions, catalogue)
            + field("kind", catalogue(Message("Kind")), kinds, catalogue)
            + field("domain", catalogue(Message("Domain")), domains, catalogue)
            + field("status", catalogue(Message("Our status")), statuses, catalogue)
    }

    private func field(_ name: String, _ label: String, _ all: [Choice], _ catalogue: Catalogue) -> HTML {
        // What no conclusion has is not offered, unless the address asks for it.
        let options = all.filter { $0.count > 0 || $0.isChosen }.map(\.html)
        return #"""
            <p><label for="\#(name)">\#(label)</label> <select id="\#(name)" name="\#(name)">
            <option value="">\#(catalogue(Message("all")))</option>
            \#(options)</select></p>

            """#
    }

    private func switches(_ catalogue: Catalogue) -> HTML {
        #"""
        <p class="switches"><label><input type="checkbox" name="open" value="1"\#
        \#(attribute: "checked", if: selection.openOnly)> \#(catalogue(Message("still to be followed")))</label> \#
        <label><input type="checkbox" name="overdue" value="1"\#
        \#(attribute: "checked", if: selection.overdueOnly)> \#(catalogue.word(Flag.overdue))</label></p>

        """#
    }
}

/// One choice of a filter.
private struct Choice {
    let value: String
    let text: String
    let count: Int
    let isChosen: Bool

    var html: HTML {
        #"<option value="\#(value)"\#(attribute: "selected", if: isChosen)>\#(text) (\#(count))</option>\#n"#
    }
}
