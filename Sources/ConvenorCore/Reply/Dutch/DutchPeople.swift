extension Dutch {
    func peopleReply(to saying: Saying, in view: View) -> Reply {
        switch saying {
        case .present: present(in: view)
        case .attendance(let handles, let attendance): self.attendance(handles, attendance)
        case .rollCall(let round, let silent): rollCall(round, silent)
        case .rollCallDone: Reply("Presentieronde: iedereen heeft geantwoord.")
        case .member(let handle, let member, let isNew): self.member(handle, member, isNew: isNew, in: view)
        case .removed(let handle): Reply("\(handle) is niet langer uitgenodigd.")
        case .chair(let handle, let on):
            Reply(on ? "\(handle) is nu medevoorzitter." : "\(handle) is geen medevoorzitter meer.")
        case .people: everybody(in: view)
        case .voteOpened(let vote): opened(vote) + Reply(ballotButtons(vote, in: view))
        case .ballotTaken(let handle, let ballot, let vote, let waiting): taken(handle, ballot, vote, waiting)
        case .voteClosed(let vote): closed(vote, in: view)
        case .queue: queue(in: view)
        case .called(let handle, let about, let left):
            Reply("\(handle) heeft het woord\(about.isEmpty ? "" : " over \(about)"). Nog \(left) op de sprekerslijst.")
        case .queued(let handle, let place): Reply("\(handle) is nummer \(place) op de sprekerslijst.")
        case .leftQueue(let handle): Reply("\(handle) is van de sprekerslijst af.")
        default: doorReply(to: saying, in: view)
        }
    }

    private func present(in view: View) -> Reply {
        guard let meeting = view.series.meeting else { return Reply() }
        let names = meeting.present.map { handle -> String in
            if let team = view.series.members[handle]?.team { return "\(handle) (\(team))" }
            return meeting.chair == handle ? "\(handle) (voorzitter)" : handle.description
        }
        let here = Set(meeting.present.compactMap { view.series.members[$0]?.team?.lowercased() })
        let missing = (view.series.agenda?.requiredTeams ?? []).filter { !here.contains($0.lowercased()) }
        let tail = missing.isEmpty ? "" : " Teams die nog ontbreken: \(missing.joined(separator: ", "))."
        return Reply((names.isEmpty ? "Er is niemand aanwezig." : "Aanwezig: \(names.joined(separator: " ")).") + tail)
    }

    private func attendance(_ handles: [Handle], _ attendance: Attendance) -> Reply {
        if attendance == .present { return Reply() }
        let names = list(handles.map(\.description))
        return Reply("\(names) \(handles.count == 1 ? "is" : "zijn") \(word(for: attendance)).")
    }

    private func rollCall(_ round: Int, _ silent: [Handle]) -> Reply {
        let names = silent.map(\.description).joined(separator: " ")
        let call = round == 1 ? "Presentieronde" : "Presentieronde, oproep \(round)"
        return Reply(
            "\(call): \(names), typ alsjeblieft aanwezig. (De voorzitter: aanwezig @ana · afgemeld @lee · afwezig @bo)")
    }

    private func member(_ handle: Handle, _ member: Member, isNew: Bool, in view: View) -> Reply {
        let person = view.scene.roster[handle]
        let dates = [person?.language, person?.order?.rawValue].compactMap { $0 }
        let parts = [
            person?.name, person?.mail ?? "geen mailadres", member.team, word(for: member.role),
            dates.isEmpty ? nil : "datums " + dates.joined(separator: " "),
        ].compactMap { $0 }
        return Reply("\(handle) · \(parts.joined(separator: " · "))\(isNew ? "" : " · zoals het was")")
    }

    private func everybody(in view: View) -> Reply {
        let members = view.series.members.sorted { $0.key < $1.key }
        let lines = members.map { handle, member -> String in
            let person = view.scene.roster[handle]
            let there = view.series.running?.attendance[handle].map(word) ?? coming(handle, in: view)
            let isChair = view.series.meeting?.isChair(handle) == true
            let parts = [
                person?.name, person?.mail ?? "geen mailadres", member.team, word(for: isChair ? .chair : member.role),
                there,
            ].compactMap { $0 }
            return "\(handle) · \(parts.joined(separator: " · "))"
        }
        if lines.isEmpty {
            return Reply("Er is nog niemand uitgenodigd: uitnodigen @lena lena@example.org team=verkoop")
        }
        return Reply([.line("\(people(lines.count)):"), .items(lines)])
    }

    /// What somebody answered to the invitation, else how they were last time.
    private func coming(_ handle: Handle, in view: View) -> String? {
        let last = view.series.meeting?.attendance[handle].map(word)
        guard let next = view.series.planning?.next else { return last }
        let answer = view.series.planning?.invitations[next.uid]?.answers[handle]?.status
        return answer.map { "\(word(for: $0)) \(day(next.start.wall.day))" } ?? last
    }

    private func queue(in view: View) -> Reply {
        let queue = view.series.meeting?.queue ?? []
        if queue.isEmpty { return Reply("Er wacht niemand om te spreken.") }
        let names = queue.enumerated().map { index, speaker in
            "\(index + 1) \(speaker.handle)\(speaker.about.isEmpty ? "" : " over \(speaker.about)")"
        }
        return Reply("Sprekerslijst: \(names.joined(separator: " · "))")
    }
}
