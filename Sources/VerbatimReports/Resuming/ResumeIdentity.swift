internal import Foundation
internal import LanguagePacks
public import Verbatim

/// What an unfinished run and the one that goes on with it must have in common.
public struct ResumeIdentity: Codable, Sendable, Equatable {
  /// A file as it was when it was looked at.
  struct Stamp: Codable, Sendable, Equatable {
    let path: String
    let size: Int
    /// The time of its last change, in seconds and nanoseconds.
    let changed: [Int]
  }

  let version: String
  let options: String
  let words: String
  let inputs: [Stamp]
  /// What tells this run's files from those of all others.
  private(set) var run: String?

  init(version: String, options: String, words: String, inputs: [Stamp]) {
    (self.version, self.options, self.words, self.inputs) = (version, options, words, inputs)
  }

  /// The identity of a run: the options as they were given, as digests only, for a key may be among them.
  ///
  /// Throws ``ResumeError`` where an input is no file that can be read again.
  public init(version: String, arguments: [String], plan: PartialIdentity, inputs: [String]) throws {
    self.version = version
    options = ContentDigest.sha256(arguments.joined(separator: "\0").utf8)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    words = ContentDigest.sha256(try encoder.encode(plan))
    self.inputs = try inputs.map { try Self.stamp($0) }
  }

  /// The same, for a run that begins now.
  func begun() -> ResumeIdentity {
    var copy = self
    copy.run = String(UInt64.random(in: 0 ... .max), radix: 36)
    return copy
  }

  /// What has changed since `earlier`; nil for nothing.
  func difference(from earlier: ResumeIdentity) -> String? {
    if version != earlier.version { return "it was begun by another version, \(earlier.version)" }
    if inputs.map(\.path) != earlier.inputs.map(\.path) { return "it was begun with other inputs" }
    for (now, then) in zip(inputs, earlier.inputs) where now != then {
      return "'\(now.path)' was changed since it was begun"
    }
    if options != earlier.options { return "it was begun with other options" }
    return words == earlier.words ? nil : "it was begun with other lexicons, codebooks or corrections"
  }

  private static func stamp(_ path: String) throws(ResumeError) -> Stamp {
    var status = stat()
    guard path != "-", stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw ResumeError(
        file: path == "-" ? "standard input" : path, problem: "it cannot be read a second time",
        remedy: "save it to a file first, or leave out --resume")
    }
    return Stamp(
      path: path, size: Int(status.st_size), changed: [status.st_mtim.tv_sec, status.st_mtim.tv_nsec])
  }
}

/// Why a run cannot go on where another stopped.
public struct ResumeError: Error, Sendable, CustomStringConvertible {
  let file: String
  let problem: String
  let remedy: String

  /// A line for the user.
  public var description: String { "\(file): \(problem); \(remedy)" }
}
