extension English {
    func peopleReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .present: present(in: view)
        case .attendance(let handles, let attendance): self.attendance(handles, attendance)
        case .rollCall(let round, let silent): rollCall(round, silent)
        case .rollCallDone: Reply("Roll call: everybody has answered.")
        case .member(let handle, let member, let isNew): self.member(handle, member, isNew: isNew, in: view)
        case .removed(let handle): Reply("\(handle) is no longer invited.")
        case .chair(let handle, let on): Reply(on ? "\(handle) is co-chair now." : "\(handle) is no longer co-chair.")
        case .people: people(in: view)
        case .voteOpened(let vote): opened(vote) + Reply(ballotButtons(vote, in: view))
        case .ballotTaken(let handle, let ballot, let vote, let waiting): taken(handle, ballot, vote, waiting)
        case .voteClosed(let vote): closed(vote, in: view)
        case .queue: queue(in: view)
        case .called(let handle, let about, let left):
            Reply("\(handle) has the floor\(about.isEmpty ? "" : " on \(about)"). \(left) waiting.")
        case .queued(let handle, let place): Reply("\(handle) is number \(place) in the queue.")
        case .leftQueue(let handle): Reply("\(handle) left the queue.")
        default: doorReply(to: saying, in: view)
        }
    }

    private func present(in view: View) -> Reply {
        guard let meeting = view.series.meeting else { return Reply() }
        let names = meeting.present.map { handle -> String in
            if let team = view.series.members[handle]?.team { return "\(handle) (\(team))" }
            return meeting.chair == handle ? "\(handle) (chair)" : handle.description
        }
        let here = Set(meeting.present.compactMap { view.series.members[$0]?.team?.lowercased() })
        let missing = (view.series.agenda?.requiredTeams ?? []).filter { !here.contains($0.lowercased()) }
        let tail = missing.isEmpty ? "" : " Teams still missing: \(missing.joined(separator: ", "))."
        return Reply((names.isEmpty ? "Nobody is present." : "Present: \(names.joined(separator: " ")).") + tail)
    }

    private func attendance(_ handles: [Handle], _ attendance: Attendance) -> Reply {
        if attendance == .present { return Reply() }
        let names = list(handles.map(\.description))
        return Reply("\(names) \(handles.count == 1 ? "is" : "are") \(attendance.rawValue).")
    }

    private func rollCall(_ round: Int, _ silent: [Handle]) -> Reply {
        let names = silent.map(\.description).joined(separator: " ")
        let call = round == 1 ? "Roll call" : "Roll call, call \(round)"
        return Reply("\(call): \(names), please say present. (The chair: present @ana · excused @lee · absent @bo)")
    }

    private func member(_ handle: Handle, _ member: Member, isNew: Bool, in view: View) -> Reply {
        let person = view.scene.roster[handle]
        let dates = [person?.language, person?.order?.rawValue].compactMap { $0 }
        let parts = [
            person?.name, person?.mail ?? "no mail address", member.team, member.role.rawValue,
            dates.isEmpty ? nil : "dates " + dates.joined(separator: " "),
        ].compactMap { $0 }
        return Reply("\(handle) · \(parts.joined(separator: " · "))\(isNew ? "" : " · as it was")")
    }

    private func people(in view: View) -> Reply {
        let members = view.series.members.sorted { $0.key < $1.key }
        let lines = members.map { handle, member -> String in
            let person = view.scene.roster[handle]
            let there = view.series.running?.attendance[handle]?.rawValue ?? coming(handle, in: view)
            let isChair = view.series.meeting?.isChair(handle) == true
            let parts = [
                person?.name, person?.mail ?? "no mail address", member.team, isChair ? "chair" : member.role.rawValue,
                there,
            ].compactMap { $0 }
            return "\(handle) · \(parts.joined(separator: " · "))"
        }
        if lines.isEmpty { return Reply("Nobody is invited yet: invite @lena lena@example.org team=sales") }
        return Reply([.line("\(lines.count) \(lines.count == 1 ? "person" : "people"):"), .items(lines)])
    }

    /// What somebody answered to the invitation, else how they were last time.
    private func coming(_ handle: Handle, in view: View) -> String? {
        let last = view.series.meeting?.attendance[handle]?.rawValue
        guard let next = view.series.planning?.next else { return last }
        let answer = view.series.planning?.invitations[next.uid]?.answers[handle]?.status
        return answer.map { "\(word(for: $0)) \(day(next.start.wall.day))" } ?? last
    }

    private func opened(_ vote: Vote) -> Reply {
        let quorum = vote.quorum > 0 ? " · quorum \(vote.quorum)" : ""
        let threshold = vote.threshold == 50 ? "" : " · needs \(vote.threshold) % yes"
        switch vote.style {
        case .motion:
            return Reply([.line("Vote: \(vote.text)\(quorum)\(threshold)"), .items(["Type: yes  ·  no  ·  abstain"])])
        case .consent:
            return Reply([
                .line("Consent on \(vote.subjects.first?.description ?? "") \(vote.text)"),
                .items(["Type: yes  ·  object because …"]),
            ])
        case .options:
            let lines = vote.options.enumerated().map { "\($0.offset + 1)  \($0.element)" }
            return Reply([.line("Vote: \(vote.text)\(quorum)"), .items(lines + ["Type: pick 1"])])
        case .dots:
            let lines = zip(vote.subjects, vote.options).map { "\($0)  \($1)" }
            let ids = vote.subjects.prefix(2).map(\.description).joined(separator: " ")
            return Reply([
                .line("\(vote.dots) dots each, several on one are fine:"), .items(lines + ["Type: dot \(ids)"]),
            ])
        }
    }

    private func taken(_ handle: Handle, _ ballot: Ballot, _ vote: Vote, _ waiting: [Handle]) -> Reply {
        let still =
            waiting.isEmpty ? "endvote counts" : "waiting for \(waiting.map(\.description).joined(separator: " "))"
        let remark = ballot.remark.map { ": \($0)" } ?? ""
        return Reply("\(handle) \(name(of: ballot, in: vote))\(remark) · \(still)")
    }

    private func name(of ballot: Ballot, in vote: Vote) -> String {
        switch vote.style {
        case .motion: return ["yes", "no", "abstains"][min(2, ballot.picks.first ?? 2)]
        case .consent: return ballot.picks.first == 1 ? "objects" : ballot.picks.isEmpty ? "abstains" : "consents"
        case .options: return "picks \(vote.options[ballot.picks.first ?? 0])"
        case .dots: return "\(ballot.picks.count) of \(vote.dots) dots"
        }
    }

    private func closed(_ vote: Vote, in view: View) -> Reply {
        guard let outcome = vote.outcome else { return Reply() }
        let quorum = outcome.hadQuorum ? "" : " · no quorum (\(outcome.ballots) of \(vote.quorum))"
        switch vote.style {
        case .motion:
            let word = outcome.passed ? "passed" : "not passed"
            return Reply(
                "Vote \(word): \(vote.text) · yes \(outcome.counts[0]), no \(outcome.counts[1]), abstain \(outcome.counts[2])\(quorum)"
            )
        case .consent:
            let objections = vote.ballots.filter { $0.value.picks.first == 1 }.sorted { $0.key < $1.key }
            let subject = vote.subjects.first?.description ?? ""
            if outcome.passed { return Reply("Consent given: \(subject) \(vote.text) is agreed.") }
            let lines = objections.map { "\($0.key): \($0.value.remark ?? "")" }
            return Reply([.line("No consent on \(subject) \(vote.text)."), .items(lines)])
        case .options, .dots:
            let ranked = vote.options.indices.sorted { (outcome.counts[$1], $0) < (outcome.counts[$0], $1) }
            let unit = vote.style == .dots ? "dot" : "vote"
            let lines = ranked.map { index -> String in
                let id = vote.subjects.indices.contains(index) ? "\(vote.subjects[index]) " : ""
                let count = outcome.counts[index]
                return "\(count) \(unit)\(count == 1 ? " " : "s")  \(id)\(vote.options[index])"
            }
            let title = vote.style == .dots ? "Dots" : "Vote: \(vote.text)"
            return Reply([.line("\(title)\(first(of: vote, outcome))\(quorum)"), .items(lines)])
        }
    }

    /// Who is ahead, where the count holds.
    private func first(of vote: Vote, _ outcome: VoteOutcome) -> String {
        guard outcome.hadQuorum, let most = outcome.counts.max(), most > 0 else { return "" }
        let names = vote.options.indices.filter { outcome.counts[$0] == most }.map { index in
            vote.subjects.indices.contains(index) ? vote.subjects[index].description : vote.options[index]
        }
        return names.count == 1 ? " · \(names[0]) is first" : " · a tie of \(list(names))"
    }

    private func queue(in view: View) -> Reply {
        let queue = view.series.meeting?.queue ?? []
        if queue.isEmpty { return Reply("Nobody is waiting to speak.") }
        let names = queue.enumerated().map { index, speaker in
            "\(index + 1) \(speaker.handle)\(speaker.about.isEmpty ? "" : " on \(speaker.about)")"
        }
        return Reply("Queue: \(names.joined(separator: " · "))")
    }
}
