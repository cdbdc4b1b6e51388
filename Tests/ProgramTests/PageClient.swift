import Foundation
import TestSupport

/// A browser without a screen: curl with a cookie jar, that goes from page to form as people do.
struct PageClient: Sendable {
    let web: WebClient
    private let jar: String

    init(_ web: WebClient, at place: Workplace, named name: String) {
        self.web = web
        jar = place.path("\(name).cookies")
    }

    struct Page: Sendable {
        var status: Int
        var headers: [String: String]
        var body: String
        /// What stands in the hidden field of that name, the first of them.
        func hidden(_ name: String) -> String? {
            guard let start = body.firstRange(of: "name=\"\(name)\" value=\"") else { return nil }
            return String(body[start.upperBound...].prefix { $0 != "\"" })
        }
    }

    func get(_ path: String, _ arguments: [String] = []) async throws -> Page { try await send(path, arguments) }

    /// Sends a form as a page of the server does; `csrf` nil leaves the mark out.
    func post(
        _ path: String, _ fields: [String: String], origin: String? = nil, _ arguments: [String] = []
    ) async throws -> Page {
        let origin = origin ?? "\(web.scheme)://\(web.address)"
        let data = fields.sorted { $0.key < $1.key }.flatMap { ["--data-urlencode", "\($0.key)=\($0.value)"] }
        return try await send(path, ["-X", "POST", "-H", "origin: \(origin)"] + data + arguments)
    }

    private func send(_ path: String, _ arguments: [String]) async throws -> Page {
        let answer = try await web.send(path, ["-i", "-b", jar, "-c", jar] + arguments)
        let parts = answer.body.components(separatedBy: "\r\n\r\n")
        let lines = parts[0].components(separatedBy: "\r\n").dropFirst()
        let headers = lines.compactMap { line -> (String, String)? in
            guard let colon = line.firstIndex(of: ":") else { return nil }
            return (line[..<colon].lowercased(), line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces))
        }
        return Page(
            status: answer.status, headers: Dictionary(headers) { $0 + "\n" + $1 },
            body: parts.dropFirst().joined(separator: "\r\n\r\n"))
    }
}

extension PageClient {
    /// Signs in by the link that is mailed to somebody with a mailbox in the workplace's Maildir.
    func signIn(_ handle: String, at place: Workplace, stays: Bool = false) async throws -> Page {
        let before = Set(try place.mails)
        let form = try await get("/sign-in")
        _ = try await post(
            "/sign-in", ["mail": "\(handle)@example.org", "to": "/", "csrf": form.hidden("csrf") ?? ""])
        let path = try await Self.link(in: place, besides: before)
        let page = try await get(path)
        var fields = ["csrf": page.hidden("csrf") ?? "", "person": handle]
        if stays { fields["stay"] = "yes" }
        return try await post(path, fields)
    }

    /// The path of the link in the newest mail of that kind; waits for it.
    static func link(in place: Workplace, besides before: Set<String>) async throws -> String {
        for _ in 0..<200 {
            for mail in try place.mails where !before.contains(mail) {
                let text = try ParsedMail(Array(mail.utf8)).text ?? ""
                if let link = text.firstMatch(of: /https?:\/\/[^\/]+(\/sign-in\/[a-z0-9]+)/) { return String(link.1) }
            }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Program.Failure(description: "No link was mailed.")
    }
}
