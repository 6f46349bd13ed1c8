import CSpeakStreamShims
import Glibc

/// A thread for calls that block, which the cooperative pool must never make.
package enum Thread {
    /// Starts a thread of its own that runs `body` and ends; nothing joins it.
    ///
    /// - Parameters:
    ///   - name: what `top -H` and debuggers show, at most 15 UTF-8 bytes.
    ///   - body: what it runs.
    package static func start(_ name: String, _ body: @escaping @Sendable () -> Void) {
        let box = Unmanaged.passRetained(Body(name: name, run: body))
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        var thread = pthread_t()
        let status = pthread_create(&thread, &attributes, threadMain, box.toOpaque())
        pthread_attr_destroy(&attributes)
        // Out of threads at start-up: nothing of the pipeline could run, and there is no caller who could mend it.
        precondition(status == 0, "pthread_create failed with \(status)")
    }

    private final class Body: Sendable {
        let name: String
        let run: @Sendable () -> Void

        init(name: String, run: @escaping @Sendable () -> Void) {
            self.name = name
            self.run = run
        }
    }

    fileprivate static func enter(_ argument: UnsafeMutableRawPointer) {
        let body = Unmanaged<Body>.fromOpaque(argument).takeRetainedValue()
        speakstream_set_thread_name(body.name)
        body.run()
    }
}

// At file scope: a closure literal formed under a global actor and called on another thread traps.
private func threadMain(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let argument { Thread.enter(argument) }
    return nil
}
