extension Series {
    /// What happens to the meetings to come.
    mutating func applyPlanning(_ event: Event) {
        var planning = planning ?? Planning()
        switch event {
        case .scheduled(let rhythm): planning.rhythm = rhythm
        case .meetingPlanned(let plan):
            if planning.next?.uid != plan.uid { planning.count += 1 }
            if let old = planning.next, old.uid != plan.uid { planning.invitations[old.uid] = nil }
            planning.next = plan
            planning.forgetOver(at: plan.at)
        case .planDropped(let uid):
            if planning.next?.uid == uid { planning.next = nil }
            planning.invitations[uid]?.isCancelled = true
        case .planLapsed(let uid): planning.forget(uid)
        case .convened(let notice): planning.note(notice)
        case .calendarsTold(let round): planning.note(round)
        case .calendarAnswered(let answer): planning.invitations[answer.uid]?.answers[answer.handle] = answer
        default: return
        }
        self.planning = planning
    }

    /// The meeting that was planned has begun.
    mutating func takeUp(_ uid: String?) {
        guard let uid, planning?.next?.uid == uid else { return }
        let declined = planning?.invitations[uid]?.answers.filter { $0.value.status == .declined } ?? [:]
        for handle in declined.keys where meeting?.attendance[handle] == .invited {
            meeting?.attendance[handle] = .excused
        }
        planning?.forget(uid)
    }

    /// Keeps since when calendars are behind, whatever has put them there.
    mutating func noteDebt(at: Moment) {
        guard let planning else { return }
        let isBehind = invitationUIDs.contains { !debt(of: $0).isEmpty }
        self.planning?.changedAt = isBehind ? planning.changedAt ?? at : nil
    }
}

extension Planning {
    fileprivate mutating func forget(_ uid: String) {
        if next?.uid == uid { next = nil }
        invitations[uid] = nil
    }

    /// Lets go of what was called off, once its time has passed: until then it may be taken up again, under a higher number.
    fileprivate mutating func forgetOver(at: Moment) {
        invitations = invitations.filter { uid, invitation in
            let isTold = invitation.told.allSatisfy { $0.value.isCancelled && $0.value.start.moment < at }
            return uid == next?.uid || !invitation.isCancelled || !isTold
        }
    }

    fileprivate mutating func note(_ notice: PlanNotice) {
        guard next?.uid == notice.uid else { return }
        switch notice.sort {
        case .prep: next?.isPrepared = true
        case .readiness: next?.isReadinessTold = true
        case .reminder: next?.reminded += notice.people
        }
    }

    fileprivate mutating func note(_ round: InvitationRound) {
        if round.isRepeat == true { return }
        var invitation = invitations[round.uid] ?? Invitation(sequence: round.sequence)
        invitation.sequence = max(invitation.sequence, round.sequence)
        for handle in round.asked + round.unreachable {
            let before = invitation.told[handle]
            // An answer is to what somebody knew: it lapses with another time, and with a new invitation.
            if before?.start != round.start || before?.minutes != round.minutes || before?.isCancelled == true {
                invitation.answers[handle] = nil
            }
            invitation.told[handle] = Invitation.Told(
                sequence: round.sequence, start: round.start, minutes: round.minutes,
                isUnreachable: round.unreachable.contains(handle))
        }
        for handle in round.uninvited {
            invitation.told[handle]?.isCancelled = true
            invitation.told[handle]?.sequence = round.sequence
            invitation.answers[handle] = nil
        }
        invitations[round.uid] = invitation
    }
}
