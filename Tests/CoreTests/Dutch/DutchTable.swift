import ConvenorCalendar
import Testing

@testable import ConvenorCore

/// A series whose people speak Dutch, line by line; what each line brings is worded in both languages.
struct DutchTable {
    struct Heard {
        var line: String
        var dutch: Reply
        var english: Reply
    }

    var now = Thursday.now
    var series: Series?
    var heard: [Heard] = []
    var said: Set<String> = []
    private var question: Question?
    private(set) var roster = Roster([
        Person(handle: Handle("mara"), name: "Mara Lind", mail: "mara@example.org", team: "marketing"),
        Person(handle: Handle("bo"), name: "Bo Tan", mail: "bo@example.org", team: "product", manager: Handle("mara")),
    ])
    static let agendas: Agendas = [
        "overleg": Agenda(
            name: "overleg", title: "Overleg", language: "nl", purpose: "Terugkijken",
            steps: [
                Step(
                    title: "Vooraf", phase: .before, minutes: 5, purpose: "Verzamel de cijfers",
                    prompts: ["prep cijfers @lena by vr"], checks: [.materialReceived, .teamsInvited],
                    required: ["cijfers", "klachten"]),
                Step(
                    title: "Doelen", minutes: 10, todo: ["Noem ze"], outcome: "Doelen op papier", example: "Groei",
                    records: [.goal, .metric], checks: [.recordsWritten, .metricsComplete, .goalsSupported]),
                Step(title: "Knelpunten", minutes: 15, records: [.gap], checks: [.highGapsAnswered, .goalWritten]),
                Step(title: "Acties", phase: .after, checks: [.actionsComplete, .checkInPlanned, .recipientsSeen]),
            ], requiredTeams: ["verkoop", "financiën"])
    ]

    func scene(typist: Handle = Handle("mara")) -> Scene {
        Scene(
            now: now, speaker: typist, typist: typist, room: "table", zone: Thursday.zone,
            dates: DateReader(zone: Thursday.zone, languages: DateLanguage.all, order: .ask), roster: roster,
            agendas: Self.agendas, rules: HouseRules(), calendar: RuleOccurrences())
    }

    func view(typist: Handle = Handle("mara")) -> View {
        View(series: series ?? Series(slug: "overleg"), scene: scene(typist: typist))
    }

    /// Says lines, each a minute after the one before; `bo> line` is somebody else than the chair.
    mutating func say(_ lines: [String]) {
        for line in lines {
            let parts = line.split(separator: ">", maxSplits: 1).map { String($0) }
            let isNamed = parts.count == 2 && parts[0].allSatisfy { $0.isLetter && $0.isLowercase }
            say(isNamed ? parts[1].cleaned : line, as: Handle(isNamed ? parts[0] : "mara"))
        }
    }

    private mutating func say(_ line: String, as handle: Handle) {
        now = now.adding(seconds: 60)
        do throws(Stop) {
            let decision = try Hearing.decide(line, series: series, question: question, scene: scene(typist: handle))
            question = nil
            var after = series ?? Series(slug: "overleg")
            roster.apply(Entry(said: line, events: decision.events))
            after.apply(
                Entry(said: line, events: decision.events.filter { $0.home == .series }), at: now, by: handle)
            series = after
            for saying in decision.say { word(saying, line, handle) }
        } catch {
            switch error {
            case .refused(let refusal): word(refusal, line, handle)
            case .asked(let asked):
                question = asked
                word(.asked(asked), line, handle)
            }
        }
    }

    private mutating func word(_ saying: Saying, _ line: String, _ handle: Handle) {
        said.insert(Mirror(reflecting: saying).children.first?.label ?? "\(saying)")
        let view = view(typist: handle)
        heard.append(
            Heard(
                line: line, dutch: Dutch().reply(to: saying, in: view), english: English().reply(to: saying, in: view)))
    }

    private mutating func word(_ refusal: Refusal, _ line: String, _ handle: Handle) {
        let view = view(typist: handle)
        heard.append(
            Heard(
                line: line, dutch: Dutch().reply(to: refusal, in: view),
                english: English().reply(to: refusal, in: view)))
    }

    /// A year of a series in two meetings, with something of every kind.
    static func full() -> DutchTable {
        var table = DutchTable()
        table.say(opening + substance + votes + closing)
        table.now = table.now.adding(seconds: 40 * 86_400)
        table.say(second)
        return table
    }

