package import ConvenorEngine

/// Callbacks over libcurl: one thread, connections that are kept, no redirects, and nothing to the inside unless named.
///
/// One call is one attempt. A name is looked up by threads of libcurl, which a call that gave up does not wait for.
package final class CurlWire: Wire {
    private let inbox = CallInbox()
    private let settings: WireSettings

    package init(_ settings: WireSettings) {
        self.settings = settings
        CallThread.start(inbox, settings)
    }

    deinit { inbox.close() }

    /// A cancelled task gets `unreachable` when nothing was sent, else `broken`.
    package func send(_ call: WebCall) async throws(WebFault) -> WebAnswer {
        let checked = try CheckedCall(call, settings)
        let ticket = CallTicket()
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation {
                inbox.submit(CallOrder(ticket: ticket, checked: checked, continuation: $0))
            }
        } onCancel: {
            inbox.cancel(ticket)
        }
        return try result.get()
    }

    /// Breaks off what is under way, as if its tasks were cancelled, and returns when the thread is done.
    package func close() async {
        inbox.close()
        await inbox.waitForEnd()
    }
}
