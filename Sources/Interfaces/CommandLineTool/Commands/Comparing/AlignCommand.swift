import Arguments
import Comparing
import Consultations
import Messages
import Operations

/// `suivi align`: two language versions of a document, passage by passage, as a file that people can correct.
enum AlignCommand: CommandAction {
    static let declaration = Command(
        "align",
        "Align two language versions of a document of the register, and correct the alignment by hand.",
        discussion: [
            "Language versions have equal rank. They are aligned when the second is deposited; 'suivi align' prints the alignment as a file, one line a passage: '3 = 3', '4-5 = 4', '6 = -', '7 = 7 alike'.",
            "Edit the file and give it back with --take: the correction becomes an act, and 'suivi compare' and the flags follow it from then on. 'alike' at the end of a line says that a person looked and the versions say the same in substance; 'different' that they do not. Which is right is never said.",
        ],
        parameters: [
            Parameter("ONE", .one, "A document by its file's name or SHA-256."),
            Parameter("OTHER", .one, "The version in another language."),
        ],
        options: [
            .value("take", "FILE", "Take the corrected alignment of this file."),
            .value("post", "POST", "The post that decides, for example river-desk."),
        ],
        examples: [
            Example(
                "suivi align communique-fr.txt communique-en.txt",
                "Print the alignment; keep it in a file to correct it."
            ),
            Example("suivi align communique-fr.txt communique-en.txt --take alignment.txt"),
        ]
    )

    /// How large an alignment may be, in bytes.
    private static let limit = 16 << 20

    static func run(_ context: CommandContext) throws(CommandFailure) -> ExitCode {
        let node = try context.node()
        var documents: [Document] = []
        for name in ["ONE", "OTHER"] {
            let text = try context.parse { () throws(UsageError) in try context.arguments.requiredParameter(name) }
            documents.append(try context.perform { () throws(OperationError) in try node.document(named: text) })
        }
        let (one, two) = (documents[0], documents[1])
        guard one.file.sha256 != two.file.sha256 else {
            throw context.wrong(two.file.name, of: "OTHER", Message("name another document"))
        }
        let align = try context.perform { () throws(OperationError) in try AlignVersions() }
        let versions = try context.perform { () throws(OperationError) in
            try AlignedVersions(one, two, in: node, reader: align.reader)
        }
        guard let path = context.arguments.value("take") else {
            context.console.write(AlignmentFile.text(versions))
            return .done
        }
        let bytes = try context.perform { () throws(OperationError) in try SmallFile.read(path, limit: limit) }
        let corrected: AlignedVersions
        do {
            corrected = try AlignmentFile.versions(bytes, path: path, of: versions, reader: align.reader)
        } catch { throw .reason(context.console.message(error, in: path), .refused) }
        let post: PostID? = try context.optionalIdentifier("post")
        let writer = try context.writer()
        context.report(
            try context.perform { () throws(OperationError) in
                try align.correct(corrected, with: writer, post: post)
            }
        )
        if !context.wantsJSON { context.console.say(context.console.message(corrected)) }
        return .done
    }
}

extension Console {
    /// How far two versions are aligned, and how many of their conclusions differ.
    func message(_ versions: AlignedVersions) -> Message {
        Message(
            "{left} · {right}: {aligned} of {total} passages aligned; conclusions that differ: {differing}",
            [
                "left": versions.left.file.name.shown, "right": versions.right.file.name.shown,
                "aligned": String(versions.comparison.pairedCount),
                "total": String(versions.comparison.passages.count),
                "differing": String(versions.differing),
            ]
        )
    }
}
