/// The language packs of `tesseract` that are used, by script.
struct ScanLanguages {
    /// A script, its packs as tesseract names them, and what Debian calls the packages.
    private static let scripts: [(name: String, packs: [String])] = [
        ("Latin", ["eng", "fra", "spa", "por"]), ("Cyrillic", ["rus"]), ("Arabic", ["ara"]),
    ]

    /// The packs of each script that are installed; scripts without any are left out.
    private let installed: [(name: String, packs: [String])]

    /// Takes the packs out of what `tesseract --list-langs` says: one a line after the first.
    init(list: [UInt8]) {
        let names = Set(list.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) })
        installed = Self.scripts.compactMap { name, packs in
            let here = packs.filter(names.contains)
            return here.isEmpty ? nil : (name, here)
        }
    }

    /// All packs, as the option `-l` takes them; nothing when there is none.
    var all: String? { installed.isEmpty ? nil : installed.flatMap(\.packs).joined(separator: "+") }

    /// Whether it must be found out which script a document has.
    var areSeveral: Bool { installed.count > 1 }

    /// The packs of the script that most letters of a text have; all when there are no letters.
    func packs(for pages: [LayoutPage]) -> String? {
        var counts: [String: Int] = [:]
        for line in pages.lazy.flatMap(\.blocks).flatMap(\.lines) {
            for scalar in String(decoding: line.utf8, as: UTF8.self).unicodeScalars {
                switch scalar.value {
                case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F: counts["Latin", default: 0] += 1
                case 0x400...0x52F: counts["Cyrillic", default: 0] += 1
                case 0x600...0x6FF: counts["Arabic", default: 0] += 1
                default: break
                }
            }
        }
        let most = installed.max { counts[$0.name, default: 0] < counts[$1.name, default: 0] }
        guard let most, counts[most.name, default: 0] > 0 else { return all }
        return most.packs.joined(separator: "+")
    }
}
