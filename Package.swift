// swift-tools-version: 6.2
import PackageDescription

/// One settings array for every Swift target.
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

/// What only the trait Network needs.
let network: [Target.Dependency] = [
    ("AsyncHTTPClient", "async-http-client"), ("NIOCore", "swift-nio"), ("NIOPosix", "swift-nio"),
    ("NIOHTTP1", "swift-nio"), ("NIOWebSocket", "swift-nio"), ("NIOSSL", "swift-nio-ssl"),
    ("NIOHTTPCompression", "swift-nio-extras"),
].map { .product(name: $0, package: $1, condition: .when(traits: ["Network"])) }

let package = Package(
    name: "speakstream",
    products: [
        // What a program embeds: the pipeline, the eSpeak NG voice, the PulseAudio sink, the upstreams.
        .library(
            name: "SpeakStream",
            targets: [
                "SpeakStream", "SpeakStreamESpeak", "SpeakStreamEngines", "SpeakStreamVoices", "SpeakStreamPulse",
                "SpeakStreamUpstreams",
            ]
        ),
        // The pure text machines alone: no C, no threads, no imports.
        .library(name: "SpeakStreamText", targets: ["SpeakStreamText"]),
        // A socket that takes commands for a session, and the client that sends them.
        .library(name: "SpeakStreamControl", targets: ["SpeakStreamControl"]),
        // What follows a session: records of all that happens, which can be replayed, captions, pictures.
        .library(name: "SpeakStreamRecord", targets: ["SpeakStreamRecord"]),
        // Simulated parts and checks, for the tests of users who bring a part of their own.
        .library(name: "SpeakStreamTesting", targets: ["SpeakStreamTesting"]),
        // A private PulseAudio and a recorder of its monitor, for end-to-end tests and benchmarks.
        .library(name: "SpeakStreamRig", targets: ["SpeakStreamRig"]),
        // Barge-in by voice: a microphone, the echo of our own speech removed from it, and the decision that somebody speaks.
        .library(
            name: "SpeakStreamListening",
            targets: ["SpeakStreamListening", "SpeakStreamWebRTC", "SpeakStreamSilero"]
        ),
        // Answers of models over HTTP and WebSocket.
        .library(name: "SpeakStreamNetwork", targets: ["SpeakStreamNetwork"]),
        .executable(name: "speakstream", targets: ["speakstream"]),
        // What speakstream becomes when it is asked to go over the network, so that it starts without.
        .executable(name: "speakstream-network", targets: ["speakstream-network"]),
    ],
    traits: [
        .trait(
            name: "Network",
            description: "Asking models over HTTP and WebSocket; without it no networking library is fetched or linked."
        ),
        .default(enabledTraits: ["Network"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", .upToNextMinor(from: "1.8.2")),
        .package(url: "https://github.com/swiftlang/swift-subprocess", .upToNextMinor(from: "1.0.2"), traits: []),
        .package(url: "https://github.com/apple/swift-system", .upToNextMinor(from: "1.8.1")),
        .package(url: "https://github.com/swift-server/async-http-client", .upToNextMinor(from: "1.37.0"), traits: []),
        .package(url: "https://github.com/apple/swift-nio", .upToNextMinor(from: "2.101.2")),
        .package(url: "https://github.com/apple/swift-nio-extras", .upToNextMinor(from: "1.35.2")),
        .package(url: "https://github.com/apple/swift-nio-ssl", .upToNextMinor(from: "2.37.6")),
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
        // Other programs as engines; what they answer is JSON, for which the upstreams have the reader.
        .target(
            name: "SpeakStreamEngines",
            dependencies: ["SpeakStream", "SpeakStreamText", "SpeakStreamUpstreams", "CSpeakStreamShims"],
            swiftSettings: settings
        ),
        .target(name: "SpeakStreamPulse", dependencies: ["SpeakStream", "CPulseSimple"], swiftSettings: settings),
        .target(name: "SpeakStreamListening", dependencies: ["SpeakStream"], swiftSettings: settings),
        // Of Debian's libwebrtc-audio-processing-dev, whose library it loads when it is needed.
        .target(
            name: "CWebRTCShims",
            cxxSettings: [
                .headerSearchPath("headers"), .define("WEBRTC_AUDIO_PROCESSING_ONLY_BUILD"), .define("WEBRTC_POSIX"),
            ]
        ),
        .target(
            name: "SpeakStreamWebRTC",
            dependencies: ["SpeakStream", "SpeakStreamListening", "CWebRTCShims"],
            swiftSettings: settings
        ),
        // Of Debian's libtomlplusplus-dev: headers alone.
        .target(name: "CTOMLShims"),
        .target(
            name: "SpeakStreamVoices",
            dependencies: ["SpeakStream", "SpeakStreamText", "SpeakStreamEngines", "CTOMLShims"],
            swiftSettings: settings
        ),
        // Silero's ear for speech; its weights are a file that scripts/install-silero brings.
        .target(
            name: "SpeakStreamSilero",
            dependencies: ["SpeakStream", "SpeakStreamListening"],
            swiftSettings: settings
        ),
        // Of Debian's libsimdjson-dev; its pkg-config file has a flag that SwiftPM warns of.
        .target(name: "CSimdJSONShims", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "SpeakStreamUpstreams",
            dependencies: [
                "SpeakStream", "CSimdJSONShims", .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamNetwork",
            dependencies: ["SpeakStream", "SpeakStreamUpstreams"] + network,
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamControl",
            dependencies: ["SpeakStream", "CSpeakStreamShims"],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamRecord",
            dependencies: ["SpeakStream", "SpeakStreamText", "CSpeakStreamShims"],
            exclude: ["Record/events.schema.json"],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamTesting",
            dependencies: ["SpeakStream", "SpeakStreamText", "SpeakStreamListening"],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamRig",
            dependencies: [
                "SpeakStream", "SpeakStreamPulse",
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "SystemPackage", package: "swift-system"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "SpeakStreamCommand",
            dependencies: [
                "SpeakStream", "SpeakStreamText", "SpeakStreamESpeak", "SpeakStreamPulse", "SpeakStreamUpstreams",
                "SpeakStreamControl", "SpeakStreamListening", "SpeakStreamWebRTC", "SpeakStreamSilero",
                "SpeakStreamEngines",
                "SpeakStreamVoices", "SpeakStreamRecord",
                "CSpeakStreamShims",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "speakstream",
            dependencies: [
                "SpeakStream", "SpeakStreamCommand", .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "speakstream-network",
            dependencies: [
                "SpeakStream", "SpeakStreamText", "SpeakStreamESpeak", "SpeakStreamUpstreams", "SpeakStreamNetwork",
                "SpeakStreamCommand", "SpeakStreamVoices",
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
            name: "SpeakStreamRecordTests",
            dependencies: ["SpeakStreamRecord", "SpeakStream", "SpeakStreamText", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamESpeakTests",
            dependencies: ["SpeakStreamESpeak", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamEnginesTests",
            dependencies: [
                "SpeakStreamEngines", "SpeakStreamESpeak", "SpeakStreamPulse", "SpeakStreamRig", "SpeakStreamTesting",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamPulseTests",
            dependencies: ["SpeakStreamPulse", "SpeakStreamRig", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        // How loud something is to the ear; only the tests ask.
        .systemLibrary(
            name: "CEBUR128",
            path: "Tests/CEBUR128",
            pkgConfig: "libebur128",
            providers: [.apt(["libebur128-dev"])]
        ),
        .testTarget(
            name: "SpeakStreamVoicesTests",
            dependencies: [
                "SpeakStreamVoices", "SpeakStreamEngines", "SpeakStreamESpeak", "SpeakStreamTesting", "CEBUR128",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamListeningTests",
            dependencies: [
                "SpeakStreamListening", "SpeakStreamWebRTC", "SpeakStreamSilero", "SpeakStreamESpeak",
                "SpeakStreamPulse", "SpeakStreamRig", "SpeakStreamTesting",
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamUpstreamsTests",
            dependencies: ["SpeakStreamUpstreams", "SpeakStreamTesting"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamControlTests",
            dependencies: ["SpeakStreamControl", "SpeakStream", "SpeakStreamTesting", "SpeakStreamRig"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamCommandTests",
            dependencies: [
                "SpeakStreamCommand", "SpeakStream", "SpeakStreamESpeak", "SpeakStreamPulse", "SpeakStreamListening",
                "SpeakStreamTesting", "SpeakStreamVoices",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "SpeakStreamNetworkTests",
            dependencies: [
                "SpeakStreamNetwork", "SpeakStreamUpstreams", "SpeakStreamESpeak", "SpeakStreamPulse",
            ],
            swiftSettings: settings
        ),
        // Shows the keys that it is told of, at the pseudo-terminal of a test.
        .executableTarget(
            name: "key-probe",
            dependencies: ["SpeakStream", "SpeakStreamCommand"],
            path: "Tests/KeyProbe",
            swiftSettings: settings
        ),
        .testTarget(
            name: "EndToEndTests",
            dependencies: [
                "SpeakStreamRig", "SpeakStreamTesting", "SpeakStreamControl", "speakstream", "speakstream-network",
                "key-probe",
            ],
            exclude: ["Network/fault_server.py"],
            swiftSettings: settings
        ),
    ],
    // What the header of simdjson asks for.
    cxxLanguageStandard: .cxx17
)
