/// A webhook that posts to one channel, for where there is no bot token.
struct IncomingWebhook: Sendable {
    /// A secret.
    let url: String
    let channel: String

    init?(url: String?, channel: String?) {
        guard let url, let channel else { return nil }
        (self.url, self.channel) = (url, channel)
    }
}
