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
        /// What was found, in English words or as a number.
        public let detail: String
    }

    /// Looks at everything; an error never ends the round, it becomes a finding.
    public func perform() -> [Finding] {
        var findings = [lexicons()]
        var status = stat()
        guard stat(folder.path, &status) == 0, stat(folder.path + "/register.sqlite", &status) == 0 else {
            findings.append(Finding(point: .folder, state: .attention, detail: StoreError.absent(path: folder.path).description))
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
            let languages = try ExamineDocument.carriedReader().lexicons.map(\.language.tag).sorted()
            return Finding(point: .lexicons, state: languages.isEmpty ? .wrong : .good, detail: languages.joined(separator: ", "))
        } catch { return Finding(point: .lexicons, state: .wrong, detail: "\(error)") }
    }

    private func folderRights() -> Finding {
        guard access(folder.path, W_OK) == 0 else {
            return Finding(point: .folder, state: .wrong, detail: StoreError.readOnly(path: folder.path).description)
        }
        return Finding(point: .folder, state: .good, detail: folder.path)
    }

    private func room() -> Finding {
        var system = statvfs()
        guard statvfs(folder.path, &system) == 0 else {
            return Finding(point: .room, state: .attention, detail: String(cString: strerror(errno)))
        }
        let free = (UInt64(system.f_bavail) * UInt64(system.f_frsize)) >> 20
        let detail = "\(free) MiB"
        return Finding(point: .room, state: free < 16 ? .wrong : free < 256 ? .attention : .good, detail: detail)
    }

    private func key() -> Finding {
        var status = stat()
        guard stat(folder.logKey, &status) == 0 else {
            return Finding(
                point: .key, state: .attention,
                detail: "there is no key at \(folder.logKey): this register can be read and verified, not written")
        }
        guard status.st_mode & 0o077 == 0 else {
            return Finding(
                point: .key, state: .attention,
                detail: "\(folder.logKey) can be read by others; type: chmod 600 \(folder.logKey)")
        }
        return Finding(point: .key, state: .good, detail: folder.logKey)
    }

    private func register() -> [Finding] {
        let outcome: VerifyRegister.Outcome
        let node: Node
        do {
            outcome = try VerifyRegister(folder: folder, checksQuotations: false).perform()
            node = try Node.open(folder)
        } catch { return [Finding(point: .store, state: .wrong, detail: error.description)] }
        var findings = outcome.findings.map { Finding(point: .journal, state: .wrong, detail: $0) }
        if findings.isEmpty {
            findings.append(Finding(point: .store, state: .good, detail: "register.sqlite"))
            findings.append(Finding(point: .journal, state: .good, detail: "\(outcome.journal), \(outcome.acts)"))
        }
        if outcome.awaitingSignature > 0 {
            findings.append(
                Finding(
                    point: .journal, state: .attention,
                    detail: "\(outcome.awaitingSignature) acts await their signature; the next command that writes gives it"))
        }
        if let mark = try? HeadMark(path: folder.headMark, journal: node.journal).read() {
            findings.append(Finding(point: .mark, state: .good, detail: "\(mark.size)"))
        } else {
            findings.append(Finding(point: .mark, state: .attention, detail: Quarantine.noMark.description))
        }
        if let last = node.lastTime, last > now {
            findings.append(
                Finding(
                    point: .clock, state: .attention,
                    detail: "the last act is of \(last), which the clock of this machine has not reached; set the clock"))
        } else {
            findings.append(Finding(point: .clock, state: .good, detail: now.description))
        }
        return findings
    }
}
