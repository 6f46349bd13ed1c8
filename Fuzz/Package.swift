// swift-tools-version: 6.2
import PackageDescription

// A package of its own: each target is a program with libFuzzer's main. Built by Fuzz/run, which also has the library
// that is fuzzed instrumented.
let package = Package(
    name: "speakstream-fuzz",
    dependencies: [.package(name: "speakstream", path: "..")],
    targets: [
        .target(name: "CFuzzDriver"),
        .executableTarget(
            name: "FuzzText",
            dependencies: ["CFuzzDriver", .product(name: "SpeakStreamText", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
        .executableTarget(
            name: "FuzzSpeech",
            dependencies: ["CFuzzDriver", .product(name: "SpeakStream", package: "speakstream")],
            swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
        ),
    ]
)
