// swift-tools-version: 6.2
import PackageDescription

// A package of its own, which uses speakstream as any other would: through its products.
let speakStream: [Target.Dependency] = [.product(name: "SpeakStream", package: "speakstream")]
let settings: [SwiftSetting] = [.swiftLanguageMode(.v6)]

let package = Package(
    name: "speakstream-examples",
    dependencies: [.package(name: "speakstream", path: "..", traits: [])],
    targets: [
        .executableTarget(name: "SpeakAnswer", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(name: "BargeIn", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(name: "InCommand", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(name: "RunGenerator", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(name: "OwnSink", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(name: "OwnVoice", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(name: "SeveralVoices", dependencies: speakStream, swiftSettings: settings),
        .executableTarget(
            name: "Follow",
            dependencies: speakStream + [.product(name: "SpeakStreamRecord", package: "speakstream")],
            swiftSettings: settings
        ),
        // The text machines need nothing else.
        .executableTarget(
            name: "SentencePerLine",
            dependencies: [.product(name: "SpeakStreamText", package: "speakstream")],
            swiftSettings: settings
        ),
    ]
)
