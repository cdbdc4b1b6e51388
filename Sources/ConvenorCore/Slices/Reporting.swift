/// How well promises were kept: the score of a period, and the weekly report for who wants it.
enum Reporting {
    static let verbs: [Verb] = [
        Verb(
            "score", ["operation"], group: .looking, usage: "score [period]",
            examples: ["score", "score last quarter", "score Q3 2026"], role: .informed, decide: score),
        Verb(
            "report", ["reports"], group: .looking, usage: "report weekly [@person] on|off",
            examples: ["report weekly @marta on", "report weekly off"], role: .informed, decide: report),
    ]

    static func score(_ ask: Ask) throws(Stop) -> Decision {
        let said = String(ask.rest).cleaned
        var period: Period?
        if !said.isEmpty, ask.key(said) != "all" {
            period = PastPeriod.read(said, today: ask.scene.today)
            if period == nil { throw .refused(.badPeriod(said)) }
        }
        return Decision(say: [.score(ask.series.operation(in: period, now: ask.scene.now))])
    }

    static func report(_ ask: Ask) throws(Stop) -> Decision {
        var words = ask.tokens[...]
        if words.first.map({ ask.key($0) }) == "weekly" { words = words.dropFirst() }
        guard let last = words.last else { throw .refused(.missing(.onOff, verb: ask.verb)) }
        let turn = ask.key(last)
        guard turn == "on" || turn == "off" else {
            throw .refused(.unexpected(said: String(last.text), verb: ask.verb))
        }
        let isOn = turn == "on"
        words = words.dropLast()
        var person = ask.scene.speaker
        if let named = words.first {
            guard let handle = named.handle.map(ask.meant), words.count == 1 else {
                throw .refused(.unexpected(said: String(named.text), verb: ask.verb))
            }
            person = handle
        }
        if person != ask.scene.typist, ask.role < .chair {
            throw .refused(.notAllowed(verb: ask.verb, needed: .chair, who: ask.chairs))
        }
        guard ask.isKnown(person) else { throw .refused(.unknownPerson(person, nearest: ask.nearest(to: person))) }
        if isOn == (ask.series.reports?[person] != nil) { return Decision(say: [.reportSet(person, on: isOn)]) }
        return Decision([.reportSet(handle: person, on: isOn)], say: [.reportSet(person, on: isOn)])
    }
}
