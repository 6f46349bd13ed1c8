// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that what it depends on reaches no user.
let package = Package(
    name: "speakstream-benchmarks",
    dependencies: [
        .package(name: "speakstream", path: ".."),
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    ],
    targets: [
        .executableTarget(
            name: "bench",
            dependencies: [
                .product(name: "SpeakStreamRig", package: "speakstream"),
                .product(name: "SpeakStreamTesting", package: "speakstream"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: [
                .swiftLanguageMode(.v6),
                .enableUpcomingFeature("ExistentialAny"),
                .enableUpcomingFeature("MemberImportVisibility"),
                .enableUpcomingFeature("InternalImportsByDefault"),
            ]
        )
    ]
)
