/// The words of share buttons: "Share on Facebook", « Partager », «Поделиться».
enum ShareWords {
    /// Whether a short text has no words but those of share buttons, at least one of them of no other use.
    static func fill(_ text: ArraySlice<UInt8>) -> Bool {
        var hasCertain = false
        let words = String(decoding: text, as: UTF8.self).lowercased().unicodeScalars
            .split { !$0.properties.isAlphabetic }
        for word in words {
            let word = String(String.UnicodeScalarView(word))
            if certain.contains(word) {
                hasCertain = true
            } else if !accompanying.contains(word) {
                return false
            }
        }
        return hasCertain
    }

    private static let certain: Set<String> = [
        "facebook", "twitter", "whatsapp", "telegram", "linkedin", "vk", "vkontakte", "вконтакте", "одноклассники",
        "messenger", "viber", "pinterest", "reddit", "instagram", "youtube", "tiktok", "tweet", "tweeter", "share",
        "partager", "imprimer", "print", "поделиться", "печать", "распечатать", "compartir", "imprimir", "compartilhar",
        "partilhar", "телеграм", "bluesky", "mastodon", "شارك", "مشاركة",
    ]

    private static let accompanying: Set<String> = [
        "x", "on", "via", "by", "to", "the", "this", "page", "article", "link", "copy", "send", "email", "e", "mail",
        "follow", "us", "sur", "par", "le", "la", "lien", "copier", "envoyer", "cet", "cette", "suivez", "nous", "в",
        "на", "по", "ссылку", "ссылка", "скопировать", "отправить", "почте", "ok", "rss", "en", "por", "con", "enlace",
        "copiar", "enviar", "correo", "no", "com", "o", "a", "pdf", "courriel", "and", "et", "и", "y",
    ]
}
