import Testing

@testable import ConvenorCore

@Suite("Dutch words for verbs")
struct DutchVerbTests {
    @Test("each verb has a Dutch line of usage and Dutch examples")
    func rows() {
        let forms = Set(Forms.all.map(\.word))
        for verb in Verbs.all {
            let isThere = DutchVerb.byName[verb.name] != nil || forms.contains(verb.name)
            #expect(isThere, "\(verb.name) has no Dutch row")
            #expect(!verb.examples(in: "nl").isEmpty, "\(verb.name)")
        }
    }

    @Test("there is no Dutch row without a verb, and no word stands for two")
    func words() {
        let names = Set(Verbs.all.map(\.name))
        for row in DutchVerb.all {
            #expect(names.contains(row.name), "\(row.name)")
            for word in [row.word] + row.also {
                #expect(Verbs.named(word)?.name == row.name, "\(word) is \(Verbs.named(word)?.name ?? "nothing")")
            }
        }
        let all = DutchVerb.all.flatMap { [$0.word] + $0.also }
        #expect(all.count == Set(all).count)
    }

    @Test("usage and examples begin with the Dutch word of their verb")
    func beginnings() {
        for verb in Verbs.all {
            let word = verb.word(in: "nl")
            #expect(verb.usage(in: "nl").hasPrefix(word), "\(verb.name)")
            for example in verb.examples(in: "nl") {
                let opened = Utterance(example).flatMap { Verbs.named($0.verb) }?.name
                #expect(opened == verb.name || word == "s/", "\(example)")
                #expect(example.hasPrefix(word), "\(example)")
            }
        }
    }

    @Test("usage is Dutch", arguments: Verbs.all.map(\.name))
    func usage(name: String) throws {
        let usage = try #require(Verbs.named(name)).usage(in: "nl")
        #expect(DutchSense.faults(usage).isEmpty, "\(usage)")
    }

    @Test("records are asked for by their Dutch words")
    func kinds() {
        let words = [
            "doelen": Kind.goal, "doelstellingen": .goal, "marketingdoelen": .marketingGoal, "cijfers": .metric,
            "indicatoren": .metric, "knelpunten": .gap, "acties": .action, "besluiten": .decision, "ideeën": .idea,
            "stukken": .prep, "vragen": .parked, "kernresultaten": Kind("KR"), "segmenten": Kind("SG"),
            "key results": Kind("KR"), "goals": .goal,
        ]
        for (word, kind) in words { #expect(KindRow.named(word)?.kind == kind, "\(word)") }
    }

    @Test("an answer to a check-in is taken apart in Dutch")
    func answers() {
        let a7 = RecordID(.action, 7)
        func read(_ said: String) -> AnswerWords { AnswerWords(Token.split(said[...]), questions: 1) }
        #expect(read("op koers, de cijfers komen vrijdag").stand == .onTrack)
        #expect(read("alles loopt, A7 in gevaar").about == [a7: .atRisk])
        #expect(read("geblokkeerd A7 omdat niemand toegang heeft").obstacles == [a7: "niemand toegang heeft"])
        #expect(read("uit koers").stand == .offTrack)
    }

    @Test(
        "words of daily use stand for a verb", arguments: ["niet van mij A1 Bo doet het", "van mij A1", "te laat @lee"])
    func daily(line: String) throws {
        let said = try #require(Utterance(line))
        let canonical = try #require(said.canonical(isLog: false))
        let verb = Utterance(canonical).flatMap { Verbs.named($0.verb) }?.name
        #expect(verb == ["niet": "notmine", "van": "mine", "te": "late"][said.verb])
    }

    @Test("customers may want something in English, and a reason is one in Dutch")
    func want() throws {
        var table = DutchTable()
        table.say(["start overleg \"Proef\"", "besluit De beurs gaat door want drie klanten vroegen erom"])
        #expect(table.series?.records[RecordID(.decision, 1)]?[.because] == "drie klanten vroegen erom")
        #expect(ClauseWords.isBecause("want", in: "en") == false)
    }
}
