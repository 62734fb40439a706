/// The way in which the lines of a language run, with the value of the HTML attribute `dir`.
public enum TextDirection: String, Hashable, Sendable {
    case leftToRight = "ltr"
    case rightToLeft = "rtl"
}
