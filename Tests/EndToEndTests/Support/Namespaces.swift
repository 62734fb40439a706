import Foundation

/// Network namespaces, and the ends of a line between them: what `scripts/year` needs.
enum Namespaces {
    /// Whether this machine lets the tests make them.
    static let areAllowed: Bool = {
        guard geteuid() == 0, FileManager.default.fileExists(atPath: "/dev/net/tun"), let place = try? Workplace()
        else { return false }
        let name = "suivi-test-\(getpid())"
        let command = "ip netns add \(name) && ip netns delete \(name) && command -v openssl && command -v python3"
        return (try? place.suivi.run(URL(fileURLWithPath: "/bin/sh"), ["-c", command]))?.code == 0
    }()
}
