/// Reads the front matter and the first blocks; writes the day of the document, where they give one.
struct DocumentDateReader {
    let passage: Passage

    func date(frontMatter: Range<Int>?) -> DocumentDate? {
        if let frontMatter, let date = isoDate(in: frontMatter) { return date }
        let times = TimeReader(passage: passage)
        for block in passage.blocks.prefix(12) where block.range.count < 400 {
            for index in block.tokens {
                guard let month = times.month(index) else { continue }
                guard
                    let place = (index + 1..<min(index + 4, block.tokens.upperBound)).first(where: {
                        times.year($0) != nil
                    }),
                    let year = times.year(place)
                else { continue }
                let link = index - 1 > block.tokens.lowerBound && passage.token(index - 1, in: .monthLink) ? 1 : 0
                let before = index - link > block.tokens.lowerBound ? times.number(index - 1 - link) : nil
                let after = place > index + 1 ? times.number(index + 1) : nil
                let day = (before ?? after).flatMap { 1...31 ~= $0 ? $0 : nil }
                return DocumentDate(year: year, month: month, day: day)
            }
        }
        return nil
    }

    /// The first `2025-04-30` of a range.
    private func isoDate(in range: Range<Int>) -> DocumentDate? {
        let bytes = passage.utf8[range]
        var index = bytes.startIndex
        while index + 10 <= bytes.endIndex {
            if bytes[index + 4] == 0x2D, bytes[index + 7] == 0x2D, let year = value(bytes[index..<index + 4]),
                let month = value(bytes[index + 5..<index + 7]), let day = value(bytes[index + 8..<index + 10]),
                1900...2200 ~= year, 1...12 ~= month, 1...31 ~= day
            {
                return DocumentDate(year: year, month: month, day: day)
            }
            index += 1
        }
        return nil
    }

    private func value(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for byte in digits {
            guard 0x30...0x39 ~= byte else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
