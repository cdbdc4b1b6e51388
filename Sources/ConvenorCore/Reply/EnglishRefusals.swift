extension English {
    package func reply(to refusal: Refusal, in view: View) -> Reply {
        switch refusal {
        case .unmet(let unmet, let step): notReady(unmet, step: step, in: view)
        case .date(let phrase, let why): Reply(sentence(for: why, phrase: phrase, in: view))
        case .missing(let what, let verb): missing(what, verb: verb)
        case .unknownPerson(let handle, let nearest):
            Reply("I don't know \(handle)." + (nearest.map { " Did you mean \($0)?" } ?? "") + inviteHint(handle))
        default: Reply(sentence(for: refusal, in: view))
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
        let row = Verbs.named(verb)
        let name =
            switch what {
            case .text: "what to write down"
            case .record: "which record, such as A1"
            case .person: "who, such as @lena"
            case .date: "a date, such as next fri"
            case .number: "a number"
            case .title: "a title"
            case .address: "a mail address"
            case .reason: "a reason"
            case .from: "from what to what"
            case .ballot: "at least two options, or what you pick"
            case .score: "a score from 1 to 5"
            case .owner: "an owner, such as @lena"
            case .step: "two step numbers"
            case .answer: "the answer"
            }
        guard let row else { return Reply("There is nothing in that line. help shows what can be said.") }
        return Reply([
            .line("\(verb) needs \(name)."), .items(["\(row.usage)   ·   for example: \(row.examples.first ?? "")"]),
        ])
    }

    private func sentence(for refusal: Refusal, in view: View) -> String {
        switch refusal {
        case .noSeries: "This room has no meeting yet. start alignment \"Title\" opens one."
        case .unknownVerb(let said):
            "I don't know \"\(said)\". help shows what can be said · note … stores the line as a note"
        case .noMeeting(let verb): "\(verb) needs a meeting. start alignment \"Title\" opens one."
        case .meetingRuns(let title, let number): "\(title) #\(number) is still going on. end closes it first."
        case .meetingOver(let title, let number):
            "\(title) #\(number) is over. start opens the next one; undo reopens this one."
        case .notAllowed(let verb, let needed, let who): notAllowed(verb, needed, who)
        case .unexpected(let said, let verb): unexpected(said, verb)
        case .unknownRecord(let id): "There is no \(id). list \(word(for: id.kind, count: 2)) shows what there is."
        case .wrongKind(let id, let verb, let wanted):
            "\(verb) is for \(either(wanted.map { word(for: $0, count: 2) })); \(id) is a \(word(for: id.kind, count: 1))."
        case .cannotServe(let id, let kind):
            "A \(word(for: kind, count: 1)) cannot serve a \(word(for: id.kind, count: 1)) (\(id)); it can serve "
                + either(KindRow.of(kind).serves.map { word(for: $0, count: 1) }.sorted()) + "."
        case .notStanding(let id, let status): "\(id) is \(word(for: status)) already. reopen \(id) takes it up again."
        case .alreadyHandled(let id, let status): "\(id) is \(word(for: status)) already; nothing is changed."
        case .takenHandle(let handle, let address):
            "\(handle) is somebody else (\(address)). Give the new person a handle: invite @name address, then action @name …"
        case .unknownAgenda(let name, let known):
            "There is no agenda \"\(name)\". There are: \(known.joined(separator: ", "))."
        case .unknownSeries(let said):
            "There is no series \(said). start alignment \"Title\" opens one; convenor series lists them."
        case .badAddress(let said): "\"\(said)\" is no mail address; one looks like lena@example.org."
        case .badNumber(let said, let verb): badNumber(said, verb)
        case .badStep(let said, let last): "\"\(said)\" is no step of this meeting; steps are 1 to \(last)."
        case .badDuration(let said): "\"\(said)\" is no duration; 20, 90m or 1h30 are (at most a day)."
        case .badSubstitution(let said):
            "\"\(said)\" changes nothing: write s/old/new/ with words that stand in the last record, or A1 s/old/new/."
        case .tooLong(let characters, let limit):
            "That is \(characters) characters long; \(limit) is the most. Nothing is stored."
        default: otherSentence(for: refusal, in: view)
        }
    }

    private func otherSentence(for refusal: Refusal, in view: View) -> String {
        switch refusal {
        case .lastStep: "This is the last step. end closes the meeting."
        case .firstStep: "This is the first step."
        case .nothingToUndo: "There is nothing to take back in this meeting."
        case .nothingToSend: "There is nobody to send to: invite somebody first."
        case .alreadySent(let version):
            "Minutes v\(version) are sent and nothing has changed since. amend D1 … makes the next version."
        case .voteRuns(let text): "A vote is open: \"\(text)\". endvote closes it."
        case .noVote: "No such vote is open. vote … opens one."
        case .notAChoice(let said, let choices): "\"\(said)\" is not offered; choose \(either(choices))."
        case .tooManyDots(let given, let allowed): "That is \(given) dots; each has \(allowed)."
        case .queueEmpty: "Nobody is waiting to speak."
        case .notInQueue(let handle): "\(handle) is not in the queue."
        case .noFinding(let number, let offered):
            offered.isEmpty
                ? "There are no findings open; gaps looks again."
                : "There is no finding \(number); open are \(list(offered.map(String.init)))."
        case .nothingAsked(let said): "\(said) is not on today's list; carry shows what is."
        case .noWay(let figure): "Baseline and target are both \(figure). Where does it come from, and where shall it go?"
        case .sameTarget(let said): "That would change nothing: it is \(said) already."
        case .notText: "That line is no text in UTF-8. Nothing is stored."
        default: "That cannot be done."
        }
    }

    private func notAllowed(_ verb: String, _ needed: Role, _ who: [Handle]) -> String {
        let names = either(who.map(\.description))
        return
            "\(verb) is for \(needed == .chair ? "the chair" : "a \(needed.rawValue)")\(who.isEmpty ? "" : ": ask \(names)")."
    }

    private func unexpected(_ said: String, _ verb: String) -> String {
        let usage = Verbs.named(verb).map { " It goes: \($0.usage)" } ?? ""
        return "I don't understand \"\(said)\" in \(verb).\(usage)"
    }

    private func badNumber(_ said: String, _ verb: String) -> String {
        let example = Verbs.named(verb)?.examples.first.map { ", for example: \($0)" } ?? ""
        return "\"\(said)\" is not a number that \(verb) takes\(example)"
    }

    /// `a`, `a or b`, `a, b or c`.
    func either(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    private func sentence(for why: DateRefusal, phrase: String, in view: View) -> String {
        switch why {
        case .notADate:
            return
                "\"\(phrase)\" is no date that I can read. next fri, 4 dec, in 2 weeks, end of month or 2026-12-04 17:00 are."
        case .past(let deadline):
            return "\"\(phrase)\" is \(self.deadline(deadline, home: view.scene.zone.identifier)), which is past."
        case .noSuchDay(let said): return "There is no \(said)."
        case .unknownZone(let said): return "I don't know the time zone \"\(said)\"; one looks like Europe/Amsterdam."
        case .tooFar: return "\"\(phrase)\" is too far away."
        }
    }
}
