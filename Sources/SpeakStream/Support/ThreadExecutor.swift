import Glibc

/// A serial executor on a thread of its own, with an alarm.
///
/// Blocking work and the conductor's timing stay clear of the cooperative pool, which has one thread a core and may
/// be kept busy by the program that embeds us. The thread ends when the last reference to the executor is dropped.
package final class ThreadExecutor: SerialExecutor {
    private enum Item {
        case job(UnownedJob)
        case work(@Sendable () -> Void)
    }

    private struct State {
        var items: [Item] = []
        var alarm: Duration?
        var onAlarm: (@Sendable () -> Void)?
        var stopped = false
        var thread: pthread_t?

        /// What is to be done next, if anything.
        mutating func next() -> Turn? {
            if !self.items.isEmpty {
                defer { self.items.removeAll(keepingCapacity: true) }
                return .run(self.items)
            }
            if let alarm = self.alarm, alarm <= MonotonicTime.now(), let onAlarm = self.onAlarm {
                self.alarm = nil
                return .alarm(onAlarm)
            }
            return self.stopped ? .stop : nil
        }
    }

    private enum Turn {
        case run([Item])
        case alarm(@Sendable () -> Void)
        case stop
    }

    private let monitor = Monitor(State())

    /// Starts the thread under `name` (at most 15 UTF-8 bytes).
    package init(name: String) {
        let monitor = self.monitor
        let executor = UncheckedExecutor(executor: self.asUnownedSerialExecutor())
        Thread.start(name) { Self.loop(monitor, executor) }
    }

    deinit {
        self.monitor.signal { $0.stopped = true }
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        self.monitor.signal { $0.items.append(.job(job)) }
    }

    /// Runs `work` on the thread, after all that was given to it before.
    package func perform(_ work: @escaping @Sendable () -> Void) {
        self.monitor.signal { $0.items.append(.work(work)) }
    }

    /// Runs `onAlarm` on the thread once, at the given monotonic time; replaces the alarm set before, nil only clears it.
    package func setAlarm(_ time: Duration?, _ onAlarm: @escaping @Sendable () -> Void) {
        self.monitor.signal {
            $0.alarm = time
            $0.onAlarm = onAlarm
        }
    }

    package func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }

    package func isIsolatingCurrentContext() -> Bool? {
        self.monitor.withLock { $0.thread.map { pthread_equal($0, pthread_self()) != 0 } ?? false }
    }

    package func checkIsolated() {
        precondition(self.isIsolatingCurrentContext() == true, "not on the executor's thread")
    }

    private static func loop(_ monitor: Monitor<State>, _ executor: UncheckedExecutor) {
        monitor.withLock { $0.thread = pthread_self() }
        while true {
            switch monitor.wait(until: { $0.alarm }, { $0.next() }) {
            case .run(let items):
                for item in items {
                    switch item {
                    case .job(let job): job.runSynchronously(on: executor.executor)
                    case .work(let work): work()
                    }
                }
            case .alarm(let onAlarm): onAlarm()
            case .stop: return
            case nil: break
            }
        }
    }
}

/// The executor as its own thread holds it: without owning it, or it would never end.
///
/// `@unchecked Sendable`: it is used only to run a job, and a job that waits holds its actor, which holds the executor.
private struct UncheckedExecutor: @unchecked Sendable {
    let executor: UnownedSerialExecutor
}
