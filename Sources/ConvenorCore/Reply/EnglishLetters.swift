extension English: LetterWords {
    package func sender(for what: String) -> String { what.isEmpty ? "Convenor" : "Convenor for \(what)" }

    package var subjectWord: String { "Subject" }

    package func subject(_ subject: LetterSubject) -> String {
        switch subject {
        case .recap(let title, let day, let mine, let version):
            let share = mine == 0 ? "no actions for you" : "\(count(mine, "action")) for you"
            return "\(version > 1 ? "Corrected" : "Recap"): \(title) - \(day.iso) [\(share)]"
        case .outcome(let title, let day, let version):
            return "\(version > 1 ? "Corrected" : "Outcome"): \(title) - \(day.iso)"
        case .reminder(let overdue, let today, let later, let meetings, let series):
            return reminderSubject(
                [(overdue, "overdue"), (today, "due today"), (later, "coming up")], meetings, series)
        case .undelivered(let name, let what): return "Not delivered: \(what) to \(name)"
        case .lost(let call): return title(of: call)
        case .code, .idAdded, .knock: return doorSubject(subject)
        case .answer(let subject): return answerSubject(subject)
        case .silent, .disowned: return escalationSubject(subject)
        case .round(let round): return self.subject(round)
        case .meeting(let subject): return meetingSubject(subject)
        case .calendar(let news, let series): return calendarSubject(news, series)
        }
    }

    /// The first count says what is counted.
    private func reminderSubject(_ counts: [(Int, String)], _ meetings: Int, _ series: [String]) -> String {
        var parts: [String] = []
        for (number, word) in counts where number > 0 {
            parts.append((parts.isEmpty ? count(number, "action") : "\(number)") + " " + word)
        }
        if meetings > 0 { parts.append(count(meetings, "meeting")) }
        let place = series.count == 1 ? series[0] : "\(series.count) series"
        return "Reminder: \(parts.joined(separator: ", ")) (\(place))"
    }

    package func heading(_ bucket: ReminderDigest.Bucket) -> String {
        switch bucket {
        case .overdue: "Overdue"
        case .today: "Due today"
        case .week: "Next 7 days"
        case .later: "Later"
        }
    }

    func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

    private func date(_ deadline: Deadline, _ home: String) -> String {
        deadline.hasTime ? self.deadline(deadline, home: home) : day(deadline.wall.day)
    }

    package func remark(_ remark: LetterRemark, home: String) -> String {
        switch remark {
        case .due, .noDate, .wasDue, .dueToday, .dueIn, .agreedAs, .toldEarly, .toldLate, .movedDate:
            dateRemark(remark, home)
        case .announced, .disowned, .escalation: escalationRemark(remark)
        case .lost(let call): sentence(call)
        case .lostWhat(let call): what(call)
        case .lostAdvice(let call): advice(call)
        case .failed, .failedWhy, .failedSubject, .failedAt, .failedAdvice, .whyReport: reportRemark(remark)
        case .codeLead, .codeAdvice, .whyCode, .addedLead, .addedAdvice, .whyAdded, .knockLead, .knockAdvice, .whyKnock:
            doorRemark(remark)
        case .greeting, .absentGreeting, .ownerGreeting, .outcomeGreeting, .reminderGreeting, .meetingsGreeting:
            greeting(remark)
        case .stop, .stoppedLead, .stopped, .howToResume, .whyStopped: stopRemark(remark)
        case .howToAnswer(let chair, let ids):
            howToAnswer(chair.map { "Tell \($0), who chaired, or type in the room" } ?? "Type in the room", ids)
        case .howToTell(let chair, let ids):
            "Tell \(chair), who chaired, when \(list(ids.map(\.description))) \(ids.count == 1 ? "is" : "are") done, "
                + "or what is in the way."
        case .howToAnswerMany(let chairs, let ids):
            howToAnswer(chairs.isEmpty ? "Type in the room" : "Tell \(list(chairs)), or type in the room", ids)
        case .howToAnswerHere(let ids): howToAnswer("Answer here", ids)
        case .howToReply, .answerLead, .answerKept, .answerNotTaken, .answerEmpty, .whyAnswer, .strangerLead,
            .strangerAdvice, .whyStranger:
            answerRemark(remark)
        case .doneButton(let id, let series): "Done \(id)" + (series.map { " (\($0))" } ?? "")
        case .changedSince, .closed, .stillOpen: versionRemark(remark)
        case .whyYou(let cut, let series): why(cut, series)
        case .whyReminder(let owns, let meetings): why(owns, meetings)
        case .helping(let owner): "you help \(owner)"
        case .because(let reason): "because \(reason)"
        case .blocked(let reason): "blocked: \(reason)"
        case .forRecord(let id, let text, let reason):
            "for \(id) \(text)" + (reason.map { ", because \($0)" } ?? "")
        case .series(let title): "in \"\(title)\""
        case .meeting, .calendar, .calendarAdvice: calendarRemark(remark, home)
        }
    }

    private func versionRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .changedSince(let version): "Changed since version \(version)"
        case .closed(let version, let at, let zone):
            "Minutes v\(version), meeting closed \(moment(at, zone: zone)) \(zone.identifier)."
        case .stillOpen(let version): "Minutes v\(version), sent before the meeting was closed."
        default: ""
        }
    }

    private func greeting(_ remark: LetterRemark) -> String {
        switch remark {
        case .greeting(let name, let mine), .ownerGreeting(let name, let mine):
            return mine == 0
                ? "\(name), no actions for you from this meeting."
                : "\(name), you have \(count(mine, "action")) from this meeting:"
        case .absentGreeting(let name, let concerns, let attendance):
            let opening = "\(name), \(absence(attendance));"
            if concerns == 0 { return "\(opening) nothing concerns you." }
            let verb = concerns == 1 ? "thing concerns" : "things concern"
            return "\(opening) \(concerns) \(verb) you:"
        case .outcomeGreeting(let name, let title): return "\(name), this is what came out of \(title)."
        case .reminderGreeting(let name): return "\(name), this is what you promised:"
        case .meetingsGreeting(let name): return "\(name), these meetings come next:"
        default: return ""
        }
    }

    private func absence(_ attendance: Attendance?) -> String {
        switch attendance {
        case .absent: "you were absent"
        case .excused: "you had sent regrets"
        case nil, .invited, .present, .late: "you were not there"
        }
    }

    private func howToAnswer(_ opening: String, _ ids: [RecordID]) -> String {
        guard let first = ids.first else { return opening + "." }
        let last = ids.last ?? first
        return "\(opening): done \(first) · due \(last) fri because … · blocked \(last) why"
    }

    private func why(_ owns: [String], _ meetings: [String]) -> String {
        func quoted(_ titles: [String]) -> String { list(titles.map { "\"\($0)\"" }) }
        var reasons: [String] = []
        if !owns.isEmpty { reasons.append("own what is listed, in \(quoted(owns))") }
        if !meetings.isEmpty { reasons.append("are invited to \(quoted(meetings))") }
        return "You get this because you \(reasons.joined(separator: ", and "))."
    }

    private func why(_ cut: Cut, _ series: String) -> String {
        switch cut {
        case .participant: "You get this because you took part in \"\(series)\"."
        case .absent: "You get this because you were invited to \"\(series)\"."
        case .owner: "You get this because you own an action from \"\(series)\"."
        case .outcome: "You get this because you are kept informed of \"\(series)\"."
        }
    }

    private func dateRemark(_ remark: LetterRemark, _ home: String) -> String {
        switch remark {
        case .due(let due): return "due \(date(due, home))"
        case .noDate: return "no date yet"
        case .wasDue(let due, let days):
            return "was due \(date(due, home))" + (days > 0 ? " (\(count(days, "working day")) ago)" : "")
        case .dueToday(let due): return due.hasTime ? "due today \(clock(due.wall.minute))" : "due today"
        case .dueIn(let due, let days): return "due \(date(due, home)) (\(days == 1 ? "tomorrow" : "in \(days) days"))"
        case .agreedAs(let due): return "agreed as \(deadline(due, home: ""))"
        case .toldEarly(let planned): return "told early: \(day(planned)) is no working day; the due date stays"
        case .toldLate(let planned): return "told today: \(day(planned)) is no working day"
        case .movedDate(let first, let reason):
            return "first agreed for \(date(first, home))" + (reason.map { ", moved because \($0)" } ?? "")
        default: return ""
        }
    }

    private func reportRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .failed(let name, let address):
            "A mail to \(name) <\(address)> could not be delivered and will not be tried again."
        case .failedWhy(let answer): "The other side said: \(answer)"
        case .failedSubject(let subject): "It was: \(subject)"
        case .failedAt(let at, let zone): "Last tried \(moment(at, zone: zone)) \(zone.identifier)."
        case .failedAdvice(let name, let handle):
            "Tell \(name) another way, and correct the address in the room: invite \(handle) name@example.org"
        case .whyReport(let series): "You get this because you chair \"\(series)\"."
        default: ""
        }
    }
}
