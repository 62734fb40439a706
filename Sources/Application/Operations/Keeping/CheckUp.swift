public import Consultations
import Glibc
import Journal
import Reading
import SQLiteStore
import Signing
import Storage

/// Looks whether a register and the machine under it are fit for work: what `suivi doctor` tells.
public struct CheckUp: Sendable {
    public var folder: RegisterFolder
    public var now: Instant

    public init(folder: RegisterFolder, now: Instant) {
        self.folder = folder
        self.now = now
    }

    /// One thing that was looked at.
    public enum Point: String, CaseIterable, Hashable, Sendable {
        case lexicons, folder, store, room, key, mark, journal, drafts, clock
    }

    /// How it stands.
    public enum State: String, Hashable, Sendable {
        case good
        case attention
        case wrong
    }

    /// What was found at one point, and what to do.
    public struct Finding: Hashable, Sendable {
        public let point: Point
        public let state: State
        public let detail: Detail
    }

    /// Looks at everything; an error never ends the round, it becomes a finding.
    public func perform() -> [Finding] {
        var findings = [lexicons()]
        var status = stat()
        guard stat(folder.path, &status) == 0, stat(folder.path + "/register.sqlite", &status) == 0 else {
            findings.append(
                Finding(point: .folder, state: .attention, detail: .error(.store(.absent(path: folder.path))))
            )
            return findings
        }
        findings.append(folderRights())
        findings.append(room())
        findings.append(key())
        findings += register()
        return findings
    }

    private func lexicons() -> Finding {
        do {
            let languages = try Lexicon.carried().map(\.language.tag).sorted()
            return Finding(
                point: .lexicons,
                state: languages.isEmpty ? .wrong : .good,
                detail: .value(languages.joined(separator: ", "))
            )
        } catch { return Finding(point: .lexicons, state: .wrong, detail: .error(.lexicon(error))) }
    }

    private func folderRights() -> Finding {
        guard access(folder.path, W_OK) == 0 else {
            return Finding(point: .folder, state: .wrong, detail: .error(.store(.readOnly(path: folder.path))))
        }
        return Finding(point: .folder, state: .good, detail: .value(folder.path))
    }

    private func room() -> Finding {
        var system = statvfs()
        guard statvfs(folder.path, &system) == 0 else {
            return Finding(point: .room, state: .attention, detail: .system(code: errno))
        }
        let free = (UInt64(system.f_bavail) * UInt64(system.f_frsize)) >> 20
        let state: State = free < 16 ? .wrong : free < 256 ? .attention : .good
        return Finding(point: .room, state: state, detail: .value("\(free) MiB"))
    }

    private func key() -> Finding {
        var status = stat()
        guard stat(folder.logKey, &status) == 0 else {
            return Finding(
                point: .key,
                state: .attention,
                detail: .noKey(path: folder.logKey)
            )
        }
        guard status.st_mode & 0o077 == 0 else {
            return Finding(
                point: .key,
                state: .attention,
                detail: .keyReadByOthers(path: folder.logKey)
            )
        }
        // No passphrase is asked for: this tells a key file that none would open from one that can be used.
        do { _ = try SealedKeyFile(path: folder.logKey) } catch {
            return Finding(point: .key, state: .wrong, detail: .error(.key(error)))
        }
        return Finding(point: .key, state: .good, detail: .value(folder.logKey))
    }

    private func mark(of journal: JournalName, _ outcome: VerifyRegister.Outcome) -> Finding {
        do {
            guard let mark = try HeadMark(path: folder.headMark, journal: journal).read() else {
                return Finding(point: .mark, state: .attention, detail: .error(.quarantine(.noMark)))
            }
            if try KeyPlace(folder: folder).isElsewhere() == true {
                return Finding(point: .mark, state: .attention, detail: .error(.quarantine(.copied)))
            }
            guard !mark.isDoubtful else {
                let error = OperationError.mark(.damaged(path: folder.headMark))
                return outcome.findings.contains(.error(error))
                    ? Finding(point: .mark, state: .wrong, detail: .error(error))
                    : Finding(point: .mark, state: .attention, detail: .tornMark(path: folder.headMark))
            }
            return Finding(point: .mark, state: .good, detail: .value("\(mark.head.size)"))
        } catch let error as OperationError {
            return Finding(point: .mark, state: .wrong, detail: .error(error))
        } catch let error as HeadMarkError {
            return Finding(point: .mark, state: .wrong, detail: .error(.mark(error)))
        } catch { return Finding(point: .mark, state: .wrong, detail: .error(.invalid("\(error)"))) }
    }

    /// The drafts of reviews; nothing where there are none yet.
    private func drafts() -> Finding? {
        guard RegisterFolder.exists(folder.path + "/private.sqlite") else { return nil }
        do {
            _ = try SQLitePrivateStore.open(folder: folder.path).draft(of: .emptyRoot)
            return Finding(point: .drafts, state: .good, detail: .value("private.sqlite"))
        } catch { return Finding(point: .drafts, state: .wrong, detail: .error(.store(error))) }
    }

    private func register() -> [Finding] {
        let outcome: VerifyRegister.Outcome
        let node: Node
        do {
            outcome = try VerifyRegister(folder: folder, checksQuotations: false).perform()
            node = try Node.open(folder)
        } catch { return [Finding(point: .store, state: .wrong, detail: .error(error))] }
        var findings = outcome.findings.map { Finding(point: .journal, state: .wrong, detail: .finding($0)) }
        if findings.isEmpty {
            findings.append(Finding(point: .store, state: .good, detail: .value("register.sqlite")))
            findings.append(
                Finding(point: .journal, state: .good, detail: .value("\(outcome.journal), \(outcome.acts)"))
            )
        }
        if outcome.awaitingSignature > 0 {
            findings.append(
                Finding(
                    point: .journal,
                    state: .attention,
                    detail: .awaitingSignature(outcome.awaitingSignature)
                )
            )
        }
        findings.append(mark(of: node.journal, outcome))
        if let drafts = drafts() { findings.append(drafts) }
        if let last = node.lastTime, last > now {
            findings.append(
                Finding(
                    point: .clock,
                    state: .attention,
                    detail: .lastActAhead(last)
                )
            )
        } else {
            findings.append(Finding(point: .clock, state: .good, detail: .value(now.description)))
        }
        return findings
    }
}
