// swift-tools-version: 6.2
import PackageDescription

/// The fuzz targets of `scripts/fuzz`: a package of its own, built with libFuzzer and the address sanitizer.
let package = Package(
    name: "suivi-fuzz",
    dependencies: [.package(name: "suivi", path: "..")],
    targets: [
        ("FuzzSupport", []),
        ("FuzzFormats", ["Reading"]),
        ("FuzzReader", ["Reading"]),
        ("FuzzPouch", ["Exchange", "Journal"]),
        ("FuzzDelivery", ["Exchange", "Journal"]),
        ("FuzzRecords", ["Reading", "Operations", "Exchange", "Journal"]),
        ("FuzzRequests", ["Exchange", "HTTPServer", "Journal"]),
        ("FuzzWords", ["Interfaces", "Reading"]),
        ("FuzzCommands", ["Interfaces", "Operations"]),
        ("FuzzServer", ["Interfaces", "Operations", "Exchange", "HTTPServer", "Journal"]),
    ].map { (name: String, products: [String]) in
        .target(
            name: name,
            dependencies: products.map { .product(name: $0, package: "suivi") }
                + (name == "FuzzSupport" ? [] : ["FuzzSupport"]),
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]
        )
    }
)
