// swift-tools-version: 6.2
import PackageDescription

/// One settings array for every Swift target.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "speakstream",
    products: [
        // What a program embeds: the pipeline, the eSpeak NG voice, the PulseAudio sink, the upstreams.
        .library(
            name: "SpeakStream",
            targets: ["SpeakStream", "SpeakStreamESpeak", "SpeakStreamPulse", "SpeakStreamUpstreams"]
        ),
        // The pure text machines alone: no C, no threads, no imports.
        .library(name: "SpeakStreamText", targets: ["SpeakStreamText"]),
        // Simulated parts and checks, for the tests of users who bring a part of their own.
        .library(name: "SpeakStreamTesting", targets: ["SpeakStreamTesting"]),
        // A private PulseAudio and a recorder of its monitor, for end-to-end tests and benchmarks.
        .library(name: "SpeakStreamRig", targets: ["SpeakStreamRig"]),
        .executable(name: "speakstream", targets: ["speakstream"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2"), traits: []),
        .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
    ],
    targets: [
        .systemLibrary(
            name: "CEspeakNG",
            pkgConfig: "espeak-ng",
            providers: [.apt(["libespeak-ng-dev"])]
        ),
        .systemLibrary(name: "CPulseSimple", providers: [.apt(["libpulse-dev"])]),
        .target(name: "SpeakStreamText", swiftSettings: settings + [.strictMemorySafety()]),
        .target(name: "CSpeakStreamShims"),
        .target(
            name: "SpeakStream",
            dependencies: ["SpeakStreamText", "CSpeakStreamShims"],
            swiftSettings: settings
        ),
        .target(name: "CEspeakNGShims"),
        .target(
            name: "SpeakStreamESpeak",
            dependencies: ["SpeakStream", "CEspeakNG", "CEspeakNGShims"],
            swiftSettings: settings
        ),
        .target(name: "SpeakStreamPulse", dependencies: ["SpeakStream", "CPulseSimple"], swiftSettings: settings),
        .target(
            name: "SpeakStreamUpstreams",
            dependencies: [
                "SpeakStream", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamTesting",
            dependencies: ["SpeakStream", "SpeakStreamText"],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamRig",
            dependencies: [
                "SpeakStreamPulse",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "speakstream",
            dependencies: [
                "SpeakStream", "SpeakStreamText", "SpeakStreamESpeak", "SpeakStreamPulse", "SpeakStreamUpstreams",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamTextTests",
            dependencies: [
                "SpeakStreamText", "SpeakStreamTesting", .product(name: "Subprocess", package: "swift-subprocess"),
            ],
            exclude: ["ReaderDifferences.md"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamTests",
            dependencies: ["SpeakStream", "SpeakStreamText", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamESpeakTests",
            dependencies: ["SpeakStreamESpeak", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamPulseTests",
            dependencies: ["SpeakStreamPulse", "SpeakStreamRig", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamUpstreamsTests",
            dependencies: ["SpeakStreamUpstreams", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: ["SpeakStreamRig", "SpeakStreamTesting", "speakstream"],
            swiftSettings: settings
        ),
    ]
)
