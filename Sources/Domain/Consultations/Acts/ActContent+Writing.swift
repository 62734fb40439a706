import CanonicalBytes

extension ActContent {
    /// The content as a JSON value.
    var json: JSONValue {
        let fields: [String: JSONValue?] =
            switch self {
            case .found(let founding):
                [
                    "keys": founding.keys.json, "mechanism": .string(founding.mechanism.text),
                    "party": .string(founding.party.text),
                ]
            case .party(let party):
                ["id": .string(party.id.text), "kind": .string(party.kind.rawValue), "names": party.names.json]
            case .membership(let fact):
                [
                    "confederation": .string(fact.confederation.text), "from": fact.from?.json,
                    "member": .string(fact.member.text), "source": fact.source.json, "until": fact.until?.json,
                ]
            case .presidency(let fact):
                [
                    "confederation": .string(fact.confederation.text), "from": fact.from?.json,
                    "holder": .string(fact.holder.text), "source": fact.source.json, "until": fact.until?.json,
                ]
            case .office(let office):
                [
                    "id": .string(office.id.text), "names": office.names.json, "party": .string(office.party.text),
                    "within": office.within.map { .string($0.text) },
                ]
            case .post(let post):
                [
                    "id": .string(post.id.text), "names": post.names.json,
                    "office": post.office.map { .string($0.text) }, "party": .string(post.party.text),
                ]
            case .tenure(let tenure):
                [
                    "from": tenure.from?.json, "person": .string(tenure.person), "post": .string(tenure.post.text),
                    "until": tenure.until?.json,
                ]
            case .mechanism(let mechanism): mechanism.fields
            case .session(let session): session.fields
            case .deposit(let document): document.fields
            case .review(let review): review.fields
            case .conclusion(let entry): entry.fields
            case .reading(let number, let reading):
                ["number": .string(number.description), "reading": reading.json]
            case .assign(let assignment):
                [
                    "conclusion": .string(assignment.conclusion.description), "duty": .string(assignment.duty.rawValue),
                    "post": .string(assignment.post.text),
                ]
            case .report(let report): report.fields
            case .merge(let merge):
                [
                    "into": merge.into.map { .string($0.description) }, "number": .string(merge.number.description),
                    "reason": merge.reason.map { .string($0) },
                ]
            case .renumber(let renumbering):
                [
                    "numbers": .object(
                        Dictionary(
                            uniqueKeysWithValues: renumbering.numbers.map { old, new in
                                (old.description, .string(new.description))
                            }
                        )
                    )
                ]
            case .link(let statement): statement.fields
            case .concordance(let concordance): concordance.fields
            case .constitute(let text, let signature): ["signature": .string(signature), "text": text.json]
            case .acknowledge, .declare: [:]
            case .propose(let instrument, let signature):
                ["instrument": instrument.json, "signature": .string(signature)]
            case .consent(let signature): ["signature": .string(signature)]
            case .object(let reason): ["reason": .string(reason)]
            case .withdraw(let reason): ["reason": reason.map { .string($0) }]
            case .handOver(let source): ["source": source.json]
            case .recognise(let card, let reason): ["card": card.json, "reason": .string(reason)]
            case .statement(let statement):
                [
                    "conclusion": statement.conclusion.map { .string($0.description) }, "from": statement.from?.json,
                    "kind": .string(statement.kind.rawValue),
                    "proposal": statement.proposal.map { .string($0.base64) },
                    "public": statement.isPublic ? .boolean(true) : nil, "text": .string(statement.text),
                ]
            case .mark(let marking):
                [
                    "handling": .string(marking.handling.rawValue), "subject": .string(marking.subject.description),
                    "words": marking.words.map { .string($0) },
                ]
            case .rules(let text): ["text": text.json]
            case .agreedStatus(let number, let status):
                ["conclusion": .string(number.description), "status": .string(status.rawValue)]
            case .release(let release): release.fields
            }
        return .object(fields.compactMapValues { $0 })
    }
}

extension Mechanism {
    fileprivate var fields: [String: JSONValue?] {
        let rules = rules.rules.map { parameter, rule in
            (parameter.rawValue, JSONValue.object(["source": rule.source.json, "value": .string(rule.value)]))
        }
        return [
            "names": names.json, "parties": parties.json, "rules": .object(Dictionary(uniqueKeysWithValues: rules)),
            "status": .string(status.rawValue),
        ]
    }
}

extension Session {
    fileprivate var fields: [String: JSONValue?] {
        [
            "chairs": chairs.json, "date": date.json { $0.json }, "host": host.json { .string($0.text) },
            "level": level.map { .string($0) }, "notes": notes.json, "number": .integer(number),
            "place": place.json { .string($0) }, "source": source?.json, "status": .string(status.rawValue),
        ]
    }
}

