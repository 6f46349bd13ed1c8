internal import Glibc

/// The work of a thread on its way through the `void *` of `pthread_create`.
private final class Work: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
        self.body = body
    }
}

// At file scope because a closure literal formed in a main-actor context traps when another thread calls it.
private func runWork(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    Unmanaged<Work>.fromOpaque(argument!).takeRetainedValue().body()
    return nil
}

/// Starts a detached thread, for work that blocks in C.
///
/// - Parameter body: What the thread does; the thread ends with it.
public func startThread(_ body: @escaping @Sendable () -> Void) {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    var thread = pthread_t()
    let status = pthread_create(&thread, &attributes, runWork, Unmanaged.passRetained(Work(body)).toOpaque())
    precondition(status == 0, "pthread_create failed with \(status)")
}

/// Runs blocking work on a thread of its own, so that the cooperative pool (two threads on two cores) stays free.
///
/// Cancellation does not reach the work: bound it by a timeout of its own.
///
/// - Parameter work: The work, which may block.
/// - Returns: What the work returned.
public func onThread<Result: Sendable>(_ work: @escaping @Sendable () -> Result) async -> Result {
    await withCheckedContinuation { continuation in
        startThread { continuation.resume(returning: work()) }
    }
}
