extension CodePage {
    /// The code page of a number as Windows counts them.
    init?(windows number: Int) {
        switch number {
        case 437: self = .ibm437
        case 850: self = .ibm850
        case 866: self = .ibm866
        case 1250: self = .windows1250
        case 1251: self = .windows1251
        case 1252: self = .windows1252
        case 1253: self = .windows1253
        case 1254: self = .windows1254
        case 1255: self = .windows1255
        case 1256: self = .windows1256
        case 1257: self = .windows1257
        case 1258: self = .windows1258
        case 10000: self = .macRoman
        case 10007: self = .macCyrillic
        case 20866: self = .koi8Russian
        case 21866: self = .koi8Ukrainian
        case 28591: self = .windows1252
        case 28592: self = .iso8859Part2
        case 28595: self = .iso8859Part5
        case 28596: self = .iso8859Part6
        case 28597: self = .iso8859Part7
        case 28599: self = .iso8859Part9
        case 28605: self = .iso8859Part15
        default: return nil
        }
    }

    /// The code page of a charset's name in lower case, as messages have it (IANA character sets).
    init?(charset: String) {
        let number: Int
        switch charset {
        case "windows-1250", "cp1250", "x-cp1250": number = 1250
        case "windows-1251", "cp1251", "x-cp1251", "win-1251": number = 1251
        case "windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1", "us-ascii",
            "ascii", "ansi_x3.4-1968":
            number = 1252
        case "windows-1253", "cp1253": number = 1253
        case "windows-1254", "cp1254": number = 1254
        case "windows-1255", "cp1255": number = 1255
        case "windows-1256", "cp1256": number = 1256
        case "windows-1257", "cp1257": number = 1257
        case "windows-1258", "cp1258": number = 1258
        case "iso-8859-2", "iso8859-2", "latin2", "l2": number = 28592
        case "iso-8859-5", "iso8859-5", "cyrillic": number = 28595
        case "iso-8859-6", "iso8859-6", "arabic", "asmo-708", "iso-8859-6-i": number = 28596
        case "iso-8859-7", "iso8859-7", "greek": number = 28597
        case "iso-8859-9", "iso8859-9", "latin5", "l5": number = 28599
        case "iso-8859-15", "iso8859-15", "latin-9", "latin9": number = 28605
        case "koi8-r", "koi8", "koi", "cskoi8r": number = 20866
        case "koi8-u", "koi8-ru": number = 21866
        case "ibm866", "cp866", "866": number = 866
        case "ibm437", "cp437", "437": number = 437
        case "ibm850", "cp850", "850": number = 850
        case "macintosh", "mac", "x-mac-roman": number = 10000
        case "x-mac-cyrillic", "x-mac-ukrainian": number = 10007
        default: return nil
        }
        self.init(windows: number)
    }

    /// The code page of a font's character set in Rich Text Format (specification 1.9.1, `\fcharset`).
    init?(fontCharset number: Int) {
        switch number {
        case 0: self = .windows1252
        case 77: self = .macRoman
        case 89: self = .macCyrillic
        case 161: self = .windows1253
        case 162: self = .windows1254
        case 163: self = .windows1258
        case 177: self = .windows1255
        case 178, 179, 180: self = .windows1256
        case 186: self = .windows1257
        case 204: self = .windows1251
        case 238: self = .windows1250
        case 254: self = .ibm437
        case 255: self = .ibm850
        default: return nil
        }
    }
}
