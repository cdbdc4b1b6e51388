import ArgumentParser
import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorPlatforms
import ConvenorYAML
import Foundation

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Tries the webhooks of chat platforms.", subcommands: [TestCommand.self])

    /// Sends the running daemon what a platform would send, and shows its answer.
    struct TestCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "test", abstract: "Sends the running daemon a signed sample and shows the answer.",
            discussion: """
                The sample is signed with the secret of the platform's settings and asks for help as somebody unknown, so \
                no meeting changes; where a platform is answered by its API, that is called with the token set here, in a \
                room that it does not have. With TLS, --url names the host of the certificate. What is answered with 200 is set up; 401 says that the daemon has another secret, \
                404 that it has none. convenor webhook test slack, or slack:ops for one of several.
                """)

        @OptionGroup var place: Place
        @Argument(help: ArgumentHelp("The platform, such as slack or slack:ops.", valueName: "platform")) var platform:
            String
        @Option(
            help: ArgumentHelp(
                "Where the daemon is reached.", discussion: "Default: http://, or https://, and http.listen.",
                valueName: "address"))
        var url: String?

        func run() async throws {
            try await reporting {
                let assembly = try Assembly(place)
                let call = try call(assembly)
                let wire = CurlWire(
                    WireSettings(
                        allowed: [WebHost(host(of: call.url))].compactMap { $0 }, caFile: assembly.trustedFile))
                let answer = try await Self.send(call, over: wire)
                await wire.close()
                put("\(answer.status) \(answer.headers["content-type"] ?? "without a body")")
                if !answer.body.isEmpty { put(String(decoding: answer.body, as: UTF8.self)) }
                guard (200..<300).contains(answer.status) else {
                    throw Failure.data("\(platform) is not taken: HTTP \(answer.status).")
                }
            }
        }

        private func call(_ assembly: Assembly) throws -> WebCall {
            let parts = platform.split(separator: ":", maxSplits: 1).map(String.init)
            guard PlatformRow.all.contains(where: { $0.name == parts.first }) else {
                let known = PlatformRow.all.map(\.name).joined(separator: ", ")
                throw Failure.usage("There is no platform \(platform); those there are: \(known).")
            }
            guard let set = assembly.platforms[platform] else {
                throw Failure.missing(
                    "platforms.\(parts.joined(separator: ".")) is not set up; docs/PLATFORMS.md says how.")
            }
            if set is any PollingPlatform {
                throw Failure.usage("\(platform) calls no webhook, so there is nothing to test.")
            }
            let id = "test-" + UUID().uuidString.lowercased()
            guard let sample = set.sample(id: id, at: SystemClock().now()) else {
                throw Failure.usage(
                    "\(platform) signs with a key that it alone has, so nobody else can make a sample.")
            }
            let path = (["/webhooks"] + parts).joined(separator: "/")
            return WebCall("POST", try base(assembly) + path, headers: sample.headers, body: sample.body)
        }

        private func base(_ assembly: Assembly) throws -> String {
            if let url { return url.hasSuffix("/") ? String(url.dropLast()) : url }
            guard let address = assembly.settings.http.listen, address.port > 0 else {
                throw Failure.usage("http.listen names no port; say with --url where the daemon is reached.")
            }
            let scheme = assembly.settings.http.tls.certificate.isEmpty ? "http://" : "https://"
            return scheme + address.reachable.description
        }

        /// The host and port of a URL.
        private func host(of url: String) -> String {
            let parts = URLComponents(string: url)
            let host = parts?.host ?? ""
            return parts?.port.map { "\(host):\($0)" } ?? host
        }

        private static func send(_ call: WebCall, over wire: CurlWire) async throws -> WebAnswer {
            do {
                return try await wire.send(call)
            } catch {
                switch error {
                case .forbidden(let why), .unreachable(let why), .broken(let why), .endless(let why):
                    throw Failure.busy("The daemon does not answer: \(why)")
                }
            }
        }
    }
}
