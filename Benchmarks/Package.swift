// swift-tools-version: 6.2
import PackageDescription

// Timings of the stages, and of the tokenizer beside ICU's; Scripts/bench.sh runs the second, `swift package --package-path Benchmarks benchmark` the first.
let package = Package(
  name: "verbatim-benchmarks",
  dependencies: [
    .package(name: "verbatim", path: ".."),
    // Without its counts of allocations, which need a library of its own.
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "TokenizerSpeed",
      dependencies: [.product(name: "TextAnalysis", package: "verbatim")],
      path: "TokenizerSpeed",
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]),
    .executableTarget(
      name: "Stages",
      dependencies: [
        .product(name: "Benchmark", package: "benchmark"), .product(name: "Verbatim", package: "verbatim"),
      ],
      path: "Stages",
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)
