import Foundation
import Scenarios

/// The mails of a year, worked out slowly from the rules in words: half hour by half hour, person by person.
///
/// It shares no code with the program: days are counted since 1970 and zones are Foundation's. The rules: three days
/// before the date, on the date, on the first working day after it and every seven days from there on; at nine where the
/// person lives, on working days only (what comes before the date moves to the working day before, the rest to the one
/// after); never on the day on which it was written, moved or handed over. An answer is followed by seven days of rest,
/// and the next seven days count from it. Told that something is overdue, a person who stays silent for three working
/// days has their manager told, or the chair, once, at nine where those live; the person gets a copy, in their own
/// working hours. Of a meeting everybody is reminded at nine of its day, or of the working day before where it begins
/// sooner than half an hour after that; in the mail of the day where there is one. The chair is asked on the working day
/// before whether all is ready.
struct YearCalculation {
    /// A mail: `reminder p3 2026-10-12 at 1791781200: A4 A9`, with `and a meeting` at its end.
    private(set) var mails: [String] = []

    private struct Action {
        var owner: Int
        var due: Int
        var since: Int
        var told: Int?
        var answered: Int?
        var snoozed: Int?
        var announced: Int?
        var escalated = false
        var isOpen = true
        /// How often each person was told of it.
        var times: [Int: Int] = [:]
    }

    private struct Answer {
        var time: Int
        var person: Int
        var action: Int
        var reaction: YearScenario.Reaction
    }

    private let scenario: YearScenario
    private let home = TimeZone(identifier: "Europe/Amsterdam")!
    private var actions: [Action] = []
    private var answers: [Answer] = []

    init(_ scenario: YearScenario) {
        self.scenario = scenario
        let start = YearScenario.firstMeeting * 86_400
        let end = YearScenario.lastDay * 86_400
        for time in stride(from: start, through: end, by: 1800) {
            escalate(time)
            for person in 0..<YearScenario.people { remind(person, time) }
            prepareChair(time)
            for answer in answers where answer.time == time { take(answer) }
            meet(time)
        }
        mails.sort()
    }

