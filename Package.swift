// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "convenor",
    products: [
        .executable(name: "convenor", targets: ["convenor"]),
        .executable(name: "bench", targets: ["ConvenorBench"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-asn1.git", from: "1.7.4"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", from: "1.34.1"),
        .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        // Pure: rules, words, dates.
        .target(
            name: "ConvenorCore",
            dependencies: [.product(name: "HashTreeCollections", package: "swift-collections")],
            swiftSettings: house),
        // The one path, the workers, the seams.
        .target(
            name: "ConvenorEngine",
            dependencies: [
                "ConvenorCore",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Mustache", package: "swift-mustache"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        // One technology each.
        .target(
            name: "ConvenorSQLite",
            dependencies: [
                "ConvenorCore", "ConvenorEngine", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: house),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CGMime", pkgConfig: "gmime-3.0", providers: [.apt(["libgmime-3.0-dev"])]),
        .target(
            name: "ConvenorCurl", dependencies: ["ConvenorCore", "ConvenorEngine", "CCurl", "CGMime"],
            swiftSettings: house),
        .target(
            name: "ConvenorYAML",
            dependencies: ["ConvenorCore", "ConvenorEngine", .product(name: "Yams", package: "Yams")],
            swiftSettings: house),
        .systemLibrary(name: "CICal", pkgConfig: "libical", providers: [.apt(["libical-dev"])]),
        .target(
            name: "ConvenorCalendar", dependencies: ["ConvenorCore", "ConvenorEngine", "CICal"], swiftSettings: house),
        .target(
            name: "ConvenorPlatforms",
            dependencies: [
                "ConvenorCore", "ConvenorEngine", .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "CryptoExtras", package: "swift-crypto"),
                .product(name: "SwiftASN1", package: "swift-asn1"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        .target(
            name: "ConvenorHTTP",
            dependencies: [
                "ConvenorCore", "ConvenorEngine",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        // Pages, answers by link, feeds and documents: what people see who open a link.
        .target(name: "ConvenorPages", dependencies: ["ConvenorCore", "ConvenorEngine"], swiftSettings: house),
        // Documents as PDF, by a program that is installed beside.
        .target(name: "ConvenorPrint", dependencies: ["ConvenorPages"], swiftSettings: house),
        // What swift-metrics is told, as text for Prometheus.
        .target(
            name: "ConvenorMetrics",
            dependencies: ["ConvenorCore", "ConvenorEngine", .product(name: "CoreMetrics", package: "swift-metrics")],
            swiftSettings: house),
        // config/ is compiled in, so that the program runs from any folder.
        .target(
            name: "ConvenorDefaults", path: "config", exclude: ["examples"], sources: ["Defaults.swift"],
            resources: [
                .embedInCode("convenor.yaml"), .embedInCode("people.yaml"), .embedInCode("subscribers.yaml"),
                .embedInCode("agendas"),
                .embedInCode("pages"),
                .embedInCode("templates"),
            ], swiftSettings: house),
        // Settings, wiring, console.
        .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .executableTarget(
            name: "convenor",
            dependencies: [
                "ConvenorCore", "ConvenorEngine", "ConvenorSQLite", "ConvenorCurl", "ConvenorYAML",
                "ConvenorCalendar", "ConvenorDefaults", "ConvenorHTTP", "ConvenorMetrics", "ConvenorPages",
                "ConvenorPlatforms", "ConvenorPrint", "CEdit",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ], swiftSettings: house),
        // Measurements, for scripts/bench.
        .executableTarget(
            name: "ConvenorBench",
            dependencies: [
                "ConvenorCore", "ConvenorEngine", "ConvenorSQLite", "ConvenorCurl", "ConvenorYAML",
                "ConvenorCalendar", "ConvenorDefaults", "Scenarios",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ], swiftSettings: house),
        .testTarget(
            name: "CoreTests", dependencies: ["ConvenorCalendar", "ConvenorCore"], exclude: ["Fixtures"],
            swiftSettings: house),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "ConvenorSQLite", "ConvenorEngine", "ConvenorCore", "TestSupport",
                .product(name: "GRDB", package: "GRDB.swift"),
            ], exclude: ["Fixtures"], swiftSettings: house),
        // Servers, parsers and processes that several test targets need.
        .target(
            name: "TestSupport", path: "Tests/Support", exclude: ["Servers", "requirements.txt"], swiftSettings: house),
        .testTarget(
            name: "MailTests", dependencies: ["ConvenorCurl", "ConvenorEngine", "ConvenorCore", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "CallbackTests", dependencies: ["ConvenorCurl", "ConvenorEngine", "TestSupport"],
            swiftSettings: house),
        .testTarget(
            name: "YAMLTests",
            dependencies: ["ConvenorCalendar", "ConvenorYAML", "ConvenorDefaults", "ConvenorEngine", "ConvenorCore"],
            swiftSettings: house),
        .testTarget(
            name: "CalendarTests",
            dependencies: ["ConvenorCalendar", "ConvenorCurl", "ConvenorEngine", "ConvenorCore", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "PlatformTests",
            dependencies: ["ConvenorPlatforms", "ConvenorEngine", "ConvenorCore", "TestSupport"],
            exclude: ["Fixtures"], swiftSettings: house),
        .testTarget(
            name: "DoorTests",
            dependencies: [
                "ConvenorEngine", "ConvenorHTTP", "ConvenorMetrics", "TestSupport",
                .product(name: "CoreMetrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ], swiftSettings: house),
        .testTarget(
            name: "PageTests",
            dependencies: [
                "ConvenorPages", "ConvenorPrint", "ConvenorHTTP", "ConvenorDefaults", "ConvenorPlatforms",
                "ConvenorSQLite",
                "ConvenorCurl", "ConvenorYAML", "ConvenorCalendar", "ConvenorEngine", "ConvenorCore", "Scenarios",
                "TestSupport",
                .product(name: "Logging", package: "swift-log"),
            ], path: "Tests/Pages", exclude: ["samples"], swiftSettings: house),
        // Invented worlds that tests and measurements share.
        .target(
            name: "Scenarios",
            dependencies: [
                "ConvenorCalendar", "ConvenorDefaults", "ConvenorCurl", "ConvenorYAML", "ConvenorEngine",
                "ConvenorCore", .product(name: "Logging", package: "swift-log"),
            ], path: "Tests/Scenarios", swiftSettings: house),
        // A year of follow-up as a process of its own, to be killed.
        .executableTarget(
            name: "ConvenorYear",
            dependencies: ["ConvenorSQLite", "ConvenorCurl", "ConvenorEngine", "ConvenorCore", "Scenarios"],
            path: "Tests/Year", swiftSettings: house),
        // Conversations: the engine, whole, with simulated time.
        .testTarget(
            name: "TranscriptTests",
            dependencies: [
                "ConvenorYAML", "ConvenorCalendar", "ConvenorDefaults", "ConvenorSQLite", "ConvenorCurl",
                "ConvenorPlatforms", "ConvenorEngine", "ConvenorCore", "Scenarios", "TestSupport",
            ], path: "Tests/Transcripts", exclude: ["README.md"], swiftSettings: house),
        // The built program as a process.
        .testTarget(
            name: "ProgramTests",
            dependencies: [
                "convenor", "ConvenorYear", "TestSupport", .product(name: "Crypto", package: "swift-crypto"),
            ],
            exclude: ["Meetings"], swiftSettings: house),
    ],
    swiftLanguageModes: [.v6]
)

// A coverage-guided fuzzer on each decoder, for scripts/fuzz alone: it has no main, which libFuzzer brings.
if Context.environment["CONVENOR_FUZZ"] != nil {
    package.targets.append(
        .executableTarget(
            name: "ConvenorFuzz", dependencies: ["ConvenorCore", "ConvenorEngine", "ConvenorPlatforms"],
            path: "Tests/Fuzz", swiftSettings: house,
            linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}
