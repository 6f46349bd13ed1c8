internal import SystemPackage

/// Reads a whole file.
///
/// - Parameter path: The file.
/// - Returns: Its bytes.
/// - Throws: `Errno` when it cannot be read.
public func readFile(_ path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    return try file.closeAfter {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while case let count = try buffer.withUnsafeMutableBytes({ try file.read(into: $0) }), count > 0 {
            bytes += buffer[..<count]
        }
        return bytes
    }
}

/// Writes a whole file, replacing what was there.
///
/// - Parameters:
///   - bytes: What is to be in it.
///   - path: The file.
/// - Throws: `Errno` when it cannot be written.
public func writeFile(_ bytes: some Sequence<UInt8>, to path: String) throws {
    let file = try FileDescriptor.open(
        FilePath(path),
        .writeOnly,
        options: [.create, .truncate, .closeOnExec],
        permissions: [.ownerReadWrite, .groupRead, .otherRead]
    )
    _ = try file.closeAfter { try file.writeAll(bytes) }
}
