internal import Foundation

/// What stands at a path.
public enum PathCheck {
  /// Whether it is a folder, where a file was asked for.
  public static func isFolder(_ path: String) -> Bool {
    var isDirectory: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
  }
}
