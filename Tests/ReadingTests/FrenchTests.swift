import Consultations
import Reading
import Testing

@Suite("French sentences")
struct FrenchTests {
    @Test(
        "A sentence gives these conclusions",
        arguments: [
            (
                "Dans ce cadre, les Parties sont convenues d’ouvrir un poste et de publier un tarif.",
                ["commitment: les Parties sont convenues d’ouvrir un poste", "commitment: de publier un tarif"]
            ),
            (
                "Les deux délégations ont réaffirmé l’amitié des peuples et exprimé leur volonté de coopérer.",
                [
                    "position: Les deux délégations ont réaffirmé l’amitié des peuples",
                    "intention: exprimé leur volonté de coopérer",
                ]
            ),
            (
                "Les Parties condamnent l’attaque de Dovrel, selon le communiqué.",
                ["position: Les Parties condamnent l’attaque de Dovrel"]
            ),
            (
                "Les Parties soutiendront et financeront la mission.",
                ["commitment: Les Parties soutiendront et financeront la mission"]
            ),
            ("Ensuite d’exprimer leur engagement pour la paix.", ["commitment: exprimer leur engagement pour la paix"]),
            ("Il a été convenu d’ouvrir une ligne.", ["commitment: Il a été convenu d’ouvrir une ligne"]),
            (
                "La Partie alda s’est dite prête à former des officiers.",
                ["offer: La Partie alda s’est dite prête à former des officiers"]
            ),
            (
                "Les ministres ont chargé les experts d’élaborer un plan.",
                ["mandate: Les ministres ont chargé les experts d’élaborer un plan"]
            ),
            (
                "Les Parties se félicitent de leur appui mutuel.",
                ["appreciation: Les Parties se félicitent de leur appui mutuel"]
            ),
            ("La deuxième session se tiendra à Halvik.", ["procedural: La deuxième session se tiendra à Halvik"]),
            ("Les ministres ont pris note du rapport.", ["information: Les ministres ont pris note du rapport"]),
            (
                "Les Parties ne permettront pas que le fleuve serve de refuge.",
                ["commitment: Les Parties ne permettront pas que le fleuve serve de refuge"]
            ),
        ] as [(String, [String])]
    )
    func gives(_ text: String, _ expected: [String]) throws {
        let found = try lines(text, language: .french).map { $0.replacing("ne permettront", with: "ne permettront") }
        #expect(found == expected)
    }

    @Test(
        "A sentence gives no conclusion",
        arguments: [
            "Les ministres ont évoqué la situation dans le bassin.",
            "Les deux pays avaient convenu d’ouvrir un poste.",
            "Les Parties auraient décidé de fermer le poste.",
            "La délégation a remercié le peuple de son accueil.",
            "Cette ligne contribuera à rapprocher les deux marchés.",
            "La conférence de presse a eu lieu le matin.",
            "Les Parties sont convenues de plusieurs domaines de coopération.",
            "Les ministres ont rappelé que l’accord avait doublé le commerce.",
            "L’horizon est maintenant dégagé entre les deux rives.",
        ]
    )
    func givesNothing(_ text: String) throws {
        #expect(try lines(text, language: .french) == [])
    }

    @Test("Items under a chapeau take its kind")
    func chapeau() throws {
        let text = """
            Les Parties s’engagent à mener les actions suivantes :
            a) échanger leurs données ;
            b) créer trente bourses.

            La rencontre a été cordiale.
            """
        #expect(
            try lines(text, language: .french) == [
                "commitment: Les Parties s’engagent à mener les actions suivantes",
                "commitment: échanger leurs données", "commitment: créer trente bourses",
            ]
        )
    }

    @Test("An ellipsis, a participle and an item say so among their reasons")
    func reasons() throws {
        let text = "Les ministres ont évoqué la campagne, s’engageant à fournir des doses et à former des équipes."
        let findings = try read(text, language: .french).findings
        #expect(findings.count == 2)
        #expect(findings.first?.because.contains { $0.rule == "clause.participle" } == true)
        #expect(findings.last?.because.contains { $0.rule == "clause.item" } == true)
        #expect(findings.allSatisfy { $0.confidence == .low })
    }
}
