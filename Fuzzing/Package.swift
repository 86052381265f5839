// swift-tools-version: 6.2
import PackageDescription

// Built by Scripts/fuzz.sh, which adds the flags that count the edges a run goes through.
let package = Package(
  name: "verbatim-fuzz",
  dependencies: [.package(name: "verbatim", path: "..")],
  targets: [
    .target(name: "CFuzzer"),
    .executableTarget(
      name: "VerbatimFuzz",
      dependencies: ["CFuzzer", .product(name: "VerbatimModules", package: "verbatim")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]),
  ]
)
