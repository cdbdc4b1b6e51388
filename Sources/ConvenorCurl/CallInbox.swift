import CCurl
import ConvenorEngine
import Synchronization

/// What becomes of a call.
typealias CallResult = Result<WebAnswer, WebFault>

/// Names one call among all, and carries the news that nobody waits for it any more.
final class CallTicket: Sendable {
    private let cancelled = Atomic<Bool>(false)
    var isCancelled: Bool { cancelled.load(ordering: .acquiring) }
    func cancel() { cancelled.store(true, ordering: .releasing) }
}

/// A call on its way to the thread, with who waits for its end.
struct CallOrder: Sendable {
    let ticket: CallTicket
    let checked: CheckedCall
    let continuation: CheckedContinuation<CallResult, Never>
}

/// Where tasks leave calls for the thread, which is woken by it.
final class CallInbox: Sendable {
    /// What came since the last look.
    struct News {
        var orders: [CallOrder] = []
        var cancelled: [CallTicket] = []
        var isClosing = false

        fileprivate var isNothing: Bool { orders.isEmpty && cancelled.isEmpty && !isClosing }
    }

    private struct State {
        var news = News()
        /// Nil before the thread has it and after the thread let go of it.
        var bell: Bell?
        /// The thread sleeps or is about to: a ring costs both sides a system call, and otherwise it looks by itself.
        var isSleeping = false
        var isClosed = false
        var watchers: [CheckedContinuation<Void, Never>] = []

        mutating func tell(_ change: (inout News) -> Void) {
            change(&news)
            if isSleeping, let bell {
                isSleeping = false
                curl_multi_wakeup(bell.multi)
            }
        }
    }

    /// The multi handle, of which other threads may use `curl_multi_wakeup` alone.
    private struct Bell: @unchecked Sendable {
        let multi: UnsafeMutableRawPointer
    }

    private let state = Mutex(State())

    static let closedFault = WebFault.unreachable("Callbacks are shut down.")

    func submit(_ order: CallOrder) {
        let isTaken = state.withLock { state in
            if state.isClosed || state.news.isClosing { return false }
            state.tell { $0.orders.append(order) }
            return true
        }
        if !isTaken { order.continuation.resume(returning: .failure(Self.closedFault)) }
    }

    func cancel(_ ticket: CallTicket) {
        ticket.cancel()
        state.withLock { $0.tell { $0.cancelled.append(ticket) } }
    }

    /// Has the thread end, without a wait for it.
    func close() { state.withLock { $0.tell { $0.isClosing = true } } }

    /// Returns when the thread has let go of everything.
    func waitForEnd() async {
        await withCheckedContinuation { watcher in
            let isClosed = state.withLock { state in
                if !state.isClosed { state.watchers.append(watcher) }
                return state.isClosed
            }
            if isClosed { watcher.resume() }
        }
    }
}

/// The side of the thread.
extension CallInbox {
    func open(_ multi: UnsafeMutableRawPointer) {
        let bell = Bell(multi: multi)
        state.withLock { $0.bell = bell }
    }

    /// True when there is nothing to look at, so that the thread may sleep until it is rung for.
    func maySleep() -> Bool {
        state.withLock { state in
            state.isSleeping = state.news.isNothing
            return state.isSleeping
        }
    }

    /// That it is closing stays said.
    func take() -> News {
        state.withLock { state in
            let news = state.news
            state.isSleeping = false
            state.news = News()
            state.news.isClosing = news.isClosing
            return news
        }
    }

    /// After this nobody rings any more; gives what came last.
    func retire() -> [CallOrder] {
        state.withLock { state in
            state.bell = nil
            state.isClosed = true
            let orders = state.news.orders
            state.news = News()
            return orders
        }
    }

    func tellEnd() {
        let watchers = state.withLock { state in
            let watchers = state.watchers
            state.watchers = []
            return watchers
        }
        for watcher in watchers { watcher.resume() }
    }
}
