extension English {
    package func reply(to refusal: Refusal, in view: View) -> Reply {
        switch refusal {
        case .unmet(let unmet, let step): notReady(unmet, step: step, in: view)
        case .date(let phrase, let why):
            Reply(sentence(for: why, phrase: phrase, home: view.scene.zone.identifier))
        case .missing(let what, let verb): missing(what, verb: verb)
        case .unexpected(let said, let verb):
            Reply("I don't understand \(quoted(said)) in \(typed(verb)).\(verb == "list" ? listKinds : "")")
                + usage(of: verb)
        case .badNumber(let said, let verb):
            Reply("\(quoted(said)) is no number that \(verb) takes\(range(of: verb)).") + usage(of: verb)
        case .unknownVerb(let said):
            Reply([
                .line("I don't know \(quoted(said))."),
                .items(["help shows what can be said  ·  note … stores the line as a note"]),
            ])
        case .unknownPerson(let handle, let nearest):
            Reply("I don't know \(handle)." + (nearest.map { " Did you mean \($0)?" } ?? "") + inviteHint(handle))
        case .form(let why): sentence(for: why)
        default: Reply(sentence(for: refusal, in: view))
        }
    }

    /// What is typed for a verb, which need not be its name: `value` for `actual`.
    private func typed(_ verb: String) -> String {
        let word = Verbs.named(verb).map { String(Utterance.splitFirst($0.usage[...]).0) }
        return word.flatMap(Verbs.named)?.name == verb ? word ?? verb : verb
    }

    func usage(of verb: String, example: String? = nil) -> Reply {
        guard let row = Verbs.named(verb) else { return Reply() }
        let example = example ?? row.examples.first ?? row.usage
        let hint = example == row.usage ? row.usage : "\(row.usage.brief)   ·   for example: \(example)"
        return Reply([.items([hint])])
    }

    /// What `list` knows.
    private var listKinds: String {
        " There are: \(KindRow.own.map { word(for: $0.kind, count: 2) }.joined(separator: ", ")); and the records of methods, such as segments."
    }

    private func range(of verb: String) -> String {
        switch verb {
        case "roti": "; it takes 1 to 5"
        case "dots", "undo": "; it takes 1 to 20"
        case "progress": "; it takes 0 to 100"
        case "more": "; it takes the number of a page"
        default: ""
        }
    }

    private func inviteHint(_ handle: Handle) -> String { " A new person: invite \(handle) name@example.org" }

    private func notReady(_ unmet: [Unmet], step: Int, in view: View) -> Reply {
        let why = unmet.map { sentence(for: $0, in: view.series) }.joined(separator: "; ")
        let isLast = step + 1 == view.series.meeting?.progress.count
        let way = isLast ? "end closes the meeting all the same" : "next! goes on and says so in the minutes"
        return Reply([
            .line("Step \(step + 1) is not ready: \(why)."), .items(["\(way)  ·  help step shows what to type"]),
        ])
    }

    private func missing(_ what: Refusal.Missing, verb: String) -> Reply {
        guard let row = Verbs.named(verb) else {
            return Reply("There is nothing in that line. help shows what can be said.")
        }
        let example = what == .ballot ? row.examples.last : row.examples.first
        return Reply("\(verb) needs \(name(of: what, for: row)).") + usage(of: verb, example: example)
    }

    private func name(of what: Refusal.Missing, for verb: Verb) -> String {
        switch what {
        case .text: verb.name == "list" ? "a kind, such as decisions" : "some words after it"
        case .record:
            "the id of a record, such as \(verb.usage.split(separator: " ").lazy.compactMap { RecordID($0) }.first ?? RecordID(.action, 1))"
        case .person: verb.name == "feedback-request" ? "a team to ask" : "a person, such as @lena"
        case .date: verb.name == "checkin" ? "a rhythm, such as every monday 09:00" : "a date, such as next fri"
        case .number: "a number"
        case .knocker: "the id of who asked to be let in, such as U024BE7LH"
        case .title: "a title with a letter or a digit in it"
        case .address: verb.name == "link" ? "an address" : "a mail address, such as lena@example.org"
        case .reason: "a reason"
        case .from: "both from and to"
        case .ballot: ballot(for: verb.name)
        case .score: "a score from 1 to 5"
        case .onOff: "on or off"
        case .field: "a field and its value, such as size=1200"
        case .owner: "an owner, such as @lena"
        case .step: "two step numbers"
        case .answer: "the answer after the id"
        }
    }

    private func ballot(for verb: String) -> String {
        switch verb {
        case "vote": "at least two options, with a comma between them"
        case "dots": "at least two ideas to choose from"
        default: "your choice, such as I1"
        }
    }

