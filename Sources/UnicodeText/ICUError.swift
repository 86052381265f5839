internal import CICUShim

/// A failure that ICU reported, with its name for a message.
public struct ICUError: Error, CustomStringConvertible, Sendable {
  /// ICU's status code, above zero.
  public let code: Int32
  /// What was being done.
  public let operation: String

  /// A sentence for the user.
  public var description: String {
    "ICU could not \(operation): \(String(cString: verbatim_icu_error_name(code)))"
  }

  /// Throws when `code` is a failure; ICU's warnings are negative and pass.
  static func check(_ code: Int32, _ operation: @autoclosure () -> String) throws(ICUError) {
    if code > 0 { throw ICUError(code: code, operation: operation()) }
  }
}

/// The versions of ICU and of the Unicode standard in use, for the metadata of every result.
public enum ICUVersion {
  /// ICU's version, for example `72.1`.
  public static var icu: String { read(verbatim_icu_version) }
  /// The Unicode standard's version, for example `15.0`.
  public static var unicode: String { read(verbatim_unicode_version) }

  private static func read(_ fill: (UnsafeMutablePointer<CChar>) -> Void) -> String {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 32) { buffer in
      guard let base = buffer.baseAddress else { return "" }
      fill(base)
      return String(cString: base)
    }
  }
}
