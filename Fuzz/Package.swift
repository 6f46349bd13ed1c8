// swift-tools-version: 6.2
import PackageDescription

// A package of its own: each target is a program with libFuzzer's main. Built by Fuzz/run, which also has the library
// that is fuzzed instrumented.
let package = Package(
    name: "speakstream-fuzz",
    dependencies: [.package(name: "speakstream", path: "..", traits: [])],
    targets: [
        .target(name: "CFuzzDriver"),
        .target(name: "FuzzSupport", swiftSettings: [.swiftLanguageMode(.v6)]),
        .executableTarget(
            name: "FuzzText",
            dependencies: ["CFuzzDriver", "FuzzSupport", .product(name: "SpeakStreamText", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "FuzzRead",
            dependencies: ["CFuzzDriver", "FuzzSupport", .product(name: "SpeakStreamText", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "FuzzWords",
            dependencies: ["CFuzzDriver", "FuzzSupport", .product(name: "SpeakStreamText", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "FuzzStream",
            dependencies: ["CFuzzDriver", "FuzzSupport", .product(name: "SpeakStream", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "FuzzSpeech",
            dependencies: ["CFuzzDriver", "FuzzSupport", .product(name: "SpeakStream", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
    ]
)
