import Foundation
import Testing

@testable import ConvenorCore

@Suite("figures as people type them")
struct AmountTests {
    @Test(
        "a point and a comma mean what the writer's language has them mean",
        arguments: [
            ("en", "1,500", "1500"), ("en", "1.500", "1.5"), ("en", "0,9%", "0.9"), ("en", "0.9 %", "0.9"),
            ("en", "1,500.50", "1500.5"), ("en", "1.500,50", "1500.5"), ("en", "1,500,000", "1500000"),
            ("en", "€ 1,500", "1500"), ("en", "-€5", "-5"), ("en", "4.2m", "4200000"), ("en", "1,5k", "1500"),
            ("en", "12,", "12"), ("nl", "1.500", "1500"), ("nl", "1.500.000", "1500000"), ("nl", "0,9%", "0.9"),
            ("nl", "0.9%", "0.9"), ("nl", "€ 1.500,50", "1500.5"), ("nl", "1,500", "1.5"), ("nl", "1,500.50", "1500.5"),
            ("nl-BE", "1.500", "1500"), ("nl", "€250k", "250000"), ("nl", "-1.500", "-1500"), ("nl", "+1,5", "1.5"),
        ])
    func read(language: String, said: String, stored: String) {
        #expect(Amount(said, language: language)?.stored == stored)
    }

    @Test(
        "what is a figure in no language is none",
        arguments: [
            "", "1.5.0", "1,5,0", "1.2,3.4", "1,", ".5", "5.", "veel", "1e9", "€", "%", "1..5", "--1", "٣", "½",
        ])
    func none(said: String) {
        for language in ["en", "nl"] where said != "1," { #expect(Amount(said, language: language) == nil, "\(said)") }
    }

    @Test("what is stored reads the same again, whoever wrote it")
    func stored() {
        for said in ["1.500,50", "0,9%", "12.000"] {
            let amount = Amount(said, language: "nl")
            #expect(amount != nil && amount?.value == Amount(amount?.stored ?? "")?.value)
        }
    }

    @Test("a sign may stand apart from its digits")
    func apart() {
        let words = Token.split("€ 1.500,50 stand vandaag")
        #expect(Amount.read(words, language: "nl")?.0.stored == "1500.5")
        #expect(Amount.read(words, language: "nl")?.1 == 2)
        #expect(Amount.read(Token.split("41 % stand"), language: "nl")?.0.unit == "%")
        #expect(Amount.read(Token.split("7 8"), language: "nl")?.1 == 1)
    }
}
