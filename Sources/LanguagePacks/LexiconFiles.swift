internal import CLexiconData
internal import Foundation

/// Where lexicon files come from: those inside the program, with a folder laid over them.
///
/// A language folder that has a `language.json` is complete and takes the place of the built-in one; without it, its
/// entries are added to the built-in ones and win where they are the same.
public struct LexiconFiles: Sendable {
  /// One file with its bytes.
  public struct File: Sendable {
    /// The name below the lexicon folder, such as `nl/negators.tsv`.
    public let name: String
    /// The content.
    public let bytes: [UInt8]
    /// Whether it came from a folder the user gave.
    public let isOverlay: Bool
  }

  /// The folder that was laid over the built-in files, if any.
  public let folder: String?
  private let overlay: [String: [UInt8]]
  /// Names of built-in files that are left out.
  private var ignored: Set<String> = []

  /// The files inside the program alone.
  public static let embedded = LexiconFiles(folder: nil, overlay: [:])

  private init(folder: String?, overlay: [String: [UInt8]]) {
    self.folder = folder
    self.overlay = overlay
  }

  /// The built-in files with those of `folder` laid over them.
  public init(folder: String) throws(LexiconError) {
    guard PathCheck.isFolder(folder) else {
      throw LexiconError(
        file: folder, problem: "there is no such lexicon folder",
        remedy: "give --lexicons a folder with nl/, sv/, en/ … inside")
    }
    var overlay: [String: [UInt8]] = [:]
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted()
    where name.hasSuffix(".tsv") || name.hasSuffix(".txt") || name.hasSuffix(".json")
      || name.hasSuffix(".yaml") || Self.isTemplate(name)
    {
      guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
        throw LexiconError(
          file: folder + "/" + name, problem: "the file cannot be read", remedy: "check its permissions")
      }
      overlay[name] = [UInt8](data)
    }
    guard !overlay.isEmpty else {
      throw LexiconError(
        file: folder, problem: "there is no lexicon file in it",
        remedy: "give --lexicons a folder with nl/, sv/, en/ … inside; 'verbatim lexicons export' makes one")
    }
    self.init(folder: folder, overlay: overlay)
  }

  /// Whether it is a part of the report's page.
  private static func isTemplate(_ name: String) -> Bool {
    name.hasPrefix("report/") && [".html", ".css", ".js"].contains { name.hasSuffix($0) }
  }

  /// The names of the files in the folder that was laid over the built-in ones.
  var overlayNames: [String] { Array(overlay.keys) }

  /// The same with lines added to one file.
  public func adding(_ lines: String, to name: String) -> LexiconFiles {
    var overlay = overlay
    overlay[name, default: []] += Array(("\n" + lines).utf8)
    var copy = LexiconFiles(folder: folder, overlay: overlay)
    copy.ignored = ignored
    return copy
  }

  /// The same without the learned weights inside the program: what was written by hand alone.
  public var withoutLearned: LexiconFiles {
    var copy = self
    copy.ignored.formUnion(Self.embeddedNames.filter { $0.hasSuffix("/learned.tsv") })
    return copy
  }

  /// The codes of the languages there are, in alphabetical order.
  public var languages: [String] {
    var codes = Set<String>()
    for name in Self.embeddedNames + Array(overlay.keys) where name.hasSuffix("/language.json") {
      codes.insert(String(name.dropLast("/language.json".count)))
    }
    return codes.sorted()
  }

  /// The files with this name, the built-in one first; the overlay's alone where it replaces.
  public func files(_ name: String) -> [File] {
    var found: [File] = []
    let language = name.split(separator: "/").first.map(String.init) ?? ""
    let isReplaced = overlay["\(language)/language.json"] != nil
    if !isReplaced, !ignored.contains(name), let bytes = Self.embeddedBytes(name) {
      found.append(File(name: name, bytes: bytes, isOverlay: false))
    }
    if let bytes = overlay[name] {
      found.append(File(name: (folder.map { $0 + "/" } ?? "") + name, bytes: bytes, isOverlay: true))
    }
    return found
  }

  /// The names of all files there are, in order: built-in ones and those laid over them.
  public var names: [String] {
    Set(Self.embeddedNames.filter { !ignored.contains($0) } + overlay.keys).sorted()
  }

  /// The file that is in force under this name, or nil.
  public func file(_ name: String) -> File? { files(name).last }

  /// The names of all files inside the program, in order.
  public static let embeddedNames: [String] = (0..<Int(verbatim_lexicon_count())).compactMap { index in
    verbatim_lexicon_name(Int32(index)).map { String(cString: $0) }
  }

  private static let embeddedIndex = Dictionary(
    uniqueKeysWithValues: embeddedNames.enumerated().map { ($1, Int32($0)) })

  /// The bytes of a built-in file.
  public static func embeddedBytes(_ name: String) -> [UInt8]? {
    guard let index = embeddedIndex[name], let bytes = verbatim_lexicon_bytes(index) else { return nil }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(verbatim_lexicon_size(index))))
  }
}

extension LexiconFiles {
  /// The packed form of a built-in codebook and the YAML it was made of; nil where another file is in force under its name.
  func packedCodebook(
    _ name: String
  ) -> (packed: UnsafeBufferPointer<UInt8>, yaml: UnsafeBufferPointer<UInt8>)? {
    guard !overlayNames.contains(name), let index = Self.embeddedIndex[name],
      let packed = verbatim_packed_bytes(index), let yaml = verbatim_lexicon_bytes(index)
    else { return nil }
    return (
      UnsafeBufferPointer(start: packed, count: Int(verbatim_packed_size(index))),
      UnsafeBufferPointer(start: yaml, count: Int(verbatim_lexicon_size(index)))
    )
  }

  /// The fingerprint of all files in force, as `sha256:…`: two results with the same one used the same words.
  public var digest: String {
    var hash = SHA256()
    // How a report looks is no part of what was found.
    for name in Set(Self.embeddedNames + overlayNames).sorted() where !name.hasPrefix("report/") {
      for file in files(name) {
        hash.update(name.utf8)
        hash.update([0])
        hash.update(file.bytes)
      }
    }
    return "sha256:" + hash.finish()
  }
}
