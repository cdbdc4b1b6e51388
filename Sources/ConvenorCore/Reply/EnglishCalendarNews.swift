/// What the chair is told of calendars.
extension English {
    func calendarSubject(_ news: CalendarNews, _ series: String) -> String {
        switch news.what {
        case .proposed(let person, _, _): "Another time? \(person.name) proposes one (\(series))"
        case .uninvited: "An answer of somebody who is not invited (\(series))"
        case .unproven(let person, _): "Was this \(person.name)'s answer? (\(series))"
        }
    }

    func calendarRemark(_ remark: LetterRemark, _ home: String) -> String {
        switch remark {
        case .meeting(let remark): meetingRemark(remark, home)
        case .calendar(let news): sentence(for: news, home: home)
        case .calendarAdvice(let news): advice(on: news, zone: Zone(home) ?? .utc)
        default: ""
        }
    }

    func sentence(for news: CalendarNews, home: String) -> String {
        let start = deadline(news.start, home: home)
        switch news.what {
        case .proposed(let person, let time, let comment):
            let other = time.map { deadline($0, home: home) } ?? "another time, which I cannot read,"
            return "\(person) proposes \(other) for the meeting of \(start)"
                + (comment.map { ": \(clipped($0, to: 200))" } ?? ".")
        case .uninvited(let address, let person, let status):
            let who = person.map(\.description) ?? address
            return "\(who) answered \(quoted(word(for: status))) to the meeting of \(start) and is not invited."
        case .unproven(let person, let status):
            return
                "Somebody answered \(quoted(word(for: status))) to the meeting of \(start) in the name of \(person), and I "
                + "cannot tell that it was them."
        }
    }

    func advice(on news: CalendarNews, zone: Zone) -> String {
        let kept = "Nothing is changed"
        switch news.what {
        case .proposed(_, let time?, _):
            let wall = zone.wall(at: time.moment)
            return "\(kept): schedule move to \(wall.day.iso) \(clock(wall.minute)) takes it."
        case .proposed(let person, nil, _): return "\(kept): ask \(person), then schedule move to a day and a time."
        case .uninvited(let address, let person, _):
            return "\(kept): invite \(person?.description ?? "@name \(address)") invites them."
        case .unproven(let person, _):
            return "\(kept): ask \(person). When the meeting runs, excused \(person) notes that they do not come."
        }
    }
}
