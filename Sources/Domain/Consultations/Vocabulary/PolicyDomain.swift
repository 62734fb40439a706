/// The field of policy to which a conclusion belongs.
public enum PolicyDomain: String, CaseIterable, Hashable, Sendable {
    /// Security and defence.
    case security = "SEC"
    /// Crime, terrorism and trafficking.
    case crime = "CRM"
    /// Diplomacy and international organisations.
    case diplomacy = "DIP"
    /// Law, justice and human rights.
    case law = "LEG"
    /// Governance and public administration.
    case governance = "GOV"
    /// Economy and trade.
    case economy = "ECO"
    /// Finance.
    case finance = "FIN"
    /// Infrastructure and transport.
    case infrastructure = "INF"
    /// Energy.
    case energy = "ENE"
    /// Agriculture and food.
    case agriculture = "AGR"
    /// Health.
    case health = "HLT"
    /// Education, science and culture.
    case education = "EDU"
    /// Digital technology.
    case digital = "DIG"
    /// Migration and consular matters.
    case migration = "MIG"
    /// Humanitarian assistance.
    case humanitarian = "HUM"
    /// How the parties go on meeting and following up.
    case institutional = "INS"
}

extension PolicyDomain {
    /// The name in English: the source message of its translations.
    public var englishName: String {
        switch self {
        case .security: "Security and defence"
        case .crime: "Crime, terrorism and trafficking"
        case .diplomacy: "Diplomacy and international organisations"
        case .law: "Law, justice and human rights"
        case .governance: "Governance and public administration"
        case .economy: "Economy and trade"
        case .finance: "Finance"
        case .infrastructure: "Infrastructure and transport"
        case .energy: "Energy"
        case .agriculture: "Agriculture and food"
        case .health: "Health"
        case .education: "Education, science and culture"
        case .digital: "Digital technology"
        case .migration: "Migration and consular matters"
        case .humanitarian: "Humanitarian assistance"
        case .institutional: "Institutional arrangements"
        }
    }
}
