internal import Glibc

/// Where output goes: standard output, a pipe or device, or a file that is complete or absent, never half.
///
/// A file is written under a temporary name beside its place and renamed when it is finished. A symbolic link stays, and
/// the file that it leads to is replaced; pipes and devices are written as they are. Data cannot steer a terminal, by
/// whatever name it is written to: what would is replaced here, and nowhere else.
public struct OutputFile: ~Copyable {
  private let descriptor: Int32
  private let path: String?
  private var file: TemporaryFile?
  private var isOpen: Bool
  private let keepsColours: Bool
  private let isTerminal: Bool

  /// Opens `path`; nil or `-` for standard output.
  ///
  /// With `keepsColours`, a terminal gets the colours of a table.
  public init(path: String?, keepsColours: Bool = false) throws(OutputError) {
    self.path = path == "-" ? nil : path
    self.keepsColours = keepsColours
    switch try OutputPlace(path) {
    case .standardOutput:
      descriptor = STDOUT_FILENO
      file = nil
      isOpen = false
    case .stream(let name):
      let opened = open(name, O_WRONLY | O_CLOEXEC | O_NOCTTY)
      guard opened >= 0 else { throw OutputError(path: name, code: errno) }
      descriptor = opened
      file = nil
      isOpen = true
    case .file(let destination, let mode):
      let made = try TemporaryFile(for: destination, mode: mode, shown: path ?? destination)
      descriptor = made.descriptor
      file = consume made
      isOpen = false
    }
    isTerminal = isatty(descriptor) == 1
  }

  deinit { if isOpen { close(descriptor) } }

  /// Writes all the bytes: whole lines, or all there is.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    let isFile =
      switch file {
      case .none: false;
      case .some: true
      }
    let bytes = isTerminal ? TerminalText.inert(bytes, keepsColours: keepsColours) : bytes
    try Self.write(bytes, to: descriptor, path: path, rest: isFile ? .nothing : .part)
  }

  /// Puts the finished file in its place, with the permissions of the file that it replaces, or those that new files get.
  public mutating func finish() throws(OutputError) {
    if isOpen {
      isOpen = false
      guard close(descriptor) == 0 else { throw OutputError(path: path, code: errno, rest: .part) }
    }
    try file?.finish()
  }

  /// Writes all the bytes, however many calls that takes.
  static func write(
    _ bytes: [UInt8], to descriptor: Int32, path: String?, rest: OutputError.Rest
  ) throws(OutputError) {
    var offset = 0
    while offset < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress?.advanced(by: offset), buffer.count - offset)
      }
      if written < 0 {
        if errno == EINTR { continue }
        throw OutputError(path: path, code: errno, rest: rest)
      }
      offset += written
    }
  }
}
