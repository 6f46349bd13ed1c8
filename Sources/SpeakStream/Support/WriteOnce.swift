import CSpeakStreamShims
import Glibc

/// Writes what there is room for in one call, without SIGPIPE where nobody reads any more.
///
/// The signal must not end this process, nor may it be ignored for all: children would inherit that.
///
/// - Returns: how many bytes were taken; -1 when the write failed, and `errno` has the reason.
package func writeOnce(_ bytes: some Collection<UInt8>, to descriptor: Int32) -> Int {
    var pipeSignal = sigset_t()
    sigemptyset(&pipeSignal)
    sigaddset(&pipeSignal, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
    let count =
        bytes.withContiguousStorageIfAvailable { write(descriptor, $0.baseAddress, $0.count) }
        ?? Array(bytes).withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let failure = errno
    if count < 0, failure == EPIPE { speakstream_take_pending(&pipeSignal) }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    errno = failure
    return count
}