    private static let opening = [
        "help", "start overleg \"Marketing Q1\" at 10:00 for 90m", "help step", "next", "people",
        "invite @lena lena@example.org team=verkoop", "invite @lee", "invite @ines ines@example.org role=informed",
        "invite @lena lena@example.org team=verkoop", "present @lena", "absent @lee", "excused @bo", "present",
        "rollcall", "rollcall", "people", "chair @lena", "unchair @lena", "queue", "q+ to kosten", "lena> q+", "queue",
        "ack", "lena> q-", "prep cijfers @lena by vandaag 12:00", "n", "prep cijfers @lena cijfers.pdf received",
        "prep klachten @bo by vr", "y", "ready", "received P2", "ready", "next", "next!", "next", "n",
        "lena> next", "topic Budget", "timebox 20", "agenda", "status",
    ]
    private static let substance = [
        "vision Elke klant blijft", "goal Verloop onder 5% by 30 juni 2027 @lena", "goal Bekendheid verdubbelen",
        "mgoal Leads verdubbelen by 31 maart 2027 @bo supports O1", "mgoal Losse campagne",
        "metric Leads baseline 900 target 1500 actual 920 unit leads asof 20 nov source CRM for M1",
        "metric Omzet target 15000 unit € for O1", "metric Bezoek", "actual K1 950", "next", "next!", "gaps",
        "gap Geen budget for O1 severity=high cause alles zit in werving evidence begroting",
        "accept 1 high cause te druk", "accept 2 low", "accept 3", "dismiss 4 because seizoen",
        "dismiss 5 because rust", "status",
        "idea budget naar behoud for G1", "adjust from 100% werving to 70/30 because niets droeg O1 closes G1",
        "consent X1", "lena> yes", "endvote", "agree X1", "adjust Anders bellen", "shelve X2 because geen tijd",
        "reject X2 because te duur",
        "decide Budget verschuiven because O1 had steun nodig instead of niets how=consent review 1 mei",
        "action @lena @bo plan opstellen by 4 dec for X1", "action @bo klanten bellen by morgen",
        "action prijs uitzoeken",
        "action @lena rapport schrijven by 03/04", "1", "action @bo iets by vr 5 dec", "n",
        "done A2", "done A2", "reopen A2", "progress A1 40%", "blocked A2 geen lijst",
        "due A1 volgende vr because reis",
        "reassign A2 @lena", "notmine A1", "lena> notmine A1 niet mijn vak", "mine A1", "snooze A2 volgende week",
        "lena> snooze A2 volgende week", "edit A2 klanten mailen", "s/mailen/bezoeken/", "drop A3 because vervalt",
        "milestone Live by 30 jan 2027 for X1", "note Klachten komen op maandag terug", "pin N1",
        "lena> private note Twijfel", "confidential chair: note Salarissen", "park Wie beheert de prijs?",
        "answer Q1 Lena",
        "takeaway Behoud gaat voor", "link https://example.org/q4 Cijfers Q4", "roti 4 goed tempo", "lena> roti 5",
        "feedback Meer tempo", "feedback-request X1 in 3 weken to verkoop", "feedback-request X1 to niemandal",
        "feedback X1 4 werkt goed",
        "checkin elke maandag 9:00 for verkoop within 2 days questions Hoe gaat het? Wat zit dwars?",
        "checkin om de week", "answer C1 op schema", "aktion @lena iets", "y", "relink A1 for G1", "show A1", "show X1",
        "show F1",
        "list decisions", "list actions", "list links", "list prep", "list", "list bomen", "actions", "actions @lena",
        "actions overdue",
        "find bezoek", "find appel", "ledger", "gaps", "carry", "undo", "undo 20", "plan", "plan until 1 mrt",
        "lena> plan", "reminders", "reminders firm", "reminders @bo light", "escalation off", "quiet 18-8", "quiet",
        "channel chat", "whoami", "report weekly on", "report weekly off", "score", "score vorig kwartaal",
        "score ooit",
    ]
    private static let votes = [
        "vote Verplaatsen we budget? quorum 2 threshold 60%", "yes", "lena> no", "bo> abstain", "endvote", "pick 1",
        "vote Welke kleur? options rood, blauw, groen", "pick 1", "lena> pick 2", "status", "endvote",
        "vote Kleur? options rood, rood",
        "dots 3", "idea kaart sturen", "idea folder", "dots 3", "dot I1 I1 I3", "dot I1 I1 I1 I1", "endvote",
        "adjust Later leveren", "consent X3", "lena> object because te laat", "endvote", "vote Is er tijd?",
        "vote Nog een?",
        "yes", "endvote",
    ]
    private static let closing = [
        "schedule", "schedule elke 4 weken do 10:00 for 90 minuten", "schedule move to 29 dec 10:00", "schedule",
        "schedule skip 29 dec", "schedule skip 1 mei", "help schedule", "prune A1", "goto 9", "goto 2", "back",
        "move step 3 before 4", "move step 2 before 2",
        "skip because geen tijd", "preview", "preview @lena", "minutes", "send", "y", "send",
        "amend D1 Budget halveren",
        "undo", "end", "y", "status", "end", "note Na afloop", "schedule off", "calendar off", "more",
    ]
    private static let second = [
        "start overleg", "carry", "next!", "topic Budget", "prune A1", "actions overdue", "actions @lena", "ledger",
        "score", "status",
        "plan until 1 mei 2027", "list actions", "answer C1 alles goed", "remove @lena", "end",
    ]
}
