extension OffsetMap {
    /// The place of the character at an offset.
    func place(at offset: Int) -> Place {
        guard offset > 0 else { return runs.first?.place ?? end }
        guard offset < utf8.count, let index = lastRun(where: { Int($0.utf8) <= offset }) else { return end }
        let run = runs[index]
        if run.replaced != nil { return run.place }
        var place = run.place
        if encoding == .utf8 { return self.place(at: offset, from: place) }
        while let next = step(from: place), next.utf8 <= offset { place = next }
        return place
    }

    /// The places at which a range begins and ends.
    func places(of range: Range<Int>) -> (Place, Place) {
        let range = range.clamped(to: 0..<utf8.count)
        let start = place(at: range.lowerBound)
        guard !range.isEmpty else { return (start, start) }
        let last = range.upperBound - 1
        guard let index = lastRun(where: { Int($0.utf8) <= last }) else { return (start, start) }
        let run = runs[index]
        var place = run.place
        if let replaced = run.replaced {
            place.codePoint += Int(replaced.codePoints)
            place.byte += Int(replaced.bytes)
            return (start, place)
        }
        if encoding == .utf8 {
            // What lies before the range in its run is counted once.
            place = self.place(at: last, from: start.utf8 > place.utf8 ? start : place)
            return (start, step(from: place) ?? place)
        }
        while place.utf8 <= last, let next = step(from: place) { place = next }
        return (start, place)
    }

    /// The place of the character at an offset, counted from an earlier place in a file of UTF-8.
    private func place(at offset: Int, from place: Place) -> Place {
        var start = offset
        while start > place.utf8, utf8[start] & 0xC0 == 0x80 { start -= 1 }
        return Place(
            utf8: start,
            byte: place.byte + start - place.utf8,
            codePoint: place.codePoint + UTF8Check.characters(in: utf8, place.utf8..<start)
        )
    }

    /// The offset of the character at a place of one of the file's rulers.
    func offset(of target: Int, on ruler: Ruler) -> Int {
        guard let index = lastRun(where: { $0.place.measured(on: ruler) <= target }) else { return 0 }
        let run = runs[index]
        let limit = index + 1 < runs.count ? Int(runs[index + 1].utf8) : utf8.count
        var place = run.place
        if let replaced = run.replaced {
            place.codePoint += Int(replaced.codePoints)
            place.byte += Int(replaced.bytes)
            return target < place.measured(on: ruler) ? Int(run.utf8) : limit
        }
        while place.utf8 < limit, let next = step(from: place), next.measured(on: ruler) <= target { place = next }
        return min(place.utf8, limit)
    }

    /// The rulers of the file; the third is the readable text itself.
    enum Ruler { case bytes, codePoints }

    /// The place after the character at a place inside a copied run.
    private func step(from place: Place) -> Place? {
        guard place.utf8 < utf8.count else { return nil }
        let width = utf8Width(of: utf8[place.utf8])
        return Place(
            utf8: place.utf8 + width,
            byte: place.byte + encoding.byteWidth(ofUTF8Width: width),
            codePoint: place.codePoint + 1
        )
    }

    /// The last run that fulfils a condition that the first runs fulfil and the later ones don't.
    private func lastRun(where condition: (Run) -> Bool) -> Int? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = low + (high - low) / 2
            if condition(runs[middle]) { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? low - 1 : nil
    }
}

extension OffsetMap.Place {
    fileprivate func measured(on ruler: OffsetMap.Ruler) -> Int {
        switch ruler {
        case .bytes: byte
        case .codePoints: codePoint
        }
    }
}
