internal import Glibc

extension PrivatePulse {
    /// The daemon's command line.
    var arguments: [String] {
        let sink = self.sink
        return [
            "-n", "--daemonize=no", "--use-pid-file=no", "--log-target=file:\(self.folder)/log",
            // A recorder whose server is killed while it holds a block of shared memory hangs in libpulse 16 for good.
            "--disable-shm=yes",
            // A daemon that a crashed test left behind goes away by itself, though long after any test's silence.
            "--exit-idle-time=600",
            "--load=module-null-sink sink_name=\(sink.name) rate=\(sink.rate) channels=\(sink.channels)"
                + (sink.norewinds ? " norewinds=1" : ""),
            "--load=module-native-protocol-unix socket=\(self.socket) auth-anonymous=1",
        ]
    }

    /// Waits until the socket accepts, which is after the sink has been loaded: modules load in the order given.
    func waitUntilReady(_ pid: pid_t) async throws {
        let deadline = Monotonic.now() + 10
        while Monotonic.now() < deadline {
            if accepts(self.socket) {
                return
            }
            if Glibc.kill(pid, 0) != 0 {
                break
            }
            try await Task.sleep(for: .milliseconds(2))
        }
        let log = (try? readFile("\(self.folder)/log")) ?? []
        throw RigError("pulseaudio did not start: \(String(decoding: log.suffix(2_000), as: UTF8.self))")
    }
}

/// Whether someone listens on a Unix socket.
private func accepts(_ path: String) -> Bool {
    let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else {
        return false
    }
    defer { close(socket) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let size = MemoryLayout.size(ofValue: address.sun_path)
    precondition(path.utf8.count < size, "the temporary folder's path is too long for a socket: \(path)")
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
        }
    }
}
