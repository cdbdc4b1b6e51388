import Foundation

/// A year of a four-weekly series: who is in it, what is agreed and moved when, and who answers what; all from a seed.
package struct YearScenario: Sendable {
    /// What the chair does about actions in a meeting, besides what every meeting has.
    package enum Deed: Sendable {
        /// A new action, due on a day since 1970.
        case add(owner: Int, due: Int)
        case move(action: Int, due: Int)
        case hand(action: Int, to: Int)
    }

    /// What somebody does with the n-th reminder of an action.
    package enum Reaction: Sendable {
        case silence
        case percent(halfHours: Int)
        case blocked(halfHours: Int)
        case done(halfHours: Int)
        /// Puts it off by so many days.
        case snooze(days: Int, halfHours: Int)
    }

    package static let zones = [
        "Europe/Amsterdam", "America/New_York", "Asia/Kolkata", "Australia/Sydney", "Asia/Tokyo",
    ]
    package static let people = 12
    /// Days since 1970 on which nobody works: Christmas, New Year, Good Friday, Easter Monday, 27 April and a Tuesday.
    package static let holidays = [
        day(2026, 12, 25), day(2027, 1, 1), day(2027, 3, 26), day(2027, 3, 29), day(2027, 4, 27), day(2026, 11, 3),
    ]
    /// Thursday 24 September 2026.
    package static let firstMeeting = day(2026, 9, 24)
    package static let lastDay = firstMeeting + 365

    package var meetings: [[Deed]] = []
    package var reactions: [[Reaction]] = []
    private var state: UInt64

    package init(seed: UInt64) {
        state = seed
        reactions = (0..<Self.people).map { person in
            switch person % 6 {
            case 0: [.silence, .silence, .silence, .silence, .silence, .percent(halfHours: 4), .silence]
            case 1: [.done(halfHours: 5)]
            case 2: [.percent(halfHours: 3), .silence, .silence, .done(halfHours: 50)]
            case 3: [.snooze(days: 4, halfHours: 1), .silence, .blocked(halfHours: 7), .silence, .done(halfHours: 2)]
            case 4: [.silence, .silence, .done(halfHours: 200)]
            default: [.silence, .blocked(halfHours: 30), .snooze(days: 9, halfHours: 6), .done(halfHours: 3)]
            }
        }
        var count = 0
        for number in 0..<13 {
            var deeds: [Deed] = []
            let today = Self.firstMeeting + 28 * number
            for _ in 0..<(5 + next(4)) {
                deeds.append(.add(owner: next(Self.people), due: today + 2 + next(40)))
                count += 1
            }
            if number > 0 {
                deeds.append(.move(action: 1 + next(count), due: today + 3 + next(20)))
                deeds.append(.hand(action: 1 + next(count), to: next(Self.people)))
            }
            meetings.append(deeds)
        }
    }

    /// SplitMix64.
    private mutating func next(_ limit: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(limit))
    }

    package static func name(_ person: Int) -> String { "p\(person + 1)" }
    package static func zone(_ person: Int) -> String { zones[person % zones.count] }
    /// Who is none of them lives where the meetings are.
    package static func zone(of name: String) -> String {
        Int(name.dropFirst()).map { zone($0 - 1) } ?? "Europe/Amsterdam"
    }
    /// Every third has a manager: one in New York, or one of the others.
    package static func manager(_ person: Int) -> String? {
        switch person % 3 {
        case 0: "ines"
        case 1: name((person + 4) % people)
        default: nil
        }
    }

    package static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "UTC")!
        let date = calendar.date(from: DateComponents(year: year, month: month, day: day))!
        return Int(date.timeIntervalSince1970) / 86_400
    }

    package static func iso(_ day: Int) -> String {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "yyyy-MM-dd"
        return formatter.string(from: Date(timeIntervalSince1970: Double(day) * 86_400))
    }

    /// The scenario as a script for `rehearse`.
    package var script: String {
        var lines: [String] = []
        for (number, deeds) in meetings.enumerated() {
            let date = Self.iso(Self.firstMeeting + 28 * number)
            lines.append("\(date) 10:00 mara> start open \"Year\" for 60m")
            lines.append("mara> present " + (0..<Self.people).map { "@" + Self.name($0) }.joined(separator: " "))
            if number == 0 { lines.append("mara> schedule every 4 weeks thu 10:00 for 60m") }
            lines.append("mara> excused @\(Self.name(number % Self.people))")
            for deed in deeds {
                switch deed {
                case .add(let owner, let due):
                    lines.append("mara> action @\(Self.name(owner)) do thing \(lines.count) by \(Self.iso(due))")
                case .move(let action, let due): lines.append("mara> due A\(action) \(Self.iso(due)) because of delay")
                case .hand(let action, let person): lines.append("mara> reassign A\(action) @\(Self.name(person))")
                }
            }
            lines += ["mara> end", "mara> send", "mara> y"]
        }
        return lines.joined(separator: "\n")
    }

    /// The same as a file of answers.
    package var answers: String {
        reactions.enumerated().map { person, reactions in
            "\(Self.name(person)): "
                + reactions.map { reaction in
                    switch reaction {
                    case .silence: "silent"
                    case .percent(let time): "50% after \(time * 30)m"
                    case .blocked(let time): "blocked no data after \(time * 30)m"
                    case .done(let time): "done after \(time * 30)m"
                    case .snooze(let days, let time): "snooze in \(days) days after \(time * 30)m"
                    }
                }.joined(separator: ", ")
        }.joined(separator: "\n")
    }
}
