/// Decides whether a program that failed is started again.
package struct EngineSupervisor: Sendable {
    /// What is to be done.
    package enum Verdict: Sendable, Equatable {
        /// Start it again.
        case restart
        /// Leave it.
        case giveUp
    }

    private let restarts: Int
    /// How often it failed since it last said a phrase to its end.
    private var failures = 0

    /// Makes a supervisor that starts a program again so many times in a row.
    package init(restarts: Int) {
        self.restarts = restarts
    }

    /// It said a phrase to its end.
    package mutating func succeeded() { self.failures = 0 }

    /// It failed.
    package mutating func failed(_ fault: EngineFault) -> Verdict {
        // A program that can not stop is no broken one, only one that has to be stopped so.
        if fault == .ignoredStop { return .restart }
        self.failures += 1
        return fault.isFinal || self.failures > self.restarts ? .giveUp : .restart
    }
}
