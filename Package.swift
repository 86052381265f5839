// swift-tools-version: 6.2
import PackageDescription

// The targets from top to bottom are the data flow: bytes -> tokens -> packs -> analysis -> statistics -> views.
// An arrow may only point up this list; Scripts/check-imports.sh verifies every `import` against it.

let strict: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (Context.environment["CI"] == "true" ? [.treatAllWarnings(as: .error)] : [])

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")

let package = Package(
  name: "verbatim",
  products: [
    .library(name: "Verbatim", targets: ["Verbatim"]),
    .library(name: "TextAnalysis", targets: ["LanguagePacks", "TextAnalysis"]),
    // Every module that reads or writes files of strangers: what Fuzzing/ builds on.
    .library(
      name: "VerbatimModules",
      targets: [
        "AgentServer", "CommentSources", "LanguagePacks", "ProjectSettings", "Redaction",
        "SpreadsheetSources",
        "TextAnalysis", "TranscriptSources", "Verbatim", "VerbatimModel", "VerbatimReports", "WorkbookFiles",
      ]),
    .executable(name: "verbatim", targets: ["VerbatimCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .target(name: "CICUShim", dependencies: ["CICU"]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CXlsxWriter", pkgConfig: "xlsxwriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .systemLibrary(name: "CLAPACK", pkgConfig: "lapacke", providers: [.apt(["liblapacke-dev"])]),
    .target(name: "CLexiconData", exclude: ["codebooks"]),
    .target(name: "CByteScan"),
    library("VerbatimModel"),
    library("UnicodeText", ["CICUShim", "VerbatimModel"]),
    library("LanguagePacks", ["CLexiconData", "CStemmer", "UnicodeText", "VerbatimModel", yams]),
    library("TextAnalysis", ["CByteScan", "LanguagePacks", "UnicodeText", "VerbatimModel"]),
    library("RootCause", ["VerbatimModel"]),
    library("DriverAnalysis", ["CLAPACK", "RootCause", "VerbatimModel"]),
    library("CommentSources", ["CByteScan", "LanguagePacks", "UnicodeText", "VerbatimModel"]),
    library("SpreadsheetSources", ["CExpat", "CZlib", "CommentSources", "VerbatimModel"]),
    library("TranscriptSources", ["CommentSources", "LanguagePacks", "VerbatimModel"]),
    library("Redaction", ["LanguagePacks", "UnicodeText", "VerbatimModel"]),
    library("Evaluation"),
    library("ProjectSettings", ["VerbatimModel", yams]),
    library(
      "Verbatim",
      [
        "CommentSources", "DriverAnalysis", "Evaluation", "LanguagePacks", "Redaction", "RootCause",
        "TextAnalysis", "TranscriptSources", "VerbatimModel",
      ]),
    library(
      "VerbatimReports",
      [
        "CommentSources", "DriverAnalysis", "Evaluation", "LanguagePacks", "Redaction", "RootCause",
        "TextAnalysis", "TranscriptSources", "UnicodeText", "Verbatim", "VerbatimModel",
      ]),
    library(
      "AgentServer",
      [
        "CommentSources", "LanguagePacks", "Redaction", "TextAnalysis", "TranscriptSources", "Verbatim",
        "VerbatimModel", "VerbatimReports",
      ]),
    library(
      "SQLiteFiles",
      ["CSQLite", "CommentSources", "TextAnalysis", "Verbatim", "VerbatimModel", "VerbatimReports"]),
    library(
      "WorkbookFiles",
      [
        "CXlsxWriter", "CommentSources", "DriverAnalysis", "LanguagePacks", "RootCause",
        "SpreadsheetSources", "TextAnalysis", "Verbatim",
        "VerbatimModel", "VerbatimReports",
      ]),
    .executableTarget(name: "PackCodebooks", dependencies: ["LanguagePacks"], swiftSettings: strict),
    .executableTarget(
      name: "VerbatimCommand",
      dependencies: [
        "AgentServer", "CByteScan", "Verbatim", "VerbatimReports", "CommentSources", "Evaluation",
        "LanguagePacks",
        "ProjectSettings", "Redaction", "RootCause", "SQLiteFiles", "SpreadsheetSources", "TextAnalysis",
        "TranscriptSources", "UnicodeText", "VerbatimModel", "WorkbookFiles", argumentParser,
      ],
      swiftSettings: strict),
    tests("RootCauseTests", ["RootCause", "VerbatimModel"], exclude: ["Reference"]),
    tests("DriverAnalysisTests", ["DriverAnalysis", "RootCause", "VerbatimModel"], exclude: ["Reference"]),
    tests("UnicodeTextTests", ["UnicodeText"]),
    tests("LanguagePacksTests", ["LanguagePacks", "VerbatimModel"]),
    tests(
      "CodebookTests",
      [
        "CommentSources", "LanguagePacks", "RootCause", "TextAnalysis", "Verbatim", "VerbatimModel",
        "VerbatimReports",
      ]),
    tests("TextAnalysisTests", ["LanguagePacks", "TextAnalysis", "UnicodeText", "VerbatimModel"]),
    tests(
      "TranscriptSourcesTests", ["CommentSources", "LanguagePacks", "TranscriptSources", "VerbatimModel"]),
    tests("RedactionTests", ["LanguagePacks", "Redaction", "VerbatimModel"]),
    tests("EvaluationTests", ["Evaluation"], exclude: ["Reference"]),
    tests("LanguageTests", ["LanguagePacks", "TextAnalysis", "UnicodeText", "VerbatimModel"]),
    tests(
      "CommentSourcesTests", ["CommentSources", "LanguagePacks", "VerbatimModel"], exclude: ["Reference"]),
    tests("VerbatimReportsTests", ["CommentSources", "LanguagePacks", "Verbatim", "VerbatimReports"]),
    tests("ProjectSettingsTests", ["ProjectSettings"]),
    tests(
      "SQLiteFilesTests",
      [
        "CommentSources", "LanguagePacks", "RootCause", "SQLiteFiles", "SpreadsheetSources", "TextAnalysis",
        "Verbatim",
        "VerbatimModel", "VerbatimReports",
      ]),
    tests(
      "WorkbookFilesTests",
      [
        "CommentSources", "LanguagePacks", "RootCause", "SpreadsheetSources", "TextAnalysis", "Verbatim",
        "VerbatimModel", "VerbatimReports", "WorkbookFiles",
      ]),
    tests("VerbatimTests", ["CommentSources", "RootCause", "TextAnalysis", "Verbatim", "VerbatimModel"]),
    tests("CommandLineTests", ["VerbatimCommand"]),
    tests("CorpusTests", ["CommentSources", "Verbatim"]),
    tests(
      "SpreadsheetSourcesTests", ["CommentSources", "SpreadsheetSources", "VerbatimModel"],
      exclude: ["Reference"]),
  ],
  cLanguageStandard: .c2x
)