    private func local(_ time: Int, _ zone: TimeZone) -> (day: Int, minute: Int) {
        let seconds = time + zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(time)))
        return (seconds / 86_400, seconds % 86_400 / 60)
    }

    private func isWorking(_ day: Int) -> Bool {
        // 1 January 1970 was a Thursday.
        let weekday = (day + 3) % 7
        return weekday < 5 && !YearScenario.holidays.contains(day)
    }

    private func working(from day: Int, by step: Int) -> Int {
        var day = day
        while !isWorking(day) { day += step }
        return day
    }

    private func isTold(_ action: Action, on day: Int) -> Bool {
        let last = max(action.since, action.told ?? 0)
        guard action.isOpen, day > last else { return false }
        if let until = action.snoozed, action.told ?? 0 < until {
            return day == working(from: max(until, last + 1), by: 1)
        }
        if let answered = action.answered, day < answered + 7 { return false }
        let late = working(from: action.due + 1, by: 1)
        if day == working(from: action.due - 3, by: -1) || day == working(from: action.due, by: -1) || day == late {
            return true
        }
        let said = max(action.answered ?? 0, action.snoozed ?? 0)
        let base = said + 7 > late ? said : late
        return (1...60).contains { day == working(from: base + 7 * $0, by: 1) }
    }

    private mutating func remind(_ person: Int, _ time: Int) {
        let (day, minute) = local(time, TimeZone(identifier: YearScenario.zone(person))!)
        guard minute == 9 * 60, isWorking(day) else { return }
        var told: [Int] = []
        for index in actions.indices where actions[index].owner == person && isTold(actions[index], on: day) {
            told.append(index + 1)
            actions[index].told = day
            if actions[index].due < day, actions[index].announced == nil, !actions[index].escalated {
                var then = day
                for _ in 0..<3 { then = working(from: then + 1, by: 1) }
                actions[index].announced = then
            }
            let count = actions[index].times[person, default: 0]
            actions[index].times[person] = count + 1
            react(person, index, count, time)
        }
        let zone = TimeZone(identifier: YearScenario.zone(person))!
        let meets = meetings.contains { morning(before: $0, zone) == day }
        if told.isEmpty {
            if meets { mails.append("meeting \(YearScenario.name(person)) \(YearScenario.iso(day)) at \(time)") }
            return
        }
        let ids = told.map { "A\($0)" }.joined(separator: " ") + (meets ? " and a meeting" : "")
        mails.append("reminder \(YearScenario.name(person)) \(YearScenario.iso(day)) at \(time): \(ids)")
    }

    /// When the planned meetings begin: all but the first, and the one after the last.
    private var meetings: [Int] {
        (1...scenario.meetings.count).map { number in
            let midnight = (YearScenario.firstMeeting + 28 * number) * 86_400
            return midnight + 10 * 3600 - home.secondsFromGMT(for: Date(timeIntervalSince1970: Double(midnight)))
        }
    }

    /// The day on which somebody is reminded of a meeting.
    private func morning(before meeting: Int, _ zone: TimeZone) -> Int {
        let (day, minute) = local(meeting, zone)
        return isWorking(day) && minute >= 9 * 60 + 30 ? day : working(from: day - 1, by: -1)
    }

    /// She owns nothing, so that a meeting is all that she is reminded of.
    private mutating func prepareChair(_ time: Int) {
        let (day, minute) = local(time, home)
        guard minute == 9 * 60 else { return }
        for meeting in meetings {
            if morning(before: meeting, home) == day {
                mails.append("meeting mara \(YearScenario.iso(day)) at \(time)")
            }
            if working(from: local(meeting, home).day - 1, by: -1) == day { mails.append("readiness mara at \(time)") }
        }
    }

    private mutating func react(_ person: Int, _ action: Int, _ count: Int, _ time: Int) {
        let reactions = scenario.reactions[person]
        guard count < reactions.count else { return }
        let wait: Int
        switch reactions[count] {
        case .silence: return
        case .percent(let time), .blocked(let time), .done(let time), .snooze(_, let time): wait = time
        }
        answers.append(Answer(time: time + wait * 1800, person: person, action: action, reaction: reactions[count]))
    }

    private mutating func take(_ answer: Answer) {
        // Who no longer owns it cannot answer for it.
        guard actions[answer.action].isOpen, actions[answer.action].owner == answer.person else { return }
        let today = local(answer.time, home).day
        actions[answer.action].announced = nil
        actions[answer.action].escalated = false
        actions[answer.action].snoozed = nil
        switch answer.reaction {
        case .silence: break
        case .percent, .blocked: actions[answer.action].answered = today
        case .done: actions[answer.action].isOpen = false
        case .snooze(let days, _):
            // In so many days where they live.
            let zone = TimeZone(identifier: YearScenario.zone(answer.person))!
            actions[answer.action].answered = nil
            actions[answer.action].snoozed = local(answer.time, zone).day + days
        }
    }

    private mutating func escalate(_ time: Int) {
        var silent: [Int: [Int]] = [:]
        for index in actions.indices where actions[index].isOpen && !actions[index].escalated {
            guard let day = actions[index].announced else { continue }
            let owner = actions[index].owner
            let (today, minute) = local(time, zone(ofListener: YearScenario.manager(owner) ?? "mara"))
            if today == day, minute == 9 * 60 { silent[owner, default: []].append(index) }
        }
        for (owner, found) in silent {
            let listener = YearScenario.manager(owner) ?? "mara"
            let ids = found.map { "A\($0 + 1)" }.joined(separator: " ")
            for person in [listener, YearScenario.name(owner)] {
                let then = workingHour(time, zone(ofListener: person))
                mails.append("escalation \(person) about \(YearScenario.name(owner)) at \(then): \(ids)")
            }
            for index in found { actions[index].escalated = true }
        }
    }

    /// The first half hour from then on that is between nine and five on a working day there.
    private func workingHour(_ time: Int, _ zone: TimeZone) -> Int {
        var time = time
        while true {
            let (day, minute) = local(time, zone)
            if isWorking(day), minute >= 9 * 60, minute < 17 * 60 { return time }
            time += 1800
        }
    }

    private func zone(ofListener name: String) -> TimeZone {
        if name == "ines" { return TimeZone(identifier: "America/New_York")! }
        guard let number = Int(name.dropFirst()) else { return home }
        return TimeZone(identifier: YearScenario.zone(number - 1))!
    }

    private mutating func meet(_ time: Int) {
        let (today, minute) = local(time, home)
        let number = (today - YearScenario.firstMeeting) / 28
        guard minute == 10 * 60, (today - YearScenario.firstMeeting) % 28 == 0,
            scenario.meetings.indices.contains(number)
        else { return }
        for deed in scenario.meetings[number] {
            switch deed {
            case .add(let owner, let due): actions.append(Action(owner: owner, due: due, since: today))
            case .move(let action, let due):
                if actions[action - 1].isOpen { restart(action - 1, due: due, today) }
            case .hand(let action, let person):
                guard actions[action - 1].isOpen, actions[action - 1].owner != person else { continue }
                restart(action - 1, due: actions[action - 1].due, today)
                actions[action - 1].owner = person
            }
        }
        for person in (0..<YearScenario.people).map(YearScenario.name) + ["mara"] {
            mails.append("summary \(person) of \(number + 1)")
        }
    }

    private mutating func restart(_ index: Int, due: Int, _ today: Int) {
        var action = Action(owner: actions[index].owner, due: due, since: today)
        action.times = actions[index].times
        actions[index] = action
    }
}
