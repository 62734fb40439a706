import Glibc
import TextSources

/// Documents of which each is one line of a file or a pipe.
extension ExamineStream {
    /// Reads the file at a path, or standard input for `-`, line by line: each is a text in JSON (``TextRecord``).
    ///
    /// Empty lines count and are passed over.
    ///
    /// - Parameters:
    ///   - path: the file; `-` stands for standard input.
    ///   - take: gets each document, or why a line or its text cannot be read; the others are read all the same.
    /// - Throws: what keeps the file from being read.
    public mutating func performLines(
        path: String,
        _ take: (Result<ExaminedDocument, OperationError>) -> Void
    ) throws(OperationError) {
        do throws(TextSourceError) {
            var stream =
                path == "-" ? SourceStream(descriptor: STDIN_FILENO, name: "-") : try SourceStream(path: path)
            let limit = SourceReader().byteLimit
            var buffer: [UInt8] = []
            var number = 0
            var searched = 0
            var hasEnded = false
            while !hasEnded {
                hasEnded = try stream.readSome(into: &buffer) == 0
                var start = 0
                while let end = buffer[max(start, searched)...].firstIndex(of: 0x0A) {
                    number += 1
                    give(buffer[start..<end], path, number, take)
                    start = end + 1
                    searched = start
                }
                buffer.removeFirst(start)
                searched = buffer.count
                // JSON may take six bytes for one.
                guard buffer.count <= 6 * limit else { throw .tooLarge(name: path, limit: limit) }
            }
            if !buffer.isEmpty { give(buffer[...], path, number + 1, take) }
        } catch { throw .source(error) }
    }

    private mutating func give(
        _ line: ArraySlice<UInt8>,
        _ path: String,
        _ number: Int,
        _ take: (Result<ExaminedDocument, OperationError>) -> Void
    ) {
        if line.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        guard let record = TextRecord(line) else {
            take(.failure(.source(.noRecord(name: path, line: number))))
            return
        }
        do throws(OperationError) {
            take(.success(try perform(bytes: record.text, name: record.file ?? "\(path):\(number)")))
        } catch { take(.failure(error)) }
    }
}
