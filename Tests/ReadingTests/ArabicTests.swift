import Consultations
import Reading
import Testing

@Suite("Arabic sentences")
struct ArabicTests {
    private let opening = """
        هالفيك، ١٢ مايو ٢٠٢٦

        عقدت جمهورية نورفان واتحاد الأنهار الثلاثة دورتهما الأولى في هالفيك.


        """

    @Test(
        "A sentence gives these conclusions",
        arguments: [
            ("اتفق الجانبان على فتح خط جديد.", ["commitment: اتفق الجانبان على فتح خط جديد"]),
            (
                "وأدان الطرفان الهجوم على القناة، وأكدا أهمية الحوار.",
                ["position: وأدان الطرفان الهجوم على القناة", "position: وأكدا أهمية الحوار"]
            ),
            ("يلتزم الطرفان بنشر البيانات.", ["commitment: يلتزم الطرفان بنشر البيانات"]),
            ("وجدد الجانبان دعمهما لبعثة المراقبة.", ["support: وجدد الجانبان دعمهما لبعثة المراقبة"]),
            ("رحب الجانبان بالتقدم المحرز.", ["appreciation: رحب الجانبان بالتقدم المحرز"]),
            ("دعا الوزيران المجتمع الدولي إلى دعم البعثة.", ["request: دعا الوزيران المجتمع الدولي إلى دعم البعثة"]),
            ("كلف الوزراء الخبراء بإعداد خطة.", ["mandate: كلف الوزراء الخبراء بإعداد خطة"]),
            ("ستعقد الدورات سنويا.", ["procedural: ستعقد الدورات سنويا"]),
            ("ناقش الجانبان العلاقات الثنائية.", []),
            ("أعرب الوفد عن شكره للشعب.", []),
        ] as [(String, [String])]
    )
    func sentences(_ sentence: String, _ expected: [String]) throws {
        #expect(try lines(opening + sentence, language: .arabic) == expected)
    }

    @Test("The subject stands behind the verb")
    func actors() throws {
        let both = ["جمهورية نورفان", "اتحاد الأنهار الثلاثة"]
        let text = opening + "اتفق الجانبان على فتح خط جديد. أعربت جمهورية نورفان عن استعدادها لاستقبال الباحثين."
        #expect(try read(text, language: .arabic).findings.map(\.actors) == [both, [both[0]]])
    }

    @Test("Numbers are read in both kinds of digits, months by their names")
    func times() throws {
        let text = opening + "يلتزم الطرفان بنشر البيانات خلال ستة أشهر. من المقرر أن تعقد الدورة الثانية في مارس ٢٠٢٧."
        #expect(try read(text, language: .arabic).findings.map { $0.due?.edtf } == ["2026-11-12", "2027-03"])
    }
}
