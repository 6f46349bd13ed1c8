// swift-tools-version: 6.2
import PackageDescription

/// One settings array for every Swift target.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

// A package of its own, so that what it depends on reaches no user.
let package = Package(
    name: "speakstream-benchmarks",
    dependencies: [
        // What is measured is the command, which is built for itself; nothing here needs the network.
        .package(name: "speakstream", path: "..", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
    ],
    targets: [
        // What both programs print, and on what machine.
        .target(name: "BenchSupport", swiftSettings: settings),
        // At the monitor of a null sink: Benchmarks/run.
        .executableTarget(
            name: "bench",
            dependencies: [
                "BenchSupport",
                .product(name: "SpeakStream", package: "speakstream"),
                .product(name: "SpeakStreamControl", package: "speakstream"),
                .product(name: "SpeakStreamRecord", package: "speakstream"),
                .product(name: "SpeakStreamRig", package: "speakstream"),
                .product(name: "SpeakStreamTesting", package: "speakstream"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // In a simulated room, on the processor alone: Benchmarks/room.
        .executableTarget(
            name: "roombench",
            dependencies: [
                "BenchSupport",
                .product(name: "SpeakStream", package: "speakstream"),
                .product(name: "SpeakStreamListening", package: "speakstream"),
                .product(name: "SpeakStreamRig", package: "speakstream"),
                .product(name: "SpeakStreamTesting", package: "speakstream"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        // On text alone, beside ICU: Benchmarks/segment.
        .systemLibrary(name: "CICU", pkgConfig: "icu-uc", providers: [.apt(["libicu-dev"])]),
        // A parser of markdown that has seen all of the text, to read beside.
        .systemLibrary(name: "CMD4C", pkgConfig: "md4c", providers: [.apt(["libmd4c-dev"])]),
        .executableTarget(
            name: "segbench",
            dependencies: [
                "BenchSupport", "CICU", "CMD4C",
                .product(name: "SpeakStreamText", package: "speakstream"),
                .product(name: "SpeakStreamTesting", package: "speakstream"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
    ]
)
