// swift-tools-version: 6.2
import PackageDescription

/// The measurements of `scripts/bench`: a package of its own, so that building Suivi never builds them.
let package = Package(
    name: "suivi-benchmarks",
    dependencies: [.package(name: "suivi", path: "..")],
    targets: [
        .executableTarget(
            name: "suivi-bench",
            dependencies: [
                .product(name: "Operations", package: "suivi"),
                .product(name: "Reading", package: "suivi"),
                .product(name: "Journal", package: "suivi"),
                .product(name: "HTTPServer", package: "suivi"),
            ],
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]
        )
    ]
)
