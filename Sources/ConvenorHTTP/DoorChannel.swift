import HummingbirdCore
import Logging
import NIOCore
import NIOHTTPTypes
import NIOSSL

/// A connection as Hummingbird sets it up, with patience that ends and maybe TLS before it.
struct DoorChannel: ServerChildChannel, HTTPChannelHandler {
    let base: HTTP1Channel
    let patience: TimeAmount
    /// Asked for each connection, so that a renewed one counts at once.
    let certificate: DoorCertificate?

    var responder: HTTPChannelHandler.Responder { base.responder }

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<HTTP1Channel.Value> {
        channel.eventLoop.makeCompletedFuture {
            try channel.pipeline.syncOperations.addHandler(Patience(patience))
            if let certificate {
                try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: certificate.context))
            }
        }.flatMap { base.setup(channel: channel, logger: logger) }
    }

    @concurrent func handle(value: HTTP1Channel.Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }
}

/// Closes the connection of whoever takes too long: to bring a request whole, however steadily it drips, or to read.
///
/// The time runs from the first byte after the last request, and before TLS, so that a handshake that never ends counts.
/// There is at most one timer a connection, because NIO takes a timer back in the time that all timers take.
final class Patience: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer
    typealias OutboundIn = IOData
    typealias OutboundOut = IOData

    private let limit: TimeAmount
    /// Since when a request is under way that has not come whole.
    private var asking: NIODeadline?
    /// Since when nothing more can be written, because the client does not read.
    private var writing: NIODeadline?
    private var timer: Scheduled<Void>?

    init(_ limit: TimeAmount) { self.limit = limit }

    /// To be called when a request has come whole.
    func requestIsWhole() { asking = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if asking == nil {
            asking = .now()
            watch(context)
        }
        context.fireChannelRead(data)
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        writing = context.channel.isWritable ? nil : .now()
        watch(context)
        context.fireChannelWritabilityChanged()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        timer?.cancel()
        timer = nil
    }

    private func watch(_ context: ChannelHandlerContext) {
        guard timer == nil, let since = [asking, writing].compactMap({ $0 }).min() else { return }
        timer = context.eventLoop.assumeIsolated().scheduleTask(deadline: since + limit) {
            self.timer = nil
            let oldest = [self.asking, self.writing].compactMap { $0 }.min()
            if let oldest, oldest + self.limit <= .now() {
                context.close(promise: nil)
            } else {
                self.watch(context)
            }
        }
    }
}

/// Tells the `Patience` of its connection when a request has come whole.
final class RequestEnd: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private var patience: Patience?

    func handlerAdded(context: ChannelHandlerContext) {
        patience = try? context.pipeline.syncOperations.handler(type: Patience.self)
    }

    func handlerRemoved(context: ChannelHandlerContext) { patience = nil }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) { patience?.requestIsWhole() }
        context.fireChannelRead(data)
    }
}
