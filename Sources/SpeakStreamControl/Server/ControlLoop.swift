import Glibc
import SpeakStream

/// The server's thread: moves bytes between the sockets and their machines.
struct ControlLoop: ~Copyable {
    private struct Link {
        let descriptor: Int32
        var machine = ControlConnection()
    }

    private var listener: ListeningSocket
    private let mailbox: ControlMailbox
    private let handler: ControlServer.Handler
    private var links: [Int: Link] = [:]
    private var nextLink = 0
    /// Whether the door is watched; while somebody is stuck there we wait for another event rather than ask over and over.
    private var listens = true

    /// Makes the socket, and starts the thread.
    ///
    /// - Parameters:
    ///   - path: where the socket is to lie.
    ///   - mailbox: what other threads have to say.
    ///   - handler: does what is asked for.
    /// - Throws: a ``ControlError`` if there is no socket.
    static func start(
        path: String,
        mailbox: ControlMailbox,
        handler: @escaping ControlServer.Handler
    ) throws(ControlError) {
        let beginning = Monitor<Result<Void, ControlError>?>(nil)
        // The thread makes the socket itself, as it alone has to do with it from then on.
        Thread.start("control") {
            do throws(ControlError) {
                var loop = ControlLoop(
                    listener: try ListeningSocket(path: path),
                    mailbox: mailbox,
                    handler: handler
                )
                beginning.signal { $0 = .success(()) }
                loop.run()
            } catch {
                beginning.signal { $0 = .failure(error) }
            }
            // Behind the end of the loop, and of the socket with it.
            mailbox.end()
        }
        try beginning.wait { $0 }?.get()
    }

    private init(listener: consuming ListeningSocket, mailbox: ControlMailbox, handler: @escaping ControlServer.Handler)
    {
        self.listener = listener
        self.mailbox = mailbox
        self.handler = handler
    }

    deinit {
        for link in self.links.values { close(link.descriptor) }
    }

    private mutating func run() {
        while true {
            let events = self.wait()
            let mail = self.mailbox.take()
            self.deliver(mail)
            if mail.isClosing {
                for id in self.links.keys { self.send(id) }
                return
            }
            self.listens = true
            for (id, event) in events.links { self.serve(id, event) }
            self.advance()
            guard events.hasVisitor else { continue }
            // Behind what has been closed: a place that is free is given.
            self.admit()
            self.advance()
        }
    }

    private func wait() -> (hasVisitor: Bool, links: [(Int, Int32)]) {
        let ids = self.links.keys.sorted()
        var wanted = [
            pollfd(fd: self.mailbox.waker.descriptor, events: Int16(POLLIN), revents: 0),
            // A negative one is passed over.
            pollfd(fd: self.listens ? self.listener.descriptor : -1, events: Int16(POLLIN), revents: 0),
        ]
        for link in ids.compactMap({ self.links[$0] }) {
            let events = (link.machine.wantsInput ? POLLIN : 0) | (link.machine.output.isEmpty ? 0 : POLLOUT)
            wanted.append(pollfd(fd: link.descriptor, events: Int16(events), revents: 0))
        }
        // An interruption by a signal is an event without news.
        guard poll(&wanted, nfds_t(wanted.count), -1) > 0 else { return (false, []) }
        let events = zip(ids, wanted.dropFirst(2)).filter { $1.revents != 0 }.map { ($0, Int32($1.revents)) }
        return (wanted[1].revents != 0, events)
    }

    private mutating func deliver(_ mail: ControlMailbox.Mail) {
        for answer in mail.answers { self.links[answer.connection]?.machine.answer(answer.number, answer.reply) }
        let followers = self.links.filter(\.value.machine.follows).keys
        guard !followers.isEmpty else { return }
        for status in mail.statuses {
            let line = JSONLine.encode(ControlReply.status(status))
            for id in followers { self.links[id]?.machine.publish(line) }
        }
    }

    private mutating func serve(_ id: Int, _ event: Int32) {
        if event & POLLIN != 0 {
            self.receive(id)
        } else if event & (POLLHUP | POLLERR | POLLNVAL) != 0 {
            // The other end is gone altogether; one that only has no more to say is found by reading.
            self.drop(id)
        }
    }

    private mutating func receive(_ id: Int) {
        guard let descriptor = self.links[id]?.descriptor else { return }
        var buffer = [UInt8](repeating: 0, count: 16 * 1024)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 {
            self.links[id]?.machine.receive(buffer[..<count])
        } else if count == 0 {
            self.links[id]?.machine.receiveEnd()
        } else if errno != EAGAIN, errno != EINTR {
            self.drop(id)
        }
    }

    private mutating func admit() {
        switch self.listener.accept() {
        case .connection(let descriptor):
            // One more than there is room for is told so.
            var link = Link(descriptor: descriptor)
            if self.links.count >= ControlServer.mostConnections {
                link.machine.refuse(
                    ControlFailure(.busy, "\(ControlServer.mostConnections) connections are open; try again later")
                )
            }
            self.links[self.nextLink] = link
            self.nextLink += 1
        case .nobody: break
        case .stuck: self.listens = false
        }
    }

    /// Hands on what has been asked for, sends what there is to send, and closes what is over.
    private mutating func advance() {
        for id in self.links.keys.sorted() {
            if let request = self.links[id]?.machine.next() { self.handOn(request, from: id) }
            self.send(id)
            if self.links[id]?.machine.isOver == true { self.drop(id) }
        }
    }

    private func handOn(_ request: ControlRequest, from id: Int) {
        guard let number = self.links[id]?.machine.number else { return }
        self.handler(request) { [mailbox] reply in
            mailbox.post(.init(connection: id, number: number, reply: reply))
        }
    }

    private mutating func send(_ id: Int) {
        while let link = self.links[id], !link.machine.output.isEmpty {
            let count = link.machine.output.withUnsafeBytes {
                Glibc.send(link.descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count >= 0 {
                self.links[id]?.machine.send(count)
            } else if errno == EAGAIN {
                return
            } else if errno != EINTR {
                self.drop(id)
            }
        }
    }

    private mutating func drop(_ id: Int) {
        if let link = self.links.removeValue(forKey: id) { close(link.descriptor) }
    }
}
