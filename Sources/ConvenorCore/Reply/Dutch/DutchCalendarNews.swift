/// What the chair is told of calendars.
extension Dutch {
    func calendarSubject(_ news: CalendarNews, _ series: String) -> String {
        switch news.what {
        case .proposed(let person, _, _): "Een ander tijdstip? \(person.name) stelt er een voor (\(series))"
        case .uninvited: "Een antwoord van iemand die niet is uitgenodigd (\(series))"
        case .unproven(let person, _): "Was dit het antwoord van \(person.name)? (\(series))"
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
            let other = time.map { deadline($0, home: home) } ?? "een ander tijdstip, dat ik niet kan lezen,"
            return "\(person) stelt \(other) voor in plaats van de vergadering van \(start)"
                + (comment.map { ": \(clipped($0, to: 200))" } ?? ".")
        case .uninvited(let address, let person, let status):
            let who = person.map(\.description) ?? address
            return
                "\(who) antwoordde \(quoted(word(for: status))) op de vergadering van \(start) en is niet uitgenodigd."
        case .unproven(let person, let status):
            return
                "Iemand antwoordde uit naam van \(person) \(quoted(word(for: status))) op de vergadering van \(start), en "
                + "ik kan niet nagaan of dat klopt."
        }
    }

    func advice(on news: CalendarNews, zone: Zone) -> String {
        let kept = "Er is niets gewijzigd"
        switch news.what {
        case .proposed(_, let time?, _):
            let wall = zone.wall(at: time.moment)
            return "\(kept): vergader verplaats naar \(wall.day.iso) \(clock(wall.minute)) neemt het over."
        case .proposed(let person, nil, _):
            return "\(kept): vraag het \(person), en dan vergader verplaats naar met dag en tijd."
        case .uninvited(let address, let person, _):
            return "\(kept): uitnodigen \(person?.description ?? "@naam \(address)") nodigt uit."
        case .unproven(let person, _):
            return "\(kept): vraag het \(person). Loopt de vergadering, dan meldt afgemeld \(person) diegene af."
        }
    }
}
