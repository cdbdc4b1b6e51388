import ConvenorCalendar
import ConvenorCore

/// Reads an invented log of a chat room: mostly talk, one line in twenty a command.
struct LogReplay {
    private let size: Size
    init(_ size: Size) { self.size = size }

    func measure() throws -> (figures: [Figure], remarks: [String]) {
        let text = log()
        var seconds: [Double] = []
        var entries = 0
        for _ in 0..<7 {
            var replay = Replay(seriesTitle: "Platform team", zone: .utc, calendar: RuleOccurrences())
            var faults: [ReplayFault] = []
            seconds.append(
                ContinuousClock().measure { faults = replay.read(name: "platform.2026-03-04.log", text: text) }.seconds)
            if let fault = faults.first { throw BenchFault("the invented log has a fault: \(fault)") }
            entries = replay.journal.count
        }
        guard entries >= size.logLines else { throw BenchFault("only \(entries) entries came of the log") }
        let sample = Sample(seconds)
        return (
            [
                Figure(
                    name: "s to replay \(size.logLines) lines", value: sample.median.rounded(to: 3), goal: "under 0.3",
                    isMet: sample.median < 0.3)
            ],
            [
                "replay: an invented log, one line in twenty a command, \(entries) entries folded; "
                    + "\(seconds.count) runs, \(sample.spread) s"
            ]
        )
    }

    private func log() -> String {
        let people = ["lena", "bo", "ana", "mara", "sam"]
        let talk = [
            "I looked at the build again, it is the cache that grows", "hm, same here since Monday",
            "can we look at the numbers of last week first?", "yes, give me a second to find the page",
            "the release is fine from my side", "one thing about the price page: nobody finds it",
        ]
        let commands = [
            "#info The cache grows by a third each week", "#action lena to draft the plan by 2026-04-01",
            "#agreed We keep the release date", "#idea Move the calculator to the first page", "#topic Prices",
            "#link https://example.org/figures the figures", "#action bo to test the price page",
        ]
        var lines = ["09:00:00 <mara> #startmeeting Platform team"]
        for index in 1..<(size.logLines - 1) {
            let isCommand = index % 20 == 0
            let second = 9 * 3600 + index
            let time = [second / 3600, second / 60 % 60, second % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
            // Topics and agreements are the chair's to say.
            let nick = isCommand ? "mara" : people[index % people.count]
            let text = isCommand ? commands[index / 20 % commands.count] : talk[index % talk.count]
            lines.append("\(time.joined(separator: ":")) <\(nick)> \(text)")
        }
        lines.append("13:00:00 <mara> #endmeeting")
        return lines.joined(separator: "\n") + "\n"
    }
}
