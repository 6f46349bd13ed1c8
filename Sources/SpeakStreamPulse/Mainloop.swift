internal import CPulseSimple

/// Waits until a main loop of libpulse has something to do, at most for so long, and does it.
///
/// - Parameters:
///   - mainloop: made by `pa_mainloop_new`, on the thread that has it.
///   - timeout: how long; nil to wait for ever.
/// - Returns: false if it failed.
func iterate(_ mainloop: OpaquePointer, timeout: Duration?) -> Bool {
    let limit = timeout.map { Int32(Swift.min(Swift.max(0, $0 / .microseconds(1)), 1e9)) } ?? -1
    return pa_mainloop_prepare(mainloop, limit) >= 0 && pa_mainloop_poll(mainloop) >= 0
        && pa_mainloop_dispatch(mainloop) >= 0
}
