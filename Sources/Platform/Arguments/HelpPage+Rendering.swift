extension HelpPage {
    /// The page as text for a terminal.
    ///
    /// - Parameters:
    ///   - width: How many columns a line may take.
    ///   - translate: Gives the translation of a key; a key that it gives back stays English.
    /// - Returns: Lines, each with a line feed.
    public func rendered(width: Int = 80, translate: (String) -> String = { $0 }) -> String {
        var sections = [usage(width: width, translate), paragraph(command.summary, width, translate)]
        sections += command.discussion.map { paragraph($0, width, translate) }
        let entries: [(title: String, rows: [[String]])] = [
            (Words.commands, command.subcommands.map { [$0.name, translate($0.summary)] }),
            (Words.parameters, command.parameters.map { [translate($0.name), translate($0.summary)] }),
            (Words.options, command.options.map { row(of: $0, translate) }),
            (Words.globalOptions, (globalOptions + [.help]).map { row(of: $0, translate) }),
        ]
        // One width of the left column for all sections, so that the page reads as one table.
        let left = entries.flatMap(\.rows).map { DisplayWidth.of($0[0]) }.filter { $0 <= Self.widestLeft }.max() ?? 0
        for (title, rows) in entries where !rows.isEmpty {
            sections.append(translate(title) + "\n" + rows.map { columns($0[0], $0[1], left, width) }.joined())
        }
        if !command.examples.isEmpty {
            sections.append(translate(Words.examples) + "\n" + examples(width, translate))
        }
        if !command.subcommands.isEmpty {
            let more = Template.fill(translate(Words.more), with: ["command": path.joined(separator: " ")])
            sections.append(WrappedText.lines(of: more, width: width).map { $0 + "\n" }.joined())
        }
        return sections.joined(separator: "\n")
    }

    /// A longer left entry puts its explanation on the next line.
    private static let widestLeft = 30

    private func usage(width: Int, _ translate: (String) -> String) -> String {
        var words: [String] = []
        if !command.options.isEmpty || !globalOptions.isEmpty { words.append("[\(translate(Words.optionsPlace))]") }
        for parameter in command.parameters {
            let name = translate(parameter.name)
            switch parameter.count {
            case .one: words.append(name)
            case .optional: words.append("[\(name)]")
            case .several: words.append("\(name)...")
            case .any: words.append("[\(name)...]")
            }
        }
        let start = translate(Words.usage) + " " + path.joined(separator: " ")
        var lines: [String] = []
        if !command.subcommands.isEmpty { lines.append("\(start) \(translate(Words.commandPlace))") }
        if command.isRunnable { lines.append(([start] + words).joined(separator: " ")) }
        return lines.map { hanging($0, indent: 4, width) }.joined()
    }

    private func hanging(_ text: String, indent: Int, _ width: Int) -> String {
        let lines = WrappedText.lines(of: text, width: width - indent)
        let margin = String(repeating: " ", count: indent)
        return lines.enumerated().map { ($0.offset == 0 ? "" : margin) + $0.element + "\n" }.joined()
    }

    private func paragraph(_ key: String, _ width: Int, _ translate: (String) -> String) -> String {
        WrappedText.lines(of: translate(key), width: width).map { $0 + "\n" }.joined()
    }

    private func row(of option: Option, _ translate: (String) -> String) -> [String] {
        let short = option.short.map { "-\($0), " } ?? "    "
        let placeholder = option.placeholder.map { " " + translate($0) } ?? ""
        var summary = [translate(option.summary)]
        if !option.choices.isEmpty {
            let choices = option.choices.joined(separator: ", ")
            summary.append(Template.fill(translate(Words.choices), with: ["choices": choices]))
        }
        if option.isRequired { summary.append(translate(Words.required)) }
        if option.isRepeatable { summary.append(translate(Words.repeatable)) }
        return [short + option.typed + placeholder, summary.joined(separator: " ")]
    }

    private func columns(_ left: String, _ right: String, _ leftWidth: Int, _ width: Int) -> String {
        let margin = String(repeating: " ", count: leftWidth + 4)
        let lines = WrappedText.lines(of: right, width: max(20, width - leftWidth - 4))
        let taken = DisplayWidth.of(left)
        guard taken <= leftWidth else {
            return "  \(left)\n" + lines.map { margin + $0 + "\n" }.joined()
        }
        guard let first = lines.first else { return "  \(left)\n" }
        let gap = String(repeating: " ", count: leftWidth - taken + 2)
        return "  \(left)\(gap)\(first)\n" + lines.dropFirst().map { margin + $0 + "\n" }.joined()
    }

    private func examples(_ width: Int, _ translate: (String) -> String) -> String {
        command.examples.map { example in
            let summary = example.summary.map { WrappedText.lines(of: translate($0), width: width - 6) } ?? []
            return "  \(example.line)\n" + summary.map { "      \($0)\n" }.joined()
        }.joined()
    }
}
