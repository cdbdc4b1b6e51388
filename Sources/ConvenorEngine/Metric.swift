import CoreMetrics

/// One row of the table of what is counted and timed: a name as Prometheus wants it, its labels, and what it means.
///
/// A metric is told to swift-metrics, so that nothing is kept where no backend was set up.
package struct Metric: Sendable {
    package enum Kind: Sendable, Hashable {
        case counter, gauge
        /// Of seconds.
        case histogram
    }

    package let name: String
    package let kind: Kind
    package let labels: [String]
    /// One sentence, for the operator.
    package let help: String

    private init(_ name: String, _ kind: Kind, _ labels: [String], _ help: String) {
        self.name = name
        self.kind = kind
        self.labels = labels
        self.help = help
    }

    /// The values stand in the order of `labels`, from small closed sets, never from what somebody sent.
    package func count(_ values: String...) {
        Counter(label: name, dimensions: dimensions(values)).increment()
    }

    package func set(_ value: Int, _ values: String...) {
        Meter(label: name, dimensions: dimensions(values)).set(value)
    }

    package func record(_ duration: Duration, _ values: String...) {
        let (seconds, attoseconds) = duration.components
        Timer(label: name, dimensions: dimensions(values))
            .recordNanoseconds(seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
    }

    private func dimensions(_ values: [String]) -> [(String, String)] { Array(zip(labels, values)) }
}

extension Metric {
    package static let requests = Metric(
        "convenor_http_requests_total", .counter, ["route", "method", "status"],
        "HTTP requests by route, method and status; `unknown` is every path that is none.")
    package static let requestSeconds = Metric(
        "convenor_http_request_seconds", .histogram, ["route"],
        "Seconds from the head of an HTTP request to its answer.")
    package static let connections = Metric("convenor_http_connections", .gauge, [], "Connections that are open.")
    package static let deliveries = Metric(
        "convenor_webhook_deliveries_total", .counter, ["platform", "outcome"],
        "Webhook deliveries by platform: `heard`, `unauthentic`, `malformed`, `too_large`, or `failed` where nothing was "
            + "stored.")
    package static let commands = Metric(
        "convenor_commands_total", .counter, ["outcome"],
        "Lines that were heard: `done`, `asked` back, `refused`, or `failed` where nothing was stored.")
    package static let commitSeconds = Metric(
        "convenor_command_seconds", .histogram, [],
        "Seconds from taking a command or an alarm to its being on disk.")
    package static let sendings = Metric(
        "convenor_sendings_total", .counter, ["way", "kind", "outcome"],
        "Attempts to send a letter by `mail`, `chat` or `hook`: `sent`, `deferred` to be tried again, or `dead` when given "
            + "up.")
    package static let mails = Metric(
        "convenor_mails_total", .counter, ["sort"],
        "Mails that came in: a `bounce`, one that ends reminders (`stop`), an answer to a `calendar` invitation, an "
            + "`automatic` one, one of a `list`, or a person's `answer`.")
    package static let letters = Metric(
        "convenor_outbox_letters", .gauge, ["kind", "state"],
        "Letters in the outbox that are `waiting` for an attempt, `trying` one, or `dead`.")
    package static let buildInfo = Metric("convenor_build_info", .gauge, ["version"], "1, with the version as a label.")
    package static let startTime = Metric(
        "process_start_time_seconds", .gauge, [], "When the daemon started, in seconds since 1970.")

    /// Every metric there is, in the order of the manual.
    package static let all = [
        requests, requestSeconds, connections, deliveries, commands, commitSeconds, sendings, mails, letters, buildInfo,
        startTime,
    ]
}
