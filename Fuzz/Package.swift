// swift-tools-version: 6.2
import PackageDescription

/// The fuzz targets of `scripts/fuzz`: a package of its own, built with libFuzzer and the address sanitizer.
let package = Package(
    name: "suivi-fuzz",
    dependencies: [.package(name: "suivi", path: "..")],
    targets: [
        ("FuzzFormats", ["Reading"]), ("FuzzReader", ["Reading"]), ("FuzzPouch", ["Exchange", "Journal"]),
        ("FuzzDelivery", ["Exchange", "Journal"]),
    ].map {
        .target(
            name: $0,
            dependencies: $1.map { .product(name: $0, package: "suivi") },
            swiftSettings: [
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("InternalImportsByDefault"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .treatAllWarnings(as: .error),
            ]
        )
    }
)
