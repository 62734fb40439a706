// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of the project is built with: explicit existentials, imports that do not leak, warnings as
/// errors.
let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

/// A Debian C library as a module: a module map and a `shim.h`, nothing else.
func cLibrary(_ name: String, pkgConfig: String?, apt: String) -> Target {
    .systemLibrary(
        name: name,
        path: "Sources/CLibraries/\(name)",
        pkgConfig: pkgConfig,
        providers: [.apt([apt])]
    )
}

/// A module that hands its clock, files and network in.
func pure(_ name: String, in group: String, _ dependencies: [Target.Dependency] = []) -> Target {
    .target(
        name: name,
        dependencies: dependencies,
        path: "Sources/\(group)/\(name)",
        swiftSettings: house + [.strictMemorySafety()]
    )
}

/// A module that touches the world: a C library, files, the network.
func adapter(_ name: String, in group: String, _ dependencies: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: dependencies, path: "Sources/\(group)/\(name)", swiftSettings: house)
}

/// The tests of one module, or of several together.
func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, path: "Tests/\(name)", exclude: data, swiftSettings: house)
}

let package = Package(
    name: "suivi",
    products: [
        .executable(name: "suivi", targets: ["suivi"]),
        .library(name: "Reading", targets: ["Reading", "TextSources"]),
        .library(name: "Journal", targets: ["Journal", "Signing"]),
        .library(name: "Exchange", targets: ["Exchange", "BagIt", "CanonicalBytes"]),
        .library(name: "Operations", targets: ["Operations", "Consultations", "CanonicalBytes", "Storage"]),
        .library(name: "HTTPServer", targets: ["HTTPServer", "HTTPModel", "HTTPSignatures"]),
        .library(name: "Interfaces", targets: ["Arguments", "Messages", "CommandLineTool", "WebServer"]),
    ],
    targets: [
        // CLibraries
        cLibrary("CSQLite", pkgConfig: "sqlite3", apt: "libsqlite3-dev"),
        cLibrary("CCurl", pkgConfig: "libcurl", apt: "libcurl4-openssl-dev"),
        cLibrary("CMicroHTTPD", pkgConfig: "libmicrohttpd", apt: "libmicrohttpd-dev"),
        cLibrary("CCrypto", pkgConfig: "libcrypto", apt: "libssl-dev"),
        cLibrary("CSodium", pkgConfig: "libsodium", apt: "libsodium-dev"),
        cLibrary("CXML", pkgConfig: "libxml-2.0", apt: "libxml2-dev"),
        cLibrary("CZip", pkgConfig: "libzip", apt: "libzip-dev"),
        .target(name: "CAssets", path: "Sources/CLibraries/CAssets"),
        .target(name: "CSpawn", path: "Sources/CLibraries/CSpawn"),

        // Platform: knows nothing of consultations
        pure("CanonicalBytes", in: "Platform"),
        pure("Arguments", in: "Platform"),
        adapter("Messages", in: "Platform", ["CAssets"]),
        pure("HTML", in: "Platform"),
        pure("HTTPModel", in: "Platform"),
        pure("HTTPSignatures", in: "Platform", ["CanonicalBytes"]),
        adapter("HTTPClient", in: "Platform", ["HTTPModel", "CCurl"]),
        adapter("HTTPServer", in: "Platform", ["HTTPModel", "CMicroHTTPD"]),
        adapter("XML", in: "Platform", ["CXML"]),
        adapter("Zip", in: "Platform", ["CZip"]),
        adapter("ChildProcess", in: "Platform", ["CSpawn"]),
        pure("BagIt", in: "Platform", ["CanonicalBytes"]),

        // Domain
        pure("Agreement", in: "Domain", ["CanonicalBytes"]),
        pure("Consultations", in: "Domain", ["Agreement", "CanonicalBytes"]),

        // Reading
        adapter("TextSources", in: "Reading", ["ChildProcess", "XML", "Zip"]),
        adapter("Reading", in: "Reading", ["Consultations", "CAssets"]),
        pure("Comparing", in: "Reading", ["Consultations", "Reading"]),

        // Record
        pure("Journal", in: "Record", ["CanonicalBytes"]),
        adapter("Signing", in: "Record", ["CanonicalBytes", "Journal", "CCrypto", "CSodium"]),

        // Stores
        pure("Storage", in: "Stores", ["CanonicalBytes", "Consultations", "Journal"]),
        adapter("SQLiteStore", in: "Stores", ["CanonicalBytes", "Consultations", "Journal", "Storage", "CSQLite"]),

        pure("MemoryStore", in: "Stores", ["CanonicalBytes", "Consultations", "Journal", "Storage"]),

        // Exchange
        pure("Exchange", in: "Exchange", ["Agreement", "BagIt", "CanonicalBytes", "Consultations", "Journal"]),

        // Application
        adapter(
            "Operations",
            in: "Application",
            [
                "Agreement", "BagIt", "CanonicalBytes", "Consultations", "Exchange", "HTTPClient", "HTTPModel",
                "HTTPSignatures", "TextSources", "Reading", "Comparing", "Journal", "Signing", "Storage", "SQLiteStore",
                "Zip",
            ]
        ),

        // Simulation: whole nodes in one process; in this package, since it opens them with keys and stores of its own
        adapter(
            "Simulation",
            in: "Simulation",
            [
                "Agreement", "BagIt", "CanonicalBytes", "Consultations", "Exchange", "Journal", "MemoryStore",
                "Operations", "Signing", "Storage",
            ]
        ),
        .executableTarget(
            name: "suivi-simulate",
            dependencies: ["Simulation"],
            path: "Sources/Simulation/suivi-simulate",
            swiftSettings: house
        ),

        // Interfaces
        adapter(
            "WebPages",
            in: "Interfaces",
            ["CanonicalBytes", "Consultations", "HTML", "HTTPModel", "Messages", "CAssets"]
        ),
        adapter(
            "WebServer",
            in: "Interfaces",
            [
                "CanonicalBytes", "Comparing", "Consultations", "HTML", "HTTPModel", "HTTPServer", "Journal",
                "Messages", "Operations", "Storage", "TextSources", "WebPages",
            ]
        ),
        adapter(
            "CommandLineTool",
            in: "Interfaces",
            [
                "Agreement", "Arguments", "BagIt", "CanonicalBytes", "Comparing", "Consultations", "Exchange",
                "HTML", "HTTPClient", "HTTPServer", "Journal", "Messages", "Operations", "Reading", "Signing",
                "Storage", "TextSources", "WebPages", "WebServer", "Zip",
            ]
        ),
        .executableTarget(
            name: "suivi",
            dependencies: ["CommandLineTool"],
            path: "Sources/Interfaces/suivi",
            swiftSettings: house
        ),

        // Tests
        .target(name: "Trials", path: "Tests/Trials", swiftSettings: house),
        tests("CanonicalBytesTests", ["CanonicalBytes"]),
        tests("ArgumentsTests", ["Arguments"]),
        tests("MessagesTests", ["Messages"]),
        tests("HTTPTests", ["HTML", "HTTPClient", "HTTPModel", "HTTPServer"]),
        tests("HTTPSignaturesTests", ["CanonicalBytes", "HTTPSignatures", "Journal", "Signing"]),
        tests("ConsultationsTests", ["Agreement", "CanonicalBytes", "Consultations"]),
        tests("AgreementTests", ["Agreement", "CanonicalBytes", "Trials"]),
        tests("ZipTests", ["Trials", "Zip"]),
        tests("ChildProcessTests", ["ChildProcess"]),
        tests("BagItTests", ["BagIt", "CanonicalBytes", "Signing", "Zip"]),
        tests("TextSourcesTests", ["ChildProcess", "TextSources", "XML"]),
        tests("ReadingTests", ["Consultations", "Reading", "TextSources"], data: ["Communiques", "Sentences"]),
        tests("ComparingTests", ["Comparing", "Consultations", "Reading"]),
        tests("JournalTests", ["CanonicalBytes", "Journal", "Signing", "Trials"]),
        tests("DifferentialTests", ["CanonicalBytes", "Journal", "Signing", "Trials"], data: ["Peers"]),
        tests(
            "ExchangeTests",
            ["BagIt", "CanonicalBytes", "Consultations", "Exchange", "Journal", "Signing", "Trials"]
        ),
        tests(
            "StoreConformanceTests",
            ["CanonicalBytes", "Consultations", "Journal", "MemoryStore", "Signing", "Storage", "SQLiteStore"]
        ),
        tests(
            "SimulationTests",
            [
                "Agreement", "CanonicalBytes", "Consultations", "Exchange", "Journal", "MemoryStore", "Operations",
                "Signing", "Simulation", "Storage", "Trials",
            ]
        ),
        tests(
            "OperationsTests",
            [
                "Agreement", "BagIt", "CanonicalBytes", "Consultations", "Exchange", "HTTPClient", "HTTPModel",
                "HTTPServer", "HTTPSignatures", "Journal", "Operations", "Reading", "Signing", "SQLiteStore", "Storage",
                "TextSources", "Trials", "Zip",
            ]
        ),
        tests(
            "WebPagesTests",
            [
                "CanonicalBytes", "Consultations", "HTML", "HTTPModel", "HTTPServer", "Journal", "Messages",
                "Operations", "Signing", "WebPages", "WebServer",
            ]
        ),
        tests(
            "CommandLineToolTests",
            [
                "Arguments", "BagIt", "CanonicalBytes", "CommandLineTool", "Comparing", "Consultations", "Exchange",
                "HTTPServer", "Journal", "Messages", "Operations", "Reading", "Signing", "Storage", "TextSources",
                "Zip",
            ]
        ),
        tests("EndToEndTests", ["Trials", "suivi"]),
    ],
    cLanguageStandard: .gnu2x
)
