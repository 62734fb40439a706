import Glibc
import Storage
import Testing

@testable import SQLiteStore

@Suite("Errors of SQLite")
struct ErrorTests {
    // The primary result codes of SQLite's "Result and Error Codes"; an extended code has its number above the lowest byte.
    private static let busy: Int32 = 5
    private static let locked: Int32 = 6
    private static let full: Int32 = 13
    private static let inputOutput: Int32 = 10
    private static let readOnly: Int32 = 8
    private static let cantOpen: Int32 = 14
    private static let corrupt: Int32 = 11
    private static let notADatabase: Int32 = 26
    private static let constraint: Int32 = 19

    @Test func `result codes become what a person can act on`() {
        let cases: [(Int32, Int32, StoreError)] = [
            (Self.busy, 0, .busy(path: "r")),
            (Self.busy | 2 << 8, 0, .busy(path: "r")),
            (Self.locked, 0, .busy(path: "r")),
            (Self.full, 0, .full(path: "r")),
            (Self.inputOutput | 3 << 8, ENOSPC, .full(path: "r")),
            (Self.inputOutput | 3 << 8, EDQUOT, .full(path: "r")),
            (Self.readOnly, 0, .readOnly(path: "r")),
            (Self.readOnly | 6 << 8, 0, .readOnly(path: "r")),
            (Self.cantOpen, EACCES, .readOnly(path: "r")),
            (Self.cantOpen, ENOENT, .absent(path: "r")),
            (Self.corrupt, 0, .damaged(path: "r", reason: "why")),
            (Self.corrupt | 1 << 8, 0, .damaged(path: "r", reason: "why")),
            (Self.notADatabase, 0, .damaged(path: "r", reason: "why")),
            (Self.inputOutput | 1 << 8, EIO, .system(path: "r", doing: "reading", reason: "why (SQLite 266)")),
            (Self.constraint, 0, .system(path: "r", doing: "reading", reason: "why (SQLite 19)")),
        ]
        for (code, system, expected) in cases {
            #expect(
                StoreError(code: code, systemError: system, path: "r", doing: "reading", reason: "why") == expected
            )
        }
    }

    @Test func `refusals of the system become what a person can act on`() {
        #expect(StoreError(errno: ENOSPC, path: "f", doing: "writing") == .full(path: "f"))
        #expect(StoreError(errno: EROFS, path: "f", doing: "writing") == .readOnly(path: "f"))
        #expect(StoreError(errno: EACCES, path: "f", doing: "writing") == .readOnly(path: "f"))
        #expect(
            StoreError(errno: EIO, path: "f", doing: "writing")
                == .system(path: "f", doing: "writing", reason: "Input/output error")
        )
    }
}