    private func sentence(for refusal: Refusal, in view: View) -> String {
        switch refusal {
        case .noSeries: "This room has no meeting yet. start alignment \"Title\" opens one."
        case .noMeeting(let verb): "\(verb) needs a meeting. start alignment \"Title\" opens one."
        case .meetingRuns(let title, let number): "\(title) #\(number) is still going on. end closes it first."
        case .meetingOver(let title, let number):
            "\(title) #\(number) is over. start opens the next one; undo reopens this one."
        case .notAllowed(let verb, let needed, let who): notAllowed(verb, needed, who)
        case .notYours(let id, let owner, let who): "\(id) is \(owner)'s: ask \(either(distinct(who)))."
        case .unknownRecord(let id): "There is no \(id). list \(word(for: id.kind, count: 2)) shows what there is."
        case .wrongKind(let id, let verb, let wanted):
            "\(verb) is for \(either(wanted.map { word(for: $0, count: 2) })); \(id) is \(one(id.kind))."
        case .cannotServe(let id, let kind):
            cannotServe(id, kind)
        case .notStanding(let id, let status): "\(id) is \(word(for: status)) already. reopen \(id) takes it up again."
        case .alreadyHandled(let id, let status): "\(id) is \(word(for: status)) already; nothing is changed."
        case .everybody(let handle, let verb): everybody(handle, verb)
        case .takenHandle(let handle, let address):
            "\(handle) is somebody else (\(address)). Give the new person a handle: invite @name address, then action @name …"
        case .unknownAgenda(let name, let known):
            "There is no agenda \(quoted(name)). There are: \(known.joined(separator: ", "))."
        case .unknownSeries(let said):
            "There is no series \(quoted(said.filter { $0 != "\"" })). start alignment \"Title\" opens one; convenor series lists them."
        case .badAddress(let said): "\(quoted(said)) is no mail address; one looks like lena@example.org."
        case .badStep(let said, let last): "\(quoted(said)) is no step of this meeting; steps are 1 to \(last)."
        case .badDuration(let said): "\(quoted(said)) is no duration; 20, 90m or 1h30 are (at most a day)."
        case .badRhythm(let said):
            "\(quoted(said)) is no rhythm that I can read. every monday 09:00, every 2 weeks on fri 9am or last working day of the month are."
        case .neverAgain(let said):
            "\(quoted(said)) never comes from now on. Name a day that its months have, or move its end."
        case .badSubstitution(let said):
            "\(quoted(said)) changes nothing: write s/old/new/ with words that stand in the last record, or A1 s/old/new/."
        case .tooLong(let characters, let limit):
            "That is \(grouped(characters)) \(limit >= Limits.line ? "bytes" : "characters") long; "
                + "\(grouped(limit)) is the most. Nothing is stored."
        default: otherSentence(for: refusal, in: view)
        }
    }

    private func otherSentence(for refusal: Refusal, in view: View) -> String {
        switch refusal {
        case .lastStep: "This is the last step. end closes the meeting."
        case .firstStep: "This is the first step."
        case .nothingToUndo: "There is nothing to take back in this meeting."
        case .fewerToUndo(let count):
            "There \(count == 1 ? "is only 1 change" : "are only \(count) changes") to take back in this meeting."
        case .nobodyReachable(let handles):
            "Nobody would get the minutes: \(list(handles.prefix(3).map(\.description))) "
                + "\(handles.count == 1 ? "has" : "have") no mail address. invite @name name@example.org adds one."
        case .nothingToSend: "There is nobody to send to: invite somebody first."
        case .alreadySent(let version):
            "Minutes v\(version) are sent and nothing has changed since. amend D1 … makes the next version."
        case .voteRuns(let text): "A vote is open\(text.isEmpty ? "" : ": " + quoted(text)). endvote closes it."
        case .noQuestion: "Nothing was asked."
        case .questionOver: "That question is no longer open."
        case .questionOf(let handle): "That is for \(handle) to answer."
        case .noVote: "No such vote is open. vote … opens one."
        case .notAChoice(let said, let choices): "\(quoted(said)) is not offered; choose \(either(choices))."
        case .tooManyDots(let given, let allowed): "That is \(given) dots; each has \(allowed)."
        case .queueEmpty: "Nobody is waiting to speak."
        case .notInQueue(let handle): "\(handle) is not in the queue."
        case .noFinding(let number, let offered):
            offered.isEmpty
                ? "There are no findings open; gaps looks again."
                : "There is no finding \(number); \(list(offered.map(String.init))) \(offered.count == 1 ? "is" : "are") open."
        case .nothingAsked(let said): "\(said) is not on today's list; carry shows what is."
        case .noWay(let figure):
            "Baseline and target are both \(figure). Where does it come from, and where shall it go?"
        case .optionTwice(let option): "\(quoted(option)) stands twice among the options."
        case .sameTarget(let said): "That would change nothing: it is \(quoted(said)) already."
        case .stepStays(let step): "Step \(step) stands there already."
        case .otherVote(let style): otherVote(style)
        case .notText: "That line is no text in UTF-8. Nothing is stored."
        default:
            roundSentence(for: refusal) ?? doorSentence(for: refusal, home: view.scene.zone.identifier)
                ?? "That cannot be done."
        }
    }

    private func everybody(_ handle: Handle, _ verb: String) -> String {
        let cannot = verb == "action" || verb == "reassign" ? "cannot own an action" : "is no person"
        return "\(handle) is everybody, and a whole channel \(cannot): name somebody, such as @lena."
    }

    private func cannotServe(_ id: RecordID, _ kind: Kind) -> String {
        let serves = KindRow.ordered(KindRow.of(kind).serves)
        let own = serves.filter { Forms.of($0) == nil }
        let can = (own.isEmpty ? serves : own).map { one($0) }
        let way = can.isEmpty ? "it serves nothing else" : "it can serve \(either(can))"
        let what = one(kind)
        return what.prefix(1).uppercased() + what.dropFirst() + " cannot serve \(one(id.kind)) (\(id)); \(way)."
    }

    private func otherVote(_ style: Vote.Style) -> String {
        switch style {
        case .motion: "The open vote takes yes, no or abstain."
        case .options: "The open vote takes pick and a number, such as pick 2."
        case .dots: "The open vote takes dots on ideas, such as dot I1 I2."
        case .consent: "The open round takes yes, abstain, or object and a reason."
        }
    }

    /// `a goal`, `an action`.
    func one(_ kind: Kind) -> String {
        let name = word(for: kind, count: 1)
        return (name.first.map { "aeiou".contains($0) } == true ? "an " : "a ") + name
    }

    /// `12,345`.
    private func grouped(_ number: Int) -> String {
        number < 1000 ? String(number) : "\(grouped(number / 1000)),\(padded(number % 1000, 3))"
    }

    private func notAllowed(_ verb: String, _ needed: Role, _ who: [Handle]) -> String {
        let names = either(distinct(who))
        let whom =
            switch needed {
            case .chair: "the chair"
            case .participant: "a participant"
            case .informed: "those who are kept informed"
            case .owner: "who owns an action"
            }
        return "\(verb) is for \(whom)\(who.isEmpty ? "" : ": ask \(names)")."
    }

    /// `a`, `a or b`, `a, b or c`.
    func either(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    package func sentence(for why: DateRefusal, phrase: String, home: String) -> String {
        switch why {
        case .notADate:
            let stumble = DateLanguage.trouble(in: phrase).map { whole($0, in: phrase) }.flatMap {
                $0 == phrase ? nil : $0
            }
            let place = stumble.map { ": I stumble at \(quoted($0))" } ?? ""
            return
                "\(quoted(phrase)) is no date that I can read\(place). next fri, 4 dec, in 2 weeks, end of month or 2026-12-04 17:00 are."
        case .noAnchor(let said) where RecordID(said) != nil:
            return
                "\(quoted(phrase)) counts from \(said.uppercased()), which has no date here. Name the day itself, such as next fri."
        case .noAnchor(let said) where said.utf8.last.map { 48...57 ~= $0 } ?? false:
            return
                "\(quoted(phrase)) counts from \(clipped(said, to: 60)), and there is no such record. Name the day itself, such as next fri."
        case .noAnchor:
            return
                "\(quoted(phrase)) counts from a meeting, and none is still to come here. Name the day itself, or put the words in quotes."
        case .future(let deadline):
            return
                "\(quoted(phrase)) is \(day(deadline.wall.day)), which is still to come. yesterday, mon or 20 nov are days of a measurement."
        case .past(let deadline):
            return "\(quoted(phrase)) is \(self.deadline(deadline, home: home)), which is past."
        case .noSuchDay(let said): return "There is no \(clipped(said, to: 60))."
        case .sharedZone(let said):
            return "\(quoted(said)) is the name of several time zones; write one such as Europe/London, or +01:00."
        case .unknownZone(let said):
            return "I don't know the time zone \(quoted(said)); one looks like Europe/Amsterdam."
        case .tooFar: return "\(quoted(phrase)) is too far away."
        }
    }
}
