import Glibc
import SpeakStream

/// Runs the command's tasks on a thread of ours instead of Dispatch's pool.
///
/// The command needs no pool: it waits. And Dispatch, once touched, wakes up every second for the rest of the process's
/// life to see how its workers are, which would be all that an idle speakstream does.
package enum Program {
    /// Parses the arguments, runs, and exits.
    package static func run<Network: NetworkPart>(_ network: Network.Type) -> Never {
        let executor = ThreadTaskExecutor(name: "tasks")
        let status = Monitor<Int32?>(nil)
        Task(executorPreference: executor) {
            let result = await Start<Network>.run(Array(CommandLine.arguments.dropFirst()))
            status.signal { $0 = result }
        }
        exit(status.wait { $0 } ?? ExitStatus.software.rawValue)
    }
}

/// A task executor with one thread.
private final class ThreadTaskExecutor: TaskExecutor {
    private let thread: ThreadExecutor

    init(name: String) {
        self.thread = ThreadExecutor(name: name)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.thread.perform { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
