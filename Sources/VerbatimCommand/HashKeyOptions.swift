import ArgumentParser
import CommentSources
import Foundation

/// The secret of keyed markers: on the command line, where others on the machine can see it, in the environment, or in a file.
struct HashKeyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Mask with a keyed hash, the same for the same person everywhere; at least 8 bytes. Others on the machine can see it here: name a file, or set VERBATIM_HASH_KEY.",
      valueName: "key"))
  var hashKey: String?

  @Option(help: ArgumentHelp("A file with the key of --hash-key and nothing else.", valueName: "file"))
  var hashKeyFile: String?

  /// Whether a key was given.
  var isGiven: Bool { hashKey != nil || hashKeyFile != nil }

  /// The fewest bytes of a key that is not guessed in no time.
  private static let shortest = 8

  func validate() throws {
    if hashKey != nil, hashKeyFile != nil {
      throw ValidationError("--hash-key and --hash-key-file both name a key: give one of them")
    }
    if let hashKey { try Self.check(hashKey, "--hash-key") }
  }

  /// The key; nil for numbered markers.
  func key() throws -> String? {
    guard let hashKeyFile else { return hashKey }
    guard let data = FileManager.default.contents(atPath: hashKeyFile),
      let text = String(data: data, encoding: .utf8)
    else {
      throw ValidationError("--hash-key-file: '\(hashKeyFile)' cannot be read as UTF-8 text; check its name")
    }
    FilesRead.note(hashKeyFile)
    let key = text.trimmingCharacters(in: .whitespacesAndNewlines)
    try Self.check(key, "--hash-key-file")
    return key
  }

  private static func check(_ key: String, _ option: String) throws {
    guard key.utf8.count < shortest else { return }
    throw ValidationError("\(option) is too short: use a secret of at least \(shortest) bytes")
  }
}
