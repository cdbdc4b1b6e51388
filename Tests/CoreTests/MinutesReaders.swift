import ConvenorCore
import Testing

@Suite struct MinutesReaders {
    private func everything(_ document: MinutesDocument) -> String {
        let text = document.sections(words: English()).map { section in
            ([section.heading.rawValue] + section.items.map(\.line) + (section.table?.rows ?? []).flatMap { $0 })
                .joined(separator: "\n")
        }
        return text.joined(separator: "\n") + document.json(words: English()) + document.actionsCSV
            + "\(document.facts(words: English()))" + "\(document.letterFacts(words: English()))"
    }

    @Test("a private line is in nothing that is mailed, and only its author sees it live")
    func privacy() throws {
        let table = try MinutesTable.full()
        for cut in Cut.allCases {
            for handle in ["lena", "mara", "ines", "pat"] {
                let told = everything(try table.document(cut, for: handle, role: .chair))
                #expect(!told.contains("doubt the figures"), "\(cut) of \(handle)")
            }
        }
        #expect(everything(try table.document(nil, for: "lena")).contains("doubt the figures"))
        #expect(!everything(try table.document(nil, for: "mara", role: .chair)).contains("doubt the figures"))
    }

    @Test("a confidential line reaches the named role, those above it and its author")
    func confidential() throws {
        let table = try MinutesTable.full()
        #expect(!everything(try table.document(.participant, for: "lena")).contains("salaries"))
        #expect(!everything(try table.document(.participant)).contains("salaries"))
        #expect(everything(try table.document(.participant, for: "bo", role: .chair)).contains("salaries"))
        #expect(everything(try table.document(.participant, for: "mara")).contains("salaries"), "she wrote it")
    }

    @Test("a link to a hidden record is hidden with it")
    func hiddenLinks() throws {
        var table = try MinutesTable.full()
        try table.say("start review \"Q1 review\"", "confidential decide Close the shop because money")
        try table.say("action @lena tell the landlord by 4 dec 2026 for D2")
        let lena = try table.document(.participant, for: "lena")
        #expect(lena.actions.new.map(\.id.description) == ["A4"])
        #expect(lena.actions.new.first?.links == nil)
        #expect(!everything(lena).contains("D2"))
        let chair = try table.document(.participant, for: "mara", role: .chair)
        #expect(chair.actions.new.first?.links?.map(\.description) == ["D2"])
    }

    @Test("those kept informed get results and dates, no remarks, votes, scores or attendance")
    func outcome() throws {
        let table = try MinutesTable.full()
        let document = try table.document(.outcome, for: "ines", role: .informed)
        let headings = document.sections(words: English()).map(\.heading)
        #expect(headings == [.vision, .newGoals, .decisions, .gaps, .adjustments, .milestones, .timeline])
        let told = everything(document)
        for hidden in [
            "complaint", "shift budget", "price page", "good pace", "out of time", "Follow-up", "Bo Tan (",
            "meanTenths\": 4",
        ] {
            #expect(!told.contains(hidden), "\(hidden)")
        }
        for shown in ["Keep churn", "No budget", "70/30", "Move 30%", "retention plan", "Flow live"] {
            #expect(told.contains(shown), "\(shown)")
        }
    }

    @Test("an owner from outside gets their own lines and what these serve, nothing else")
    func owner() throws {
        let document = try MinutesTable.full().document(.owner, for: "pat", role: .owner)
        #expect(document.actions.mine.map(\.id.description) == ["A3"])
        #expect(document.sections(words: English()).map(\.heading) == [.served])
        let told = everything(document)
        #expect(told.contains("D1") && told.contains("check the contract"))
        for hidden in ["churn", "retention plan", "No budget", "G1", "Lena", "Every customer"] {
            #expect(!told.contains(hidden), "\(hidden)")
        }
    }

    @Test("who was absent is told how many things concern them")
    func absent() throws {
        let document = try MinutesTable.full().document(.absent, for: "bo")
        #expect(document.concerns.map(\.id.description) == ["A2", "M1"])
        guard case .text(let greeting)? = document.letterFacts(words: English())["greeting"] else {
            Issue.record("no greeting")
            return
        }
        #expect(greeting == "Bo Tan, you were absent; 2 things concern you:")
    }

    @Test(
        "who was not there is told so by what is known of it",
        arguments: [
            ("excuse @bo", "you had sent regrets"), ("absent @bo", "you were absent"),
            ("invite @bo", "you were not there"),
        ])
    func away(line: String, told: String) throws {
        var table = MinutesTable()
        try table.say("start review \"Q1 review\"", line, "end")
        let facts = try table.document(.absent, for: "bo").letterFacts(words: English())
        #expect(facts["greeting"] == .text("Bo Tan, \(told); nothing concerns you."))
    }
}