extension Document {
    fileprivate var fields: [String: JSONValue?] {
        [
            "encoding": .string(encoding), "file": file.json, "language": .string(language.tag),
            "replaces": replaces.map { .string($0.base64) }, "session": .integer(session), "text": text?.json,
            "title": title.map { .string($0) }, "type": .string(type.rawValue), "voice": .string(voice.rawValue),
        ]
    }
}

extension ReviewRecord {
    fileprivate var fields: [String: JSONValue?] {
        let refused = refused.map { finding in
            JSONValue.object([
                "kind": .string(finding.kind.rawValue), "range": finding.range.json, "rules": finding.rules.json,
            ])
        }
        return [
            "accepted": accepted.json, "document": .string(document.base64), "proposed": .integer(proposed),
            "reader": .string(reader), "refused": .array(refused), "left": left > 0 ? .integer(left) : nil,
        ]
    }
}

extension ConclusionEntry {
    fileprivate var fields: [String: JSONValue?] {
        let grounds = grounds.map { JSONValue.object(["matched": .string($0.matched), "rule": .string($0.rule)]) }
        return [
            "confidence": .string(confidence.rawValue), "grounds": .array(grounds), "language": .string(language.tag),
            "number": .string(number.description), "quotation": quotation.json, "reading": reading.json,
            "restates": restates.map { .string($0.description) }, "voice": .string(voice.rawValue),
        ]
    }
}

extension Quotation {
    fileprivate var json: JSONValue {
        .object([
            "document": .string(document.base64), "range": range.json, "sha256": .string(sha256.base64),
            "text": .string(text),
        ])
    }
}

extension ConclusionReading {
    fileprivate var json: JSONValue {
        let fields: [String: JSONValue?] = [
            "action_level": .integer(actionLevel.rawValue), "actors": actors.json { $0.json },
            "addressee": addressee.json { .string($0) }, "deadline": deadline.json { $0.json },
            "domain": domain.json { .string($0.rawValue) }, "heading": heading.map { .string($0) },
            "kind": .string(kind.rawValue), "matter": matter.json { .string($0) }, "place": place.json { .string($0) },
            "scope": .string(scope.rawValue), "strength": .string(strength.rawValue), "test": test.json { .string($0) },
        ]
        return .object(fields.compactMapValues { $0 })
    }
}

extension Deadline {
    fileprivate var json: JSONValue {
        .object(["date": date?.json, "words": .string(words)].compactMapValues { $0 })
    }
}

extension ProgressReport {
    fileprivate var fields: [String: JSONValue?] {
        [
            "conclusion": .string(conclusion.description), "evidence": .array(evidence.map(\.json)),
            "party": .string(party.text), "period": period?.json, "public": isPublic ? .boolean(true) : nil,
            "status": .string(status.rawValue),
            "superseded_by": supersededBy.map { .string($0.description) }, "text": text.map { .string($0) },
            "without_evidence": withoutEvidence ? .boolean(true) : nil,
        ]
    }
}

extension LinkStatement {
    fileprivate var fields: [String: JSONValue?] {
        [
            "from": .string(link.from.description), "proposed": isProposed ? .boolean(true) : nil,
            "reason": reason.map { .string($0) }, "relation": .string(link.relation.rawValue),
            "standing": .string(standing.rawValue), "to": .string(link.to.description),
        ]
    }
}

extension Concordance {
    fileprivate var fields: [String: JSONValue?] {
        [
            "one": .string(versions.one.base64), "passages": .array(passages.map(\.json)), "reader": .string(reader),
            "two": .string(versions.two.base64),
        ]
    }
}

extension AlignedPassage {
    fileprivate var json: JSONValue {
        let differs = differences.isEmpty ? nil : JSONValue.array(differences.map(\.json))
        let fields: [String: JSONValue?] = [
            "by_hand": isByHand ? .boolean(true) : nil, "differences": differs,
            "mark": mark.map { .string($0.rawValue) }, "one": one?.json, "two": two?.json,
        ]
        return .object(fields.compactMapValues { $0 })
    }
}

extension VersionDifference {
    fileprivate var json: JSONValue {
        let fields: [String: JSONValue?] = [
            "aspect": .string(aspect.rawValue), "one": one?.json, "one_value": oneValue.map { .string($0) },
            "two": two?.json, "two_value": twoValue.map { .string($0) },
        ]
        return .object(fields.compactMapValues { $0 })
    }
}
