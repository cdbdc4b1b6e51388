import Foundation
import Testing

@testable import convenor

/// The reader of flat JSON beside Foundation, which it stands in for.
struct FlatJSONTests {
    /// What a line holds, nil when it is no flat object.
    private enum Scalar: Hashable, Decodable {
        case text(String), number(Double), flag(Bool), null

        init(from decoder: any Decoder) throws {
            let value = try decoder.singleValueContainer()
            if value.decodeNil() {
                self = .null
            } else if let flag = try? value.decode(Bool.self) {
                self = .flag(flag)
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = .text(try value.decode(String.self))
            }
        }
    }

    private static func ours(_ line: [UInt8]) -> (verdict: FlatJSON.Verdict, fields: [String: Scalar]) {
        line.withUnsafeBufferPointer { bytes in
            var json = FlatJSON()
            let verdict = json.read(bytes)
            guard verdict == .flat else { return (verdict, [:]) }
            var found: [String: Scalar] = [:]
            for field in json.fields {
                found[String(decoding: bytes[field.key], as: UTF8.self)] =
                    switch field.value {
                    case .plain(let range): .text(String(decoding: bytes[range], as: UTF8.self))
                    case .text(let text): .text(text)
                    case .number(let range): .number(Double(String(decoding: bytes[range], as: UTF8.self)) ?? .nan)
                    case .flag(let flag): .flag(flag)
                    case .null: .null
                    }
            }
            return (verdict, found)
        }
    }

    private static func foundation(_ line: [UInt8]) -> [String: Scalar]? {
        try? JSONDecoder().decode([String: Scalar].self, from: Data(line))
    }

    /// Both say the same of a line, unless it is one that is left to Foundation.
    private static func compare(_ line: [UInt8]) -> FlatJSON.Verdict {
        let (verdict, fields) = ours(line)
        let theirs = foundation(line)
        let shown = String(decoding: line, as: UTF8.self)
        switch verdict {
        case .flat: #expect(theirs == fields, "\(shown)")
        case .broken: #expect(theirs == nil || hasCommaAtEnd(line), "\(shown)")
        case .unusual: break
        }
        return verdict
    }

    /// Foundation lets `{"a":1,}` pass, which RFC 8259 does not.
    private static func hasCommaAtEnd(_ line: [UInt8]) -> Bool {
        let rest = line.reversed().drop { $0 == 32 || $0 == 9 }
        guard rest.first == UInt8(ascii: "}") else { return false }
        return rest.dropFirst().first { $0 != 32 && $0 != 9 } == UInt8(ascii: ",")
    }

    @Test("a comma before the end is refused, also where Foundation lets it pass")
    func comma() {
        for line in [#"{"a":"b",}"#, #"{"a":1 , } "#] {
            guard case .broken = Self.compare(Array(line.utf8)) else {
                Issue.record("\(line) is taken")
                continue
            }
        }
    }

    @Test(
        "flat objects are read as Foundation reads them",
        arguments: [
            #"{}"#, #" { } "#, #"{"a":"b"}"#, #"{"a" : "b" , "c":1}"#, #"{"a":-0.5e+3,"b":0,"c":10E2}"#,
            #"{"a":true,"b":false,"c":null}"#, #"{"a":"\"\\\/\b\f\n\r\t"}"#, #"{"a":"\u0041\u00e9\u20AC"}"#,
            #"{"a":"\uD83D\uDE00 \ud83d\ude00x"}"#, #"{"a":"é€😀"}"#, #"{"é":"ü"}"#, #"{"":""}"#, #"{"a":"\u0000"}"#,
        ])
    func flat(line: String) { #expect(Self.compare(Array(line.utf8)) == .flat) }

    @Test(
        "what is no JSON is refused as Foundation refuses it",
        arguments: [
            "", " ", "{", #"{"a"}"#, #"{"a":}"#, #"{"a":"b""#, #"{"a":"b"},"#, #"{,"a":1}"#,
            #"{"a":01}"#, #"{"a":1.}"#, #"{"a":.5}"#, #"{"a":+1}"#, #"{"a":1e}"#, #"{"a":-}"#, #"{"a":tru}"#,
            #"{"a":truey}"#, #"{"a":"\x"}"#, #"{"a":"\u12"}"#, #"{"a":"\u12G4"}"#, #"{"a":"\uD83D"}"#,
            #"{"a":"\uDE00\uD83D"}"#, #"{"a":"\uD83Dxx\uDE00"}"#, #"{"a":"b\"}"#, "{\"a\":\"\u{1}\"}", "{\"a\":\"\0\"}",
            "{\"a\":1}\0", "{'a':1}", "{a:1}", #"{"a":"b" "c":1}"#, #"{"a":NaN}"#,
        ])
    func broken(line: String) {
        if case .broken = Self.compare(Array(line.utf8)) { return }
        Issue.record("\(line) is not seen as broken")
    }

    @Test(
        "what is unusual is left to Foundation",
        arguments: [
            #"{"a":[1]}"#, #"{"a":{"b":1}}"#, #"{"\u0061":1}"#, #"{"a":1,"a":2}"#, "[]", "1", "}", #""a""#, "null",
            "{" + (0..<17).map { "\"k\($0)\":1" }.joined(separator: ",") + "}",
        ])
    func unusual(line: String) { #expect(Self.compare(Array(line.utf8)) == .unusual) }

    @Test("bytes that are no UTF-8 are refused wherever they stand", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80]])
    func notText(bytes: [UInt8]) {
        for frame in [#"{"a":"|"}"#, #"{"|":"a"}"#, #"{"a":|}"#, "|"] {
            let parts = frame.split(separator: "|", omittingEmptySubsequences: false).map { Array($0.utf8) }
            guard case .flat = Self.ours(parts[0] + bytes + parts[1]).verdict else { continue }
            Issue.record("\(bytes) is taken in \(frame)")
        }
    }

    /// A generator that gives the same at every run.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % sides
        }
    }

    @Test("twenty thousand lines put together at random, most of them damaged, are judged as Foundation judges them")
    func random() {
        let pieces = [
            "{", "}", ":", ",", "\"", "\\", "\\u", "D83D", "\\uD83D\\uDE00", "\\uDE00", "\\n", "a", "é", "😀", " ", "\t",
            "1",
            "-", "0", ".", "e", "true", "null", "\"a\":", "\"b\":\"c\"", "\"d\":1.5", ",\"x\":\"\\\"\"", "text",
        ]
        var dice = Dice(state: 1)
        var flat = 0
        for number in 0..<20_000 {
            var line: [UInt8]
            if number % 2 == 0 {
                line = Array(#"{"text":"next \u0066ri","reference":"2026-11-26T09:58","n":12,"é":true}"#.utf8)
                for _ in 0...dice.roll(3) {
                    let place = dice.roll(line.count)
                    let piece = Array(pieces[dice.roll(pieces.count)].utf8)
                    line.replaceSubrange(place..<min(line.count, place + dice.roll(3)), with: piece)
                }
            } else {
                let body = (0..<dice.roll(8)).map { _ in pieces[dice.roll(pieces.count)] }.joined()
                line = Array(("{" + body + "}").utf8)
            }
            if Self.compare(line) == .flat { flat += 1 }
        }
        // Neither all good nor all bad: both verdicts are tried.
        #expect((1_000...15_000).contains(flat), "\(flat)")
    }
}
