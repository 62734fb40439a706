/// What the control words that open a destination mean for a reader of the text.
enum RTFDestinations {
    /// Groups that are no text: tables of the file, pictures, instructions of fields, numbers of lists as old readers
    /// show them, marks of the index, remarks, and the second form of what is read already.
    static let nothing: Set<String> = [
        "annotation", "atnauthor", "atndate", "atnicn", "atnid", "atnparent", "atnref", "atntime", "atrfend",
        "atrfstart", "author", "background", "bkmkend", "bkmkstart", "blipuid", "buptim", "category", "colortbl",
        "colorschememapping", "comment", "company", "creatim", "datafield", "datastore", "defchp", "defpap",
        "doccomm", "docvar", "do", "falt", "fchars", "ffdeftext", "ffname", "file", "filetbl", "fldinst", "fontemb",
        "fontfile", "ftncn", "ftnsep", "ftnsepc", "aftncn", "aftnsep", "aftnsepc", "generator", "gridtbl",
        "hlinkbase", "info", "keycode", "keywords", "latentstyles", "lchars", "levelnumbers", "leveltext", "list",
        "listlevel", "listname", "listoverride", "listoverridetable", "listpicture", "liststylename", "listtable",
        "listtext", "manager", "mmathPr", "nextfile", "nonesttables", "nonshppict", "objalias", "objclass",
        "objdata", "objname", "objsect", "operator", "panose", "password", "passwordhash", "pgp", "pgptbl", "pict",
        "picprop", "pn", "pnseclvl", "pntext", "pntxta", "pntxtb", "printim", "private", "propname", "protend",
        "protstart", "protusertbl", "revtbl", "revtim", "rsidtbl", "rxe", "shppict", "shprslt", "sn", "sp", "staticval",
        "stylesheetname", "subject", "sv", "tc", "template", "themedata", "title", "txe", "userprops",
        "wgrffmtfilter", "xe", "xmlattrname", "xmlattrvalue", "xmlclose", "xmlname", "xmlnstbl", "xmlopen",
    ]

    /// Groups of notes, headers and footers.
    static let notes: Set<String> = [
        "footnote", "footer", "footerf", "footerl", "footerr", "header", "headerf", "headerl", "headerr",
    ]

    /// Destinations that are read although a reader that doesn't know them may pass over them.
    static let optional: Set<String> = ["shpinst", "shptxt", "ud", "footnote", "fldrslt", "cs", "ts", "dptxbxtext"]
}
