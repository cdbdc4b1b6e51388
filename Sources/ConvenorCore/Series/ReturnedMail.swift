/// A mail that could not be delivered, as the address's own server reported.
package struct ReturnedMail: Codable, Sendable, Hashable {
    package var address: String
    /// The enhanced status code (RFC 3463), such as `5.1.1`; empty where the report names none.
    package var status: String

    package init(address: String, status: String) {
        self.address = address
        self.status = status
    }

    /// Of what a server said when it was offered the mail: `550 5.1.1 No such user` (RFC 2034 section 4).
    ///
    /// Nil unless it is the recipient's address or mailbox that it refuses (RFC 3463 sections 3.2 and 3.3): all else, such
    /// as our own address (`5.1.7`, `5.1.8`) or what we write, is no fault of theirs.
    package init?(address: String, refusal answer: String) {
        let words = answer.drop { $0.isASCII && $0.isNumber }.dropFirst()
        let status = String(words.prefix { $0 == "." || $0.isASCII && $0.isNumber })
        let parts = status.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 3, parts[0] == 5, parts[1] == 1 || parts[1] == 2, let detail = parts[2],
            parts[1] != 1 || detail != 7 && detail != 8
        else { return nil }
        self.init(address: address, status: status)
    }

    /// There is no such mailbox (RFC 3463 section 3.2) and one report is enough to know it.
    var isFinal: Bool { status == "5.1.1" || status == "5.1.10" }
}

/// Addresses to which nothing is sent any more, until they are given anew.
struct DeadAddresses: Sendable {
    /// Reports of other faults after which an address counts as dead too.
    private static let mostReports = 3
    private var reports: [String: Int] = [:]

    mutating func note(_ returned: ReturnedMail) {
        reports[returned.address.lowercased(), default: 0] += returned.isFinal ? Self.mostReports : 1
    }

    /// Somebody said that it is right.
    mutating func trust(_ address: String) { reports[address.lowercased()] = nil }

    func contains(_ address: String) -> Bool { reports[address.lowercased(), default: 0] >= Self.mostReports }
}
