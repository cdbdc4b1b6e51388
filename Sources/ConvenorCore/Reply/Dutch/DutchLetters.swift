extension Dutch: LetterWords {
    package func sender(for what: String) -> String { what.isEmpty ? "Convenor" : "Convenor voor \(what)" }

    package var subjectWord: String { "Onderwerp" }

    package func subject(_ subject: LetterSubject) -> String {
        switch subject {
        case .recap(let title, let day, let mine, let version):
            let share = mine == 0 ? "geen acties voor jou" : "\(actions(mine)) voor jou"
            return "\(version > 1 ? "Gecorrigeerd" : "Verslag"): \(title) - \(day.iso) [\(share)]"
        case .outcome(let title, let day, let version):
            return "\(version > 1 ? "Gecorrigeerd" : "Uitkomsten"): \(title) - \(day.iso)"
        case .reminder(let overdue, let today, let later, let meetings, let series):
            return reminder([(overdue, "te laat"), (today, "voor vandaag"), (later, "binnenkort")], meetings, series)
        case .undelivered(let name, let what): return "Niet bezorgd: \(what) aan \(name)"
        case .lost(let call): return title(of: call)
        case .code, .idAdded, .knock: return doorSubject(subject)
        case .answer(let subject): return answerSubject(subject)
        case .silent, .disowned: return escalationSubject(subject)
        case .round(let round): return self.subject(round)
        case .meeting(let subject): return meetingSubject(subject)
        case .calendar(let news, let series): return calendarSubject(news, series)
        }
    }

    /// `Herinnering: 2 acties te laat, 1 voor vandaag (Marketing)`.
    private func reminder(_ counts: [(Int, String)], _ meetings: Int, _ series: [String]) -> String {
        var parts = counts.filter { $0.0 > 0 }.enumerated().map { index, part in
            "\(index == 0 ? actions(part.0) : "\(part.0)") \(part.1)"
        }
        if meetings > 0 { parts.append(count(meetings, "vergadering", "vergaderingen")) }
        let place = series.count == 1 ? series[0] : "\(series.count) reeksen"
        return "Herinnering: \(parts.joined(separator: ", ")) (\(place))"
    }

    package func heading(_ bucket: ReminderDigest.Bucket) -> String {
        switch bucket {
        case .overdue: "Te laat"
        case .today: "Vandaag"
        case .week: "Komende 7 dagen"
        case .later: "Later"
        }
    }

    func date(_ deadline: Deadline, home: String) -> String {
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
        case .howToAnswer, .howToTell, .howToAnswerMany, .howToAnswerHere: howTo(remark)
        case .howToReply, .answerLead, .answerKept, .answerNotTaken, .answerEmpty, .whyAnswer, .strangerLead,
            .strangerAdvice, .whyStranger:
            answerRemark(remark)
        case .doneButton(let id, let series): "\(id) gereed" + (series.map { " (\($0))" } ?? "")
        case .changedSince, .closed, .stillOpen: versionRemark(remark)
        case .whyYou(let cut, let series): why(cut, series)
        case .whyReminder(let owns, let meetings): why(owns, meetings)
        case .helping(let owner): "je helpt \(owner)"
        case .because(let reason): "reden: \(reason)"
        case .blocked(let reason): "geblokkeerd: \(reason)"
        case .forRecord(let id, let text, let reason):
            "voor \(id) \(text)" + (reason.map { ", reden: \($0)" } ?? "")
        case .series(let title): "in \"\(title)\""
        case .meeting, .calendar, .calendarAdvice: calendarRemark(remark, home)
        }
    }

    private func versionRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .changedSince(let version): "Gewijzigd sinds versie \(version)"
        case .closed(let version, let at, let zone):
            "Notulen v\(version), vergadering gesloten \(moment(at, zone: zone)) \(zone.identifier)."
        case .stillOpen(let version): "Notulen v\(version), verstuurd voordat de vergadering was gesloten."
        default: ""
        }
    }

    private func why(_ owns: [String], _ meetings: [String]) -> String {
        func quoted(_ titles: [String]) -> String { list(titles.map { "\"\($0)\"" }) }
        var reasons: [String] = []
        if !owns.isEmpty { reasons.append("actiehouder bent van wat hier staat, in \(quoted(owns))") }
        if !meetings.isEmpty { reasons.append("bent uitgenodigd voor \(quoted(meetings))") }
        return "Je krijgt dit omdat je \(reasons.joined(separator: ", en "))."
    }

    private func greeting(_ remark: LetterRemark) -> String {
        switch remark {
        case .greeting(let name, let mine), .ownerGreeting(let name, let mine):
            return mine == 0
                ? "\(name), uit deze vergadering zijn er geen acties voor jou."
                : "\(name), uit deze vergadering \(mine == 1 ? "is" : "zijn") er \(actions(mine)) voor jou:"
        case .absentGreeting(let name, let concerns, let attendance):
            let opening = "\(name), \(absence(attendance));"
            if concerns == 0 { return "\(opening) er is niets dat jou raakt." }
            return "\(opening) \(count(concerns, "punt raakt", "punten raken")) jou:"
        case .outcomeGreeting(let name, let title): return "\(name), dit is er uit \(title) gekomen."
        case .reminderGreeting(let name): return "\(name), dit heb je toegezegd:"
        case .meetingsGreeting(let name): return "\(name), deze vergaderingen komen eraan:"
        default: return ""
        }
    }

    private func absence(_ attendance: Attendance?) -> String {
        switch attendance {
        case .absent: "je was afwezig"
        case .excused: "je had je afgemeld"
        case nil, .invited, .present, .late: "je was er niet bij"
        }
    }

    private func howTo(_ remark: LetterRemark) -> String {
        switch remark {
        case .howToAnswer(let chair, let ids):
            howToAnswer(chair.map { "Zeg het tegen \($0), die voorzat, of typ in de chat" } ?? "Typ in de chat", ids)
        case .howToTell(let chair, let ids):
            "Laat \(chair), die voorzat, weten wanneer \(list(ids.map(\.description))) gereed "
                + "\(ids.count == 1 ? "is" : "zijn"), of wat er in de weg staat."
        case .howToAnswerMany(let chairs, let ids):
            howToAnswer(chairs.isEmpty ? "Typ in de chat" : "Zeg het tegen \(list(chairs)), of typ in de chat", ids)
        case .howToAnswerHere(let ids): howToAnswer("Antwoord hier", ids)
        default: ""
        }
    }

    private func howToAnswer(_ opening: String, _ ids: [RecordID]) -> String {
        guard let first = ids.first else { return opening + "." }
        let last = ids.last ?? first
        return "\(opening): klaar \(first) · datum \(last) vr omdat … · geblokkeerd \(last) reden"
    }

    private func why(_ cut: Cut, _ series: String) -> String {
        switch cut {
        case .participant: "Je krijgt dit omdat je deelnam aan \"\(series)\"."
        case .absent: "Je krijgt dit omdat je was uitgenodigd voor \"\(series)\"."
        case .owner: "Je krijgt dit omdat je actiehouder bent in \"\(series)\"."
        case .outcome: "Je krijgt dit omdat je van \"\(series)\" op de hoogte wordt gehouden."
        }
    }

    private func dateRemark(_ remark: LetterRemark, _ home: String) -> String {
        switch remark {
        case .due(let due): return "uiterlijk \(date(due, home: home))"
        case .noDate: return "nog geen datum"
        case .wasDue(let due, let days):
            return "de datum was \(date(due, home: home))" + (days > 0 ? " (\(workingDays(days)) geleden)" : "")
        case .dueToday(let due):
            return due.hasTime ? "uiterlijk vandaag \(clock(due.wall.minute))" : "uiterlijk vandaag"
        case .dueIn(let due, let days):
            return "uiterlijk \(date(due, home: home)) (\(days == 1 ? "morgen" : "over \(self.days(days))"))"
        case .agreedAs(let due): return "afgesproken als \(deadline(due, home: ""))"
        case .toldEarly(let planned):
            return "eerder gemeld: \(day(planned)) is geen werkdag; de datum zelf blijft staan"
        case .toldLate(let planned): return "vandaag gemeld: \(day(planned)) is geen werkdag"
        case .movedDate(let first, let reason):
            return "eerst afgesproken voor \(date(first, home: home))"
                + (reason.map { ", verschoven, reden: \($0)" } ?? "")
        default: return ""
        }
    }

    private func reportRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .failed(let name, let address):
            "Een mail aan \(name) <\(address)> kon niet worden bezorgd; er wordt niet opnieuw geprobeerd."
        case .failedWhy(let answer): "De andere kant zei: \(answer)"
        case .failedSubject(let subject): "Het was: \(subject)"
        case .failedAt(let at, let zone): "Laatst geprobeerd \(moment(at, zone: zone)) \(zone.identifier)."
        case .failedAdvice(let name, let handle):
            "Licht \(name) langs een andere weg in, en verbeter het adres in de chat: uitnodigen \(handle) naam@example.org"
        case .whyReport(let series): "Je krijgt dit omdat je \"\(series)\" voorzit."
        default: ""
        }
    }
}
