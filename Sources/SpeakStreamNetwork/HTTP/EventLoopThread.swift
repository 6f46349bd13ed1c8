#if Network
import NIOCore
import NIOPosix

/// Runs `body` with a thread for its connections.
///
/// - Parameter body: makes connections on the thread, and closes them.
/// - Returns: what `body` returns.
/// - Throws: what `body` throws.
func withEventLoopThread<Value>(_ body: (MultiThreadedEventLoopGroup) async throws -> Value) async throws -> Value {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    return try await withCleanUp {
        try await body(group)
    } cleanUp: {
        try? await group.shutdownGracefully()
    }
}

/// Runs `body`, and `cleanUp` behind it, however it ends: `defer` can not wait.
///
/// - Parameters:
///   - body: runs first.
///   - cleanUp: runs then.
/// - Returns: what `body` returns.
/// - Throws: what `body` throws.
func withCleanUp<Value>(_ body: () async throws -> Value, cleanUp: () async -> Void) async throws -> Value {
    let result: Result<Value, any Error>
    do {
        result = .success(try await body())
    } catch {
        result = .failure(error)
    }
    await cleanUp()
    return try result.get()
}
#endif
