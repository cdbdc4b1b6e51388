import ConvenorCore
import ConvenorEngine
import Testing

/// Every command with what people and machines get wrong.
@Suite("Bad input to every command")
struct BadInputVerbs {
    static var words: [(word: String, verb: Verb)] {
        Verbs.all.flatMap { verb in ([verb.name] + verb.aliases).map { ($0, verb) } }
    }

    /// The first argument of a usage: nil when the command needs none.
    private static func firstArgument(of verb: Verb) -> Substring? {
        if verb.name == "s/" { return "old" }
        let words = verb.usage.split(separator: " ")
        guard words.count > 1, words[1] != "|", words[1].first != "[" else { return nil }
        return words[1]
    }

    @Test("a command without what it needs is refused in a sentence, by all its names")
    func missing() async throws {
        let room = try await BadInputRoom()
        for (word, verb) in Self.words where Self.firstArgument(of: verb) != nil {
            for line in [word, word + ":", "/convenor \(word) ", "\(word) \"\"", "\(word) \u{7}\u{1B}"] {
                try await room.refuse(line)
            }
        }
    }

    @Test("an id that is not there, of the wrong kind or no id is refused")
    func wrongIDs() async throws {
        let room = try await BadInputRoom()
        for (word, verb) in Self.words {
            guard let first = Self.firstArgument(of: verb), let id = RecordID(first) else { continue }
            let rest = verb.examples[0].split(separator: " ").dropFirst(2).joined(separator: " ")
            let kind = id.kind.rawValue
            for wrong in [
                "\(kind)999", "\(kind)0", "\(kind)99999999999", "\(kind)-1", "\(kind)٣", "Z1", "1e9", "NaN", "@", "@@",
                "#1", "'; drop table events; --", "{{\(kind)1}}", "**\(kind)1**", "\(kind)\u{202E}1",
            ] {
                try await room.refuse("\(word) \(wrong) \(rest)")
            }
        }
    }

    @Test("a record of a kind that a command is not for is refused")
    func wrongKinds() async throws {
        let room = try await BadInputRoom()
        for line in [
            "done O1", "done X1", "agree O1", "agree A1", "reject D1", "answer A1 yes", "pin A1", "received A1",
            "actual O1 12", "due N1 tomorrow because x", "progress O1 20%", "reassign N1 @bo", "blocked O1 because x",
            "feedback-request A1 to sales", "accept A1 because x",
            "relink O1 for A1", "action @ana x by tomorrow for A1", "idea x for X1", "gap x for D1", "prune A1",
            "reopen N1", "reopen D1",
        ] {
            try await room.refuse(line)
        }
    }

    @Test("a number out of range or in other digits is refused")
    func wrongNumbers() async throws {
        let room = try await BadInputRoom()
        await room.say("vote Which? options mail, search")
        for said in ["-1", "0", "1e9", "NaN", "٣", "99999999999999999999", "1.5", "½", "0x10", "inf", "one", "--"] {
            for verb in ["goto", "timebox", "roti", "dots", "pick", "accept", "dismiss", "move step"] {
                if verb == "dots", said == "1.5" { continue }
                let tail = ["move step": " before 2", "dismiss": " because x"][verb] ?? ""
                try await room.refuse("\(verb) \(said)\(tail)")
            }
            if said != "0" { try await room.refuse("progress A1 \(said)") }
            if Amount(said) == nil { try await room.refuse("actual K1 \(said)") }
        }
        try await room.refuse("progress A1 101%")
        try await room.refuse("progress A1 -1%")
    }

    @Test("a date that is past, impossible or no date is refused or asked about")
    func wrongDates() async throws {
        let room = try await BadInputRoom()
        for date in [
            "yesterday", "2020-01-01", "31 november", "30 feb", "2026-13-01", "2026-02-30", "9999-12-31", "99:99",
            "someday", "in 99999999999 days", "in -3 days", "25 o'clock", "tomorrow 10:00 Mars/Olympus", "٣ dec", "'",
        ] {
            try await room.refuse("due A1 \(date) because she travels")
            try await room.refuse("start alignment \"Other\" at \(date)")
        }
    }

    @Test("a text that is too long is refused whole")
    func overlong() async throws {
        let room = try await BadInputRoom()
        let long = String(repeating: "a", count: 3_000)
        let writers = Set(["text", "name", "material"])
        for (word, verb) in Self.words {
            let isWriter = Self.firstArgument(of: verb).map { writers.contains(String($0)) } ?? false
            if isWriter || word == "edit" || word == "answer" {
                let subject = verb.name == "answer" ? "Q1 " : ["edit", "amend"].contains(verb.name) ? "A1 " : ""
                try await room.refuse("\(word) \(subject)\(long)")
            } else {
                let before = try await room.entries()
                let reply = await room.say("\(word) \(long)")
                if try await room.entries() == before, verb.group != .looking {
                    #expect(!reply.plainText.contains(long.prefix(300)), "\(word) says a long line again")
                }
            }
            try await room.refuse("\(word) " + String(repeating: "word ", count: 4_000))
            try await room.refuse("\(word) " + String(repeating: "@a1 A1 ", count: 2_600))
        }
    }

    @Test("five thousand names or ids at once neither crash nor stall")
    func many() async throws {
        let room = try await BadInputRoom()
        let names = (1...2_000).map { "@p\($0)" }.joined(separator: " ")
        let ids = (1...3_000).map { "A\($0)" }.joined(separator: " ")
        let sameIDs = Array(repeating: "A1", count: 5_000).joined(separator: ",")
        for verb in ["present", "absent", "chair", "uninvite", "preview", "action"] {
            await room.say("\(verb) \(names)")
        }
        for verb in ["done", "dots 3", "dot", "relink A1 for", "action x for"] { await room.say("\(verb) \(ids)") }
        for verb in ["done", "relink A2 for", "list", "show"] { await room.say("\(verb) \(sameIDs)") }
        await room.say("status")
    }
}
