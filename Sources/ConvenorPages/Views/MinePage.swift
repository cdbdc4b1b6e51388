import ConvenorCore
import ConvenorEngine

/// What concerns the reader over all series: what they are asked, what they promised, where they are invited, and how
/// they are told.
struct MinePage {
    private let seen: [Seen]
    private let sight: Sight
    private let handle: Handle
    private let form: Form

    /// What a form of the page left behind.
    struct Form {
        /// Why it was not taken.
        var fault: String?
        /// As they were typed, where they were not taken.
        var channel: String?
        var quiet: String?
        /// The new address of the calendar, which nobody is told again.
        var calendar: String?
    }

    /// More are named as a number: their series show them.
    private static let most = 60

    static let route = PageRoute(
        path: "/me", id: "minePage",
        summary: "What the reader is asked, promised and is invited to, over all series.", isLive: true, source: .reader
    ) { seen, sight, _ in MinePage(seen, sight)?.draft }

    init?(_ seen: [Seen], _ sight: Sight, _ form: Form = Form()) {
        guard let handle = sight.handle else { return nil }
        self.seen = seen
        self.sight = sight
        self.handle = handle
        self.form = form
    }

    var draft: PageDraft {
        var draft = PageDraft("me", title: sight.say(Terms("My page", nl: "Mijn pagina")))
        draft.isMine = true
        draft.facts = [
            "hasFault": .flag(form.fault != nil), "fault": .line(form.fault ?? ""),
            "channelHref": sight.href(.channel), "channels": .list(channels),
            "quiet": .line(form.quiet ?? sight.roster.quiet(of: handle)?.description ?? ""),
            "zone": .line(sight.zone.identifier), "hasCalendar": .flag(form.calendar != nil),
            "calendar": .text(form.calendar ?? ""), "calendarHref": sight.href(.calendar),
            "sessionsHref": sight.href(.sessions),
        ]
        draft.regions = [.init("me-asked", asked), .init("me-actions", actions), .init("me-meetings", meetings)]
        return draft
    }

    /// Only those that reach the reader, and the one that they chose.
    private var channels: [Facts] {
        let chats = Set(sight.roster.chats(of: handle).map(\.place)).sorted()
        let mail = sight.roster[handle]?.mail ?? ""
        // A channel that is not chosen stands for the first that there is.
        let wanted = sight.roster.route(to: handle, reaches: { _ in true }).wanted
        let places = chats.isEmpty ? sight.say(Terms("the chat", nl: "de chat")) : sight.words.list(chats)
        let labels: [(PersonalChannel, Sentence)] = [
            (.mail, Sentence(Terms("mail to {0}", nl: "mail aan {0}"), .text(mail))),
            (.chat, Sentence(Terms("a direct message in {0}", nl: "direct bericht in {0}"), .text(places))),
            (.both, Sentence(Terms("both", nl: "beide"))),
        ]
        return labels.filter { channel, _ in
            channel != .mail || !mail.isEmpty || wanted == .mail
        }.filter { channel, _ in !chats.isEmpty || channel == .mail || channel == wanted }.map {
            channel, label in
            .map([
                "value": .text(channel.rawValue), "label": .line(sight.say(label)),
                "isChosen": .flag((form.channel ?? wanted.rawValue) == channel.rawValue),
            ])
        }
    }
}

extension MinePage {
    /// The questions of check-ins and feedback requests that wait for the reader, the first to end first.
    private var asked: [String: Facts] {
        let open = seen.flatMap { seen in
            (seen.series.rounds ?? [:]).compactMap { id, round -> (Seen, Record, Round)? in
                guard round.isOpen, round.silent.contains(handle), let record = seen.series.records[id],
                    record.isStanding
                else { return nil }
                return (seen, record, round)
            }
        }
        let sorted = open.sorted {
            ($0.2.until, $0.0.series.slug, $0.1.id) < ($1.2.until, $1.0.series.slug, $1.1.id)
        }
        let rows = sorted.map { seen, record, round -> Facts in
            .map([
                "href": sight.href(.answer(seen.series.slug, id: record.id.description)),
                "text": .line(question(record)), "note": .line(note(record, round, in: seen.series)),
            ])
        }
        return ["hasAsked": .flag(!rows.isEmpty), "asked": .list(rows)]
    }

    private func question(_ record: Record) -> String {
        let home = sight.zone.identifier
        if record.id.kind == .feedback {
            return sight.words.said(.feedbackQuestion(record.links?.first ?? record.id), home: home)
        }
        let own = record.asked.joined(separator: " ")
        return own.isEmpty ? sight.words.said(.howGoing, home: home) : own
    }

    private func note(_ record: Record, _ round: Round, in series: Series) -> String {
        let kind = sight.words.word(for: record.id.kind, count: 1)
        return sight.say(
            Sentence(
                Terms("{0} of {1}, until {2}", nl: "{0} van {1}, tot {2}"), .text(kind), .text(series.title),
                .text(sight.when(round.until))))
    }

