import Glibc

/// The address of a Unix socket.
struct SocketAddress {
    private var address = sockaddr_un()

    /// Makes the address; nil if the path is empty or longer than the system allows.
    init?(path: String) {
        let bytes = Array(path.utf8)
        // A byte is left for the end.
        guard !bytes.isEmpty, !bytes.contains(0), bytes.count < MemoryLayout.size(ofValue: self.address.sun_path) else {
            return nil
        }
        self.address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &self.address.sun_path) { $0.copyBytes(from: bytes) }
    }

    /// Calls `body` with the address as the system wants it.
    func withPointer<Result>(_ body: (UnsafePointer<sockaddr>, socklen_t) -> Result) -> Result {
        withUnsafePointer(to: self.address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }

    /// A new socket that is closed on exec; or -1 with `errno`.
    static func makeSocket(_ options: Int32 = 0) -> Int32 {
        socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue) | options, 0)
    }

    /// That a socket does not block.
    static var nonblocking: Int32 { Int32(SOCK_NONBLOCK.rawValue) }
}
