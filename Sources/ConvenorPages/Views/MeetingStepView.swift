import ConvenorCore

/// The step that the room is in: its timer, what is voted on, and what should be there before the next.
struct MeetingStepView {
    private let document: MinutesDocument
    private let meeting: Meeting
    private let sight: Sight
    private let line: MinutesDocument.StepLine
    private let step: Step

    /// Nil for a meeting without steps.
    init?(_ document: MinutesDocument, _ meeting: Meeting, _ sight: Sight) {
        guard meeting.progress.indices.contains(meeting.step), let agenda = document.agenda,
            let line = document.steps.first(where: { $0.number == meeting.step + 1 }),
            agenda.steps.indices.contains(meeting.progress[meeting.step].origin)
        else { return nil }
        self.document = document
        self.meeting = meeting
        self.sight = sight
        self.line = line
        step = agenda.steps[meeting.progress[meeting.step].origin]
    }

    var facts: [String: Facts] {
        let checks = checks
        let own: [String: Facts] = [
            "step": .text(String(line.number)), "steps": .text(String(meeting.progress.count)),
            "stepTitle": .line(line.title), "purpose": .line(step.purpose), "hasChecks": .flag(!checks.isEmpty),
            "checks": .list(checks),
        ]
        return own.merging(timer) { own, _ in own }.merging(vote) { own, _ in own }
    }

    /// When the timebox is over, with what it was extended by; nil for a step without one.
    private var end: Moment? {
        let progress = meeting.progress[meeting.step]
        guard progress.minutes > 0, let entered = progress.enteredAt else { return nil }
        return entered.adding(seconds: progress.minutes * 60 - progress.seconds)
    }

    private var timer: [String: Facts] {
        guard let end else {
            return [
                "hasTimebox": .flag(false), "until": .text(""), "tone": Tone.plain.fact, "timebox": .text(""),
                "timeboxOf": .text(""),
            ]
        }
        let minutes = meeting.progress[meeting.step].minutes
        let left = end.seconds(since: sight.now)
        // As live.js counts on, and as the clock speaks up: at four fifths and at the end.
        let words =
            left > 0
            ? Sentence(Terms("{0} min left", nl: "nog {0} min"), .figure(String((left + 59) / 60)))
            : Sentence(Terms("{0} min over", nl: "{0} min te lang"), .figure(String(-left / 60)))
        let tone = left <= 0 ? Tone.bad : left * 5 <= minutes * 60 ? .warn : .good
        let until = sight.words.clock(sight.zone.wall(at: end).minute)
        let whole = Sentence(Terms("of {0}, until {1}", nl: "van {0}, tot {1}"), .figure(String(minutes)), .text(until))
        return [
            "hasTimebox": .flag(true), "until": .text(String(end.milliseconds)), "tone": tone.fact,
            "timebox": .text(sight.say(words)), "timeboxOf": .text(sight.say(whole)),
        ]
    }

    /// What is open to a vote, without how anybody voted: that is told when it is counted.
    private var vote: [String: Facts] {
        guard let vote = document.votes.last, vote.outcome == nil else {
            return ["hasVote": .flag(false), "vote": .text(""), "voteStand": .text("")]
        }
        return ["hasVote": .flag(true), "vote": .line(title(of: vote)), "voteStand": .line(stand(of: vote))]
    }

    private func title(of vote: Vote) -> String {
        switch vote.style {
        case .motion: vote.text
        case .options: "\(vote.text) \(vote.options.joined(separator: " / "))"
        case .consent:
            sight.say(
                Sentence(
                    Terms("Consent on {0}: {1}", nl: "Instemming over {0}: {1}"), .ids(vote.subjects),
                    .text(vote.text)))
        case .dots:
            sight.say(
                Sentence(
                    Terms("{0} dots each on {1}", nl: "{0} stippen per persoon over {1}"), .figure(String(vote.dots)),
                    .ids(vote.subjects)))
        }
    }

    private func stand(of vote: Vote) -> String {
        let waiting = meeting.present.filter { vote.ballots[$0] == nil }
        let all = Set(meeting.present).union(vote.ballots.keys)
        let count = Sentence(
            Terms("Answered: {0} of {1}", nl: "Geantwoord: {0} van {1}"),
            .figure(String(vote.ballots.count)), .figure(String(all.count)))
        var parts = [sight.say(count)]
        if vote.quorum > 0 {
            parts.append(
                sight.say(
                    Sentence(
                        Terms("{0} are needed", nl: "er zijn er {0} nodig"), .figure(String(vote.quorum)))))
        }
        let names = sight.words.list(waiting.map { sight.name($0) })
        parts.append(
            waiting.isEmpty
                ? sight.say(Terms("the chair can count", nl: "de voorzitter kan tellen"))
                : sight.say(Sentence(Terms("waiting for {0}", nl: "het wachten is op {0}"), .text(names))))
        return parts.joined(separator: "; ") + "."
    }

    /// What is missing first: a list that is read from its top.
    private var checks: [Facts] {
        let unmet = line.unmet
        let missing = unmet.map { unmet -> Facts in
            let text = sight.words.sentence(for: unmet, in: document.series)
            return check(false, text.prefix(1).uppercased() + text.dropFirst())
        }
        let met = step.checks.filter { check in !unmet.contains { $0.check == check } }
        return missing + met.map { check(true, sight.say($0.fulfilled)) }
    }

    private func check(_ isMet: Bool, _ text: String) -> Facts {
        .map(["isMet": .flag(isMet), "tone": (isMet ? Tone.good : .warn).fact, "text": .line(text)])
    }
}

extension ExitCheck {
    /// That it is met.
    fileprivate var fulfilled: Terms {
        switch self {
        case .materialReceived: Terms("All material is received", nl: "Alle stukken zijn binnen")
        case .teamsInvited:
            Terms("Every team that is needed is invited", nl: "Elk team dat nodig is, is uitgenodigd")
        case .recordsWritten:
            Terms("What this step is for is written down", nl: "Waar deze stap voor dient, staat op papier")
        case .goalWritten: Terms("There is an organisational goal", nl: "Er is een organisatiedoelstelling")
        case .metricsComplete:
            Terms(
                "Every metric has a unit, an as-of date and a source",
                nl: "Elke indicator heeft een eenheid, een peildatum en een bron")
        case .goalsSupported:
            Terms(
                "Every goal is supported or has a gap",
                nl: "Elke doelstelling wordt ondersteund of heeft een knelpunt")
        case .highGapsAnswered:
            Terms(
                "Every high gap has an agreed adjustment, or is accepted",
                nl: "Elk ernstig knelpunt heeft een afgesproken bijsturing, of is aanvaard")
        case .actionsComplete:
            Terms("Every open action has an owner and a date", nl: "Elke open actie heeft een actiehouder en een datum")
        case .checkInPlanned: Terms("A check-in is planned", nl: "Er is een check-in gepland")
        case .feedbackRequested:
            Terms(
                "People are asked whether each adjustment works",
                nl: "Van elke bijsturing is gevraagd of zij werkt")
        case .recipientsSeen:
            Terms("The recipients of the minutes were looked at", nl: "De ontvangers van de notulen zijn bekeken")
        case .insightsActed: Terms("Something is done with every insight", nl: "Met elk inzicht gebeurt iets")
        }
    }
}