    /// What the reader owns or helps with and still has to do: by date, those without one last.
    private var actions: [String: Facts] {
        let own = seen.flatMap { seen in
            [Kind.action, .milestone, .prep].flatMap { seen.series.standing($0) }
                .filter { $0.owner == handle || $0.helpers?.contains(handle) == true }.map { (seen.series, $0) }
        }
        let sorted = own.sorted { a, b in
            let (left, right) = (a.1.due?.moment.milliseconds ?? .max, b.1.due?.moment.milliseconds ?? .max)
            return (left, a.0.slug, a.1.id) < (right, b.0.slug, b.1.id)
        }
        let rest = sorted.count - Self.most
        let more = Sentence(
            Terms(
                "And {0} more: they stand on the pages of their series.",
                nl: "En nog {0}: die staan op de pagina van hun reeks."), .figure(String(rest)))
        return [
            "hasActions": .flag(!sorted.isEmpty),
            "actions": .list(sorted.prefix(Self.most).map { row($1, in: $0) }),
            "hasMoreActions": .flag(rest > 0), "moreActions": .line(rest > 0 ? sight.say(more) : ""),
        ].merging(slip) { own, _ in own }
    }

    /// What the reader has closed last and can still take back: the button is beside what it was.
    private var slip: [String: Facts] {
        let since = sight.now.adding(seconds: -Convenor.takingBackSeconds)
        let last = seen.lazy.compactMap { seen -> (Series, Record)? in
            // The readers' own series has no steps to take back; of this one nothing but their own id is looked at.
            guard let step = seen.whole.undoable.newest, step.by == handle, let id = step.records.keys.first,
                step.records.count == 1, let record = seen.series.records[id], let closed = record.closedAt,
                closed >= since
            else { return nil }
            return (seen.series, record)
        }.first
        let text = last.map { "\($1.id) \(sight.words.text(of: $1, in: $0))" } ?? ""
        let said = Sentence(Terms("You have just changed {0}.", nl: "Je hebt zojuist {0} gewijzigd."), .text(text))
        return [
            "hasUndo": .flag(last != nil), "undoText": .line(last == nil ? "" : sight.say(said)),
            "undoHref": last.map { sight.href(.undo($0.slug, id: $1.id.description)) } ?? .text(""),
        ]
    }

    private func row(_ record: Record, in series: Series) -> Facts {
        let stand = ActionStand(record, in: series, sight)
        let isAlone = record.owner == handle && record.helpers?.isEmpty != false
        let note = [isAlone ? "" : sight.owner(of: record), stand.note].filter { !$0.isEmpty }
        let id = record.id.description
        // Who only owns an action has no page of its series.
        let isReader = seen.contains { $0.series.slug == series.slug && $0.reader.cut != .owner }
        let isAction = record.id.kind == .action
        return .map([
            "key": .line("\(series.slug)-\(id)"), "id": .text(id),
            "text": .line(sight.words.text(of: record, in: series)), "hasDue": .flag(record.due != nil),
            "due": .line(record.due.map { sight.date($0) } ?? ""),
            "dueISO": .text(record.due.map { sight.iso($0) } ?? ""), "seriesTitle": .line(series.title),
            "hasSeriesHref": .flag(isReader), "seriesHref": isReader ? sight.href(.series(series.slug)) : .text(""),
            "stand": .line(stand.text), "tone": stand.tone.fact, "hasNote": .flag(!note.isEmpty),
            "note": .line(note.joined(separator: " · ")), "doneHref": sight.href(.done(series.slug, id: id)),
            "hasAnswer": .flag(isAction),
            "answerHref": isAction ? sight.href(.answer(series.slug, id: id)) : .text(""),
        ])
    }

    /// Those that are held now, then those to come, each on the reader's own clock.
    private var meetings: [String: Facts] {
        let held = seen.compactMap { seen in
            seen.reader.role >= .participant ? seen.series.running.map { running($0, in: seen.series) } : nil
        }
        let planned = seen.compactMap { seen -> (Moment, Facts)? in
            guard let next = seen.series.planning?.next, seen.series.invited.contains(handle) else { return nil }
            return (next.start.moment, invitation(next, in: seen.series))
        }.sorted { $0.0 < $1.0 }.map(\.1)
        return ["hasMeetings": .flag(!(held + planned).isEmpty), "meetings": .list(held + planned)]
    }

    private func running(_ meeting: Meeting, in series: Series) -> Facts {
        .map([
            "iso": .text(sight.iso(meeting.startedAt)), "when": .line(sight.when(meeting.startedAt)),
            "href": sight.href(.meeting(series.slug, meeting.number)),
            "title": .line("\(meeting.title) #\(meeting.number)"),
            "answer": .text(sight.say(Terms("being held", nl: "nu bezig"))), "tone": Tone.good.fact,
            "hasAnswer": .flag(false), "answerHref": .text(""),
        ])
    }

    private func invitation(_ next: PlannedMeeting, in series: Series) -> Facts {
        let status = series.planning?.invitations[next.uid]?.answers[handle]?.status
        let (words, tone) = Self.words(for: status, isChair: next.chair == handle)
        return .map([
            "iso": .text(sight.iso(next.start.moment)), "when": .line(sight.when(next.start.moment)),
            "href": sight.href(.series(series.slug)), "title": .line(series.title),
            "answer": .text(sight.say(words)), "tone": tone.fact, "hasAnswer": .flag(next.chair != handle),
            "answerHref": sight.href(.invitation(series.slug)),
        ])
    }

    private static func words(for status: CalendarAnswer.Status?, isChair: Bool) -> (Terms, Tone) {
        if isChair { return (Terms("you chair", nl: "jij zit voor"), .good) }
        return switch status {
        case .accepted: (Terms("you come", nl: "je komt"), .good)
        case .tentative: (Terms("you may come", nl: "je komt misschien"), .warn)
        case .declined: (Terms("you do not come", nl: "je komt niet"), .plain)
        case nil: (Terms("not answered", nl: "nog geen antwoord"), .warn)
        }
    }
}
