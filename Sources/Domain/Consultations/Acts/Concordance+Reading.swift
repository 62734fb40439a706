import CanonicalBytes

extension Concordance {
    /// Reads how two language versions are aligned, from the fields of its act.
    init(_ fields: inout Fields) throws(RecordError) {
        guard let versions = VersionPair(try fields.digest("one"), try fields.digest("two")) else {
            throw fields.wrong("two")
        }
        self.init(
            versions: versions,
            reader: try fields.text("reader"),
            passages: try fields.list("passages") { json throws(RecordError) in try AlignedPassage(json) }
        )
    }
}

extension AlignedPassage {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "aligned passage")
        self.init(
            one: try fields.optionalRange("one"),
            two: try fields.optionalRange("two"),
            isByHand: try fields.flag("by_hand"),
            mark: try fields.optionalCode("mark"),
            differences: try fields.list("differences") { json throws(RecordError) in try VersionDifference(json) }
        )
        guard one != nil || two != nil else { throw fields.wrong("one") }
        try fields.finish()
    }
}

extension VersionDifference {
    fileprivate init(_ json: JSONValue) throws(RecordError) {
        var fields = try Fields(json, of: "difference of versions")
        self.init(
            aspect: try fields.code("aspect"),
            one: try fields.optionalRange("one"),
            two: try fields.optionalRange("two"),
            oneValue: try fields.optionalText("one_value"),
            twoValue: try fields.optionalText("two_value")
        )
        try fields.finish()
    }
}
