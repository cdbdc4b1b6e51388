import CCurl
import ConvenorEngine
import Foundation

/// The one thread of all callbacks: a multi handle with its connections, the calls under way and those that wait.
final class CallThread {
    private let inbox: CallInbox
    private let settings: WireSettings
    private let multi: UnsafeMutableRawPointer
    private var queue: CallQueue<CallOrder>
    private var transfers: [UnsafeMutableRawPointer: (order: CallOrder, transfer: WebTransfer)] = [:]
    /// Handles between two calls; a new one costs more than to empty an old one.
    private var spare: [EasyHandle] = []

    /// Nil when libcurl has no memory.
    private init?(_ inbox: CallInbox, _ settings: WireSettings) {
        guard EasyHandle.isReady, let multi = curl_multi_init() else { return nil }
        self.inbox = inbox
        self.settings = settings
        self.multi = multi
        queue = CallQueue(places: settings.transfers, placesPerHost: settings.transfersPerHost)
        _ = ccurl_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, settings.transfers)
    }

    deinit { curl_multi_cleanup(multi) }

    static func start(_ inbox: CallInbox, _ settings: WireSettings) {
        let thread = Thread {
            // Foundation drops a name that is set before its `start` has returned.
            ccurl_name_thread("callbacks")
            blockBrokenPipes()
            CallThread(inbox, settings)?.run()
            // Without a thread nobody has done so yet.
            refuse(inbox.retire())
            inbox.tellEnd()
        }
        thread.start()
    }

    /// libcurl leaves the signal alone when it is told to use none, and TLS may raise it.
    private static func blockBrokenPipes() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }

    private func run() {
        inbox.open(multi)
        while true {
            let news = inbox.take()
            admit(news.orders)
            if !news.cancelled.isEmpty { drop(news.cancelled) }
            if news.isClosing { break }
            startWaiting()
            var count: Int32 = 0
            if curl_multi_perform(multi, &count) != CURLM_OK { breakOff(.failure(.broken("libcurl failed."))) }
            let hasRoom = collect()
            if (hasRoom && !queue.isEmpty) || !inbox.maySleep() { continue }
            // It wakes up by itself for what is to be timed out; the rest is told by the inbox.
            if curl_multi_poll(multi, nil, 0, 60_000, nil) != CURLM_OK { usleep(10_000) }
        }
        breakOff(nil)
        Self.refuse(queue.remove { _ in true })
        // Nobody may ring any more when the multi handle goes.
        Self.refuse(inbox.retire())
    }

    private static func refuse(_ orders: [CallOrder]) {
        for order in orders { order.continuation.resume(returning: .failure(CallInbox.closedFault)) }
    }

    /// A ticket that was cancelled before its order came is told of no more: the order does not wait for a place.
    private func admit(_ orders: [CallOrder]) {
        for order in orders {
            if order.ticket.isCancelled {
                order.continuation.resume(returning: .failure(.unreachable(WebTransfer.stopped)))
            } else {
                queue.add(order, host: order.checked.address.label)
            }
        }
    }

    private func startWaiting() {
        while let order = queue.next() {
            guard !order.ticket.isCancelled, let easy = spare.popLast() ?? EasyHandle() else {
                let fault = order.ticket.isCancelled ? WebTransfer.stopped : "There is no memory for a callback."
                end(order, .failure(.unreachable(fault)))
                continue
            }
            let transfer = WebTransfer(order.checked, easy, settings)
            transfer.prepare()
            transfers[easy.pointer] = (order, transfer)
            if curl_multi_add_handle(multi, easy.pointer) != CURLM_OK {
                transfers[easy.pointer] = nil
                end(order, .failure(.unreachable("There is no memory for a callback.")))
            }
        }
    }

    /// Ends what libcurl is done with; true when there was anything.
    private func collect() -> Bool {
        var hasAny = false
        var left: Int32 = 0
        while let message = curl_multi_info_read(multi, &left)?.pointee {
            guard message.msg == CURLMSG_DONE, let handle = message.easy_handle else { continue }
            hasAny = true
            remove(handle) { $0.result(message.data.result) }
        }
        return hasAny
    }

    private func remove(_ handle: UnsafeMutableRawPointer, _ result: (WebTransfer) -> CallResult) {
        guard let (order, transfer) = transfers.removeValue(forKey: handle) else { return }
        let end = result(transfer)
        curl_multi_remove_handle(multi, handle)
        spare.append(transfer.release())
        self.end(order, end)
    }

    private func end(_ order: CallOrder, _ result: CallResult) {
        queue.finish(host: order.checked.address.label)
        order.continuation.resume(returning: result)
    }

    private func drop(_ tickets: [CallTicket]) {
        for order in queue.remove(where: { order in tickets.contains { $0 === order.ticket } }) {
            order.continuation.resume(returning: .failure(.unreachable(WebTransfer.stopped)))
        }
        for (handle, entry) in transfers where tickets.contains(where: { $0 === entry.order.ticket }) {
            remove(handle) { $0.stopped() }
        }
    }

    /// Ends all that is under way, as stopped unless another reason is given.
    private func breakOff(_ reason: CallResult?) {
        for handle in transfers.keys { remove(handle) { reason ?? $0.stopped() } }
    }
}
