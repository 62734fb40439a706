import Consultations
import Messages
import Operations

// The words for what can't be proposed, answered or sent just now.

extension Console {
    /// Why nobody can do so now, and who can or what comes first.
    func whatCannotBe(_ error: AgreementError) -> Message {
        switch error {
        case .otherSpeaks(let speaker, let party):
            Message(
                "{member} speaks for {party} now, and you don't; ask {member} to do it",
                ["member": speaker.text, "party": party.text]
            )
        case .replacedJournal(let journal):
            Message(
                "the journal {journal} was recognised in place of this one; go on in that register",
                ["journal": journal]
            )
        case .agreedAlready(let name):
            Message("{name} is agreed already; a change is proposed like everything else", ["name": name])
        case .overtaken(let name, let other?):
            Message(
                "{other} is agreed on the same matter; {name} can't be answered any more",
                ["name": name, "other": other]
            )
        case .overtaken(let name, nil):
            Message(
                "another text is agreed on the same matter; {name} can't be answered any more",
                ["name": name]
            )
        case .endedByRules(let name):
            Message("new rules are in force since {name} was proposed; propose it again", ["name": name])
        case .endedBefore(let name):
            Message("{name} was ended by its own party; one of you proposes anew", ["name": name])
        case .absent(let party, true, let day):
            Message(
                "{party} has left since {date}; it takes part only in rules that leave it out",
                ["party": party.text, "date": day.description]
            )
        case .absent(let party, false, let day):
            Message(
                "{party} has suspended its part since {date}; declare that it takes part again first, with 'suivi declare resumption --text TEXT'",
                ["party": party.text, "date": day.description]
            )
        case .hasLeft(let party, let day):
            Message(
                "{party} has left since {date} and has your receipt; nothing later is sent to it",
                ["party": party.text, "date": day.description]
            )
        case .ownPouch(let party):
            Message("you are {party}; name the participant to whom the pouch goes", ["party": party.text])
        default: silence(error)
        }
    }

    /// Why silence has not consented, or who declares that it has.
    private func silence(_ error: AgreementError) -> Message {
        switch error {
        case .silenceNotAsked(let name):
            Message("{name} asks for no silence; it is agreed by consents only", ["name": name])
        case .proposerDeclares(let name, let party?):
            Message(
                "{name} is declared by a post of {party}, which has proposed it",
                ["name": name, "party": party.text]
            )
        case .proposerDeclares(let name, nil):
            Message("{name} is declared by a post of the party that has proposed it", ["name": name])
        case .silenceUnseen(let name, let party):
            Message(
                "silence has not consented to {name}: the node of {party} has not shown yet that it has the text",
                ["name": name, "party": party.text]
            )
        case .silenceRuns(let name, let party, let until?):
            Message(
                "silence has not consented to {name}: {party} can speak until {time}",
                ["name": name, "party": party.text, "time": until.description]
            )
        case .silenceRuns(let name, let party, nil):
            Message(
                "silence has not consented to {name}: {party} can still speak",
                ["name": name, "party": party.text]
            )
        case .silenceUnseenAfter(let name, let party, let until):
            Message(
                "silence has not consented to {name}: no act of {party} after {time} has come yet; exchange with it first",
                ["name": name, "party": party.text, "time": until?.description ?? ""]
            )
        case .silenceBroken(let name, let party):
            Message(
                "silence has not consented to {name}: {party} has spoken and does not agree",
                ["name": name, "party": party.text]
            )
        case .notADeclaringPost(let posts):
            Message(
                "by the rules one of these posts declares it; name it with --post: {list}",
                ["list": posts.joined(separator: ", ")]
            )
        default: .verbatim(error.description)
        }
    }
}
