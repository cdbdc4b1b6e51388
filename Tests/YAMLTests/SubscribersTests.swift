import ConvenorCore
import ConvenorDefaults
import ConvenorEngine
import ConvenorYAML
import Foundation
import Testing

@Suite("a list of subscribers")
struct SubscribersTests {
    private static let secret = "whsec_" + Data(repeating: 1, count: 24).base64EncodedString()
    private static let other = "whsec_" + Data(repeating: 2, count: 64).base64EncodedString()

    private static func read(_ lines: String...) -> (subscribers: [Subscriber], faults: [String]) {
        let yaml = "subscribers:\n" + lines.joined(separator: "\n") + "\n"
        let read = SubscribersFile.read(yaml, file: "s.yaml") { name in
            if name == "missing" { throw CocoaError(.fileNoSuchFile) }
            return "\(secret)\n\(other)\n"
        }
        return (read.subscribers, read.faults.map(\.description))
    }

    @Test("is read with everything that it says; series by slug or title, all where none is named")
    func whole() {
        let read = Self.read(
            "  - name: crm", "    url: https://crm.example.org/hooks?key=1", "    secret: \(Self.secret)",
            "    series: [Q1 Marketing, board]", "    events: [decision.made, minutes.sent]", "  - name: all-2",
            "    url: http://localhost:9/", "    secret: [\(Self.secret), \(Self.other)]", "  - name: filed",
            "    url: HTTPS://filed.example.org", "    secret_file: keys", "    events: []")
        #expect(read.faults == [])
        #expect(
            read.subscribers == [
                Subscriber(
                    name: "crm", url: "https://crm.example.org/hooks?key=1", secrets: [Self.secret],
                    series: ["q1-marketing", "board"], events: [.decisionMade, .minutesSent]),
                Subscriber(name: "all-2", url: "http://localhost:9/", secrets: [Self.secret, Self.other]),
                Subscriber(
                    name: "filed", url: "HTTPS://filed.example.org", secrets: [Self.secret, Self.other], events: []),
            ])
    }

    @Test("every fault has its line and a mend, and none shows a secret or an address")
    func faults() {
        let read = Self.read(
            "  - name: CRM", "    url: https://a.example.org", "    secret: \(Self.secret)", "  - name: b",
            "    url: ftp://hidden.example.org", "    secret: whsec_aGlkZGVu", "  - name: c",
            "    url: https://user:hidden@c.example.org", "    secret_file: missing", "    event: [decision.made]",
            "  - name: d", "    url: https://d.example.org", "  - name: e", "    url: https://e.example.org",
            "    secret: hidden", "    events: [decision.mad]")
        #expect(read.subscribers.isEmpty)
        let starts = [
            "s.yaml:2:11: \"CRM\" is no name", "s.yaml:6:10: \"url\" is no address", "s.yaml:7:13: A secret is whsec_",
            "s.yaml:9:10: \"url\" is no address", "s.yaml:10:18: \"secret_file\" names a file",
            "s.yaml:11:5: \"event\" is no key of a subscriber. Did you mean \"events\"?",
            "s.yaml:12:5: A subscriber has either", "s.yaml:16:13: A secret is whsec_",
            "s.yaml:17:14: \"decision.mad\" is no event. Did you mean \"decision.made\"?",
        ]
        #expect(read.faults.count == starts.count, "\(read.faults)")
        for (fault, start) in zip(read.faults, starts) {
            #expect(fault.hasPrefix(start), "\(fault)")
            #expect(!fault.contains("hidden") && !fault.contains("aGlkZGVu"))
        }
    }

    @Test("two of one name are a fault; an empty list, an empty file and no file are none")
    func names() {
        let one = ["  - name: a", "    url: https://a.example.org", "    secret: \(Self.secret)"]
        #expect(Self.read((one + one).joined(separator: "\n")).faults.first?.contains("\"a\" stands twice") == true)
        for yaml in ["", "subscribers: []\n", "subscribers:\n", "# nothing\n"] {
            let read = SubscribersFile.read(yaml, file: "s.yaml") { _ in "" }
            #expect(read.subscribers.isEmpty && read.faults.isEmpty, "\(yaml)")
        }
        let none = ConfigFolder(path: nil, builtIn: .init(files: [], file: { _ in nil })).subscribers()
        #expect(none.subscribers.isEmpty && none.faults.isEmpty)
    }

    @Test("the shipped file names nobody, and the example in it is sound and names every event")
    func shipped() throws {
        let text = try #require(Defaults.file("subscribers.yaml"))
        let plain = SubscribersFile.read(text, file: "subscribers.yaml") { _ in "" }
        #expect(plain.subscribers.isEmpty && plain.faults.isEmpty)
        for event in Announced.allCases { #expect(text.contains(event.rawValue)) }
        let lines = text.split(separator: "\n").map(String.init)
        let start = try #require(lines.firstIndex(of: "# subscribers:"))
        let example = lines[start...].filter { $0.hasPrefix("# ") }.map { $0.dropFirst(2) }.joined(separator: "\n")
        let read = SubscribersFile.read(example, file: "subscribers.yaml") { _ in Self.secret }
        #expect(read.faults.isEmpty && read.subscribers.map(\.name) == ["crm"])
    }

    @Test("a subscriber shows no secret of itself")
    func shown() {
        let one = Subscriber(name: "crm", url: "https://hidden.example.org", secrets: ["whsec_hidden"])
        var dumped = ""
        dump(one, to: &dumped)
        #expect(!"\(one) \(String(reflecting: one)) \(dumped)".contains("hidden"))
    }
}
