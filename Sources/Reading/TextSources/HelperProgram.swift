import ChildProcess

/// A program of another package that takes text out of files too dangerous or too difficult to read here.
struct HelperProgram {
    let name: String
    /// The Debian package that brings it.
    let package: String
    private let program: Program

    static func pdfToText(in folders: [String], for file: String) throws(TextSourceError) -> HelperProgram {
        try HelperProgram("pdftotext", package: "poppler-utils", in: folders, for: file)
    }

    static func pdfToImage(in folders: [String], for file: String) throws(TextSourceError) -> HelperProgram {
        try HelperProgram("pdftoppm", package: "poppler-utils", in: folders, for: file)
    }

    static func recogniser(in folders: [String], for file: String) throws(TextSourceError) -> HelperProgram {
        try HelperProgram("tesseract", package: "tesseract-ocr", in: folders, for: file)
    }

    private init(_ name: String, package: String, in folders: [String], for file: String) throws(TextSourceError) {
        guard let program = Program(named: name, in: folders) else {
            throw .missingProgram(name: file, program: name, package: package)
        }
        self.name = name
        self.package = package
        self.program = program
    }

    /// Runs it on a file's bytes; whatever its exit code, as long as it ends by itself.
    func run(
        _ arguments: [String],
        on bytes: [UInt8],
        limits: ProcessLimits,
        for file: String
    ) throws(TextSourceError) -> ChildProcess.Result {
        // One thread each: what several do at once may differ from run to run, and the processor time is counted.
        let environment = ["LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin", "OMP_THREAD_LIMIT": "1"]
        let child = ChildProcess(program, arguments: arguments, environment: environment, limits: limits)
        do {
            return try child.run(on: bytes)
        } catch {
            let reason: ProgramFailure
            switch error {
            case .tookTooLong(let seconds): reason = .timeOut(seconds: seconds)
            case .tooMuchOutput: reason = .tooMuchOutput
            case .notStarted(let code): reason = .failed(complaint: "errno \(code)")
            case .ended(let signal): reason = .failed(complaint: "signal \(signal)")
            }
            throw .programFailed(name: file, program: name, reason: reason)
        }
    }

    /// The output of a run that must succeed.
    func output(
        _ arguments: [String],
        on bytes: [UInt8],
        limits: ProcessLimits,
        for file: String
    ) throws(TextSourceError) -> [UInt8] {
        let result = try run(arguments, on: bytes, limits: limits, for: file)
        guard result.code == 0 else {
            if result.complaint.contains("Incorrect password") { throw .locked(name: file) }
            let line = result.complaint.split(whereSeparator: \.isNewline).first.map(String.init)
            throw .programFailed(
                name: file,
                program: name,
                reason: .failed(complaint: line ?? "exit code \(result.code)")
            )
        }
        return result.output
    }

    /// The name and version, as the program itself says it: the first number with a point in what it prints.
    func version(argument: String, for file: String) throws(TextSourceError) -> String {
        let result = try run([argument], on: [], limits: ProcessLimits(wallSeconds: 10, cpuSeconds: 10), for: file)
        let said = String(decoding: result.output.prefix(4096), as: UTF8.self) + "\n" + result.complaint
        let version = said.split { $0.isWhitespace }.first { $0.contains(".") && $0.first?.isNumber == true }
        return name + (version.map { " " + $0 } ?? "")
    }
}
