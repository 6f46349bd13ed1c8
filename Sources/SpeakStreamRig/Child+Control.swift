internal import Glibc

extension Child {
    /// Writes to standard input, waiting while the pipe is full.
    ///
    /// - Parameters:
    ///   - text: What to write.
    ///   - timeout: How many seconds to wait for room.
    /// - Returns: When the last byte had been taken, in seconds of ``Monotonic``.
    /// - Throws: ``RigError`` when the program has closed its end, or makes no room in time.
    @discardableResult
    public func write(_ text: String, timeout: Double = 60) throws -> Double {
        guard let pipe = self.pipe else {
            throw RigError("this child reads a file")
        }
        return try pipe.write(Array(text.utf8), timeout: timeout)
    }

    /// Writes as much as the pipe has room for, without waiting.
    ///
    /// - Parameter text: What to write.
    /// - Returns: The number of bytes taken; fewer than offered means that the program holds its writer back.
    /// - Throws: ``RigError`` when the program has closed its end.
    public func offer(_ text: String) throws -> Int {
        guard let pipe = self.pipe else {
            throw RigError("this child reads a file")
        }
        return try pipe.offer(Array(text.utf8)[...])
    }

    /// Closes standard input, so that the program reads the end of the file.
    ///
    /// Closing again does nothing.
    public func closeInput() {
        self.pipe?.close()
    }

    /// Sends a signal.
    ///
    /// - Parameter number: The signal, such as `SIGINT`.
    /// - Returns: The instant just before it was sent, in seconds of ``Monotonic``.
    @discardableResult
    public func signal(_ number: Int32) -> Double {
        let stamp = Monotonic.now()
        kill(self.pid, number)
        return stamp
    }

    /// Waits until the program has ended.
    ///
    /// - Parameter timeout: How long to wait, in seconds.
    /// - Returns: When it ended, in seconds of ``Monotonic``, or `nil` when it still runs.
    public func waitForExit(timeout: Double) async -> Double? {
        await waitForEvent(self.descriptor, Int16(POLLIN), timeout: timeout)
    }

    /// Waits until the program has closed its standard input, so that its writer would get `EPIPE`.
    ///
    /// - Parameter timeout: How long to wait, in seconds.
    /// - Returns: When it was closed, in seconds of ``Monotonic``, or `nil` when it is still open.
    public func waitForClosedInput(timeout: Double) async -> Double? {
        guard let pipe = self.pipe else {
            return nil
        }
        return await waitForEvent(pipe.descriptor, 0, timeout: timeout)
    }

    /// The number of bytes that have been written and not yet read by the program.
    public var unreadInput: Int {
        guard let pipe = self.pipe else {
            return 0
        }
        var count: Int32 = 0
        return ioctl(pipe.descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
    }
}

private func waitForEvent(_ descriptor: Int32, _ events: Int16, timeout: Double) async -> Double? {
    await onThread {
        var entry = pollfd(fd: descriptor, events: events, revents: 0)
        let deadline = Monotonic.now() + timeout
        while true {
            let left = deadline - Monotonic.now()
            let count = poll(&entry, 1, Int32(max(0, left * 1_000).rounded(.up)))
            if count > 0 {
                return Monotonic.now()
            }
            if count == 0 || errno != EINTR || left <= 0 {
                return nil
            }
        }
    }
}
