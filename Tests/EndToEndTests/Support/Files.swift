import SpeakStreamRig

/// Runs a closure with a folder of its own.
func withFolder<Result>(_ body: (String) async throws -> Result) async throws -> Result {
    let folder = try TemporaryFolder(name: "speakstream-e2e")
    defer { folder.remove() }
    return try await body(folder.path)
}
