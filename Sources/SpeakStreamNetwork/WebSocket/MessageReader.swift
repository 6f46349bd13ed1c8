#if Network
import NIOCore
import NIOWebSocket
import SpeakStreamUpstreams

/// The inner end of a WebSocket's channel: gives a message for each time it is asked, and reads no further.
///
/// Everything happens on the channel's event loop.
final class MessageReader: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame
    typealias Asked = CheckedContinuation<[UInt8]?, any Error>

    private enum Ending {
        case closed
        case failed(any Error)
    }

    private let failure: ConnectionFailure
    private let silence: TimeAmount
    private var context: ChannelHandlerContext?
    /// What came with what was asked for; a single read brings no more than a buffer of it.
    private var messages: CircularBuffer<[UInt8]> = []
    private var asked: Asked?
    private var timer: Scheduled<Void>?
    private var ending: Ending?
    private var hasSentClose = false

    init(failure: ConnectionFailure, silence: TimeAmount) {
        self.failure = failure
        self.silence = silence
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if !context.channel.isActive { self.end(.failed(self.cut)) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.context = nil
        self.end(.failed(self.cut))
    }

    /// Gives the next message to `asked`, or nil at the end.
    func ask(_ asked: Asked) {
        if let message = self.messages.popFirst() { return asked.resume(returning: message) }
        if let ending { return Self.tell(ending, asked) }
        guard let context else { return asked.resume(throwing: self.cut) }
        self.asked = asked
        let silence = UpstreamError(description: self.failure.silenceLine)
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(in: self.silence) { self.end(.failed(silence)) }
        context.read()
    }

    /// Says goodbye with the code for a normal end, and stops sending; what still comes is not read.
    ///
    /// - Parameter message: is sent before.
    func close(message: String?) {
        self.messages.removeAll()
        self.end(.closed)
        guard let context, !self.hasSentClose else { return }
        if let message { self.send(.text, ByteBuffer(string: message), context) }
        self.sendClose(.normalClosure, context)
        context.flush()
        context.close(mode: .output, promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = Self.unwrapInboundIn(data)
        switch frame.opcode {
        case .text, .binary:
            guard self.ending == nil else { return }
            self.messages.append(Array(frame.unmaskedData.readableBytesView))
            self.answer()
        case .ping: self.send(.pong, frame.unmaskedData, context, flush: true)
        case .connectionClose: self.take(close: frame.unmaskedData, context)
        default: break
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Half a message, or a ping.
        if self.asked != nil { context.read() }
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.end(.failed(self.cut))
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        self.end(.failed(self.failure.error(error)))
        context.close(promise: nil)
    }

    private var cut: any Error { UpstreamError(description: self.failure.cutLine) }

    private func take(close data: ByteBuffer, _ context: ChannelHandlerContext) {
        var data = data
        let code = data.readWebSocketErrorCode()
        switch code {
        case nil, .normalClosure, .goingAway: self.end(.closed)
        case .some(let code):
            let reason = String(buffer: data)
            let line = "\(self.failure.name) closed the connection with code \(UInt16(webSocketErrorCode: code))"
            self.end(.failed(UpstreamError(description: reason.isEmpty ? line : "\(line): \(reason)")))
        }
        if !self.hasSentClose { self.sendClose(code ?? .normalClosure, context) }
        context.flush()
        context.close(promise: nil)
    }

    private func sendClose(_ code: WebSocketErrorCode, _ context: ChannelHandlerContext) {
        self.hasSentClose = true
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        self.send(.connectionClose, data, context)
    }

    private func send(
        _ opcode: WebSocketOpcode,
        _ data: ByteBuffer,
        _ context: ChannelHandlerContext,
        flush: Bool = false
    ) {
        // A client masks what it sends (RFC 6455, 5.3).
        let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: .random(), data: data)
        context.write(Self.wrapOutboundOut(frame), promise: nil)
        if flush { context.flush() }
    }

    private func answer() {
        guard let asked = self.asked, let message = self.messages.popFirst() else { return }
        self.stopWaiting()
        asked.resume(returning: message)
    }

    private func end(_ ending: Ending) {
        if self.ending == nil { self.ending = ending }
        guard let asked = self.asked, let ending = self.ending else { return }
        self.stopWaiting()
        Self.tell(ending, asked)
    }

    private func stopWaiting() {
        self.asked = nil
        self.timer?.cancel()
        self.timer = nil
    }

    private static func tell(_ ending: Ending, _ asked: Asked) {
        switch ending {
        case .closed: asked.resume(returning: nil)
        case .failed(let error): asked.resume(throwing: error)
        }
    }
}
#endif
