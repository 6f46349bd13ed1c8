extension Duration {
    /// So many seconds, to the nanosecond; nothing where that is no time that a clock can show.
    package init(seconds: Double) {
        let nanoseconds = (seconds * 1e9).rounded()
        self = nanoseconds.magnitude < 9e18 ? .nanoseconds(Int64(nanoseconds)) : .zero
    }
}
