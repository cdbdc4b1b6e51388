import Foundation

/// What a form or a query says: `a=1&b=two+words` (WHATWG URL Standard, application/x-www-form-urlencoded).
package enum FormFields {
    /// The last of a name counts; what is no UTF-8 is left out.
    package static func read(_ text: some StringProtocol) -> [String: String] {
        Dictionary(
            text.split(separator: "&").compactMap { pair -> (String, String)? in
                let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard let name = decoded(sides.first ?? ""), let value = decoded(sides.count > 1 ? sides[1] : "") else {
                    return nil
                }
                return (name, value)
            }, uniquingKeysWith: { $1 })
    }

    /// A name or a value as it stands in an address.
    package static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }

    private static let plain = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")

    private static func decoded(_ text: some StringProtocol) -> String? {
        String(text.map { $0 == "+" ? " " : $0 }).removingPercentEncoding
    }
}
