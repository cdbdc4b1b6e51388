import ConvenorCore
import Logging

extension Convenor {
    /// Tells the chair that a letter will not arrive, by mail and in the room.
    func reportDead(_ delivery: Delivery, answer: String, isSwitchedOff: Bool) async {
        let now = timepiece.now()
        do {
            try await perform { performance in
                try performance.lose(delivery, answer: answer, now: now)
                return try performance.report(delivery, answer: answer, isSwitchedOff: isSwitchedOff, now: now)
            }
        } catch {
            log.error(
                "A failed delivery could not be reported",
                metadata: ["letter": "\(delivery.letter.key)", "error": "\(error)"])
        }
    }
}

extension Performance {
    /// What is told of a letter that was given up; nothing of one that is a report itself.
    func report(_ delivery: Delivery, answer: String, isSwitchedOff: Bool, now: Moment) throws -> [Notice] {
        let letter = delivery.letter
        if isSwitchedOff {
            guard try transaction.mark(of: Subscriber.mark(letter.place)) ?? "" == "" else { return [] }
            try transaction.setMark("\(now.rfc3339): \(answer)", of: Subscriber.mark(letter.place))
        }
        guard letter.kind != "report", let series = try convenor.journal.series(letter.stream, in: transaction),
            let chair = series.meeting?.chair
        else { return [] }
        let roster = try convenor.journal.people(over: convenor.house, in: transaction)
        try tellOtherwise(letter, chair, series, roster, now: now)
        if letter.way != .mail, !isSwitchedOff, try isTold(letter, now) { return [] }
        let failed = FailedDelivery(delivery, isSwitchedOff: isSwitchedOff, answer: answer, at: now)
        let key = "report/\(letter.key)/\(letter.due.milliseconds)"
        let mail = try convenor.clerk.report(
            failed, key: key, to: chair, stream: letter.stream, series: series, now: now, roster: roster)
        if let mail { try transaction.enqueue(mail) }
        var notice = Notice(words(for: failed, in: series), letter.stream, key: key)
        notice.kind = "report"
        if letter.way == .chat { notice.notAt = letter.place }
        return [notice]
    }

    private func words(for failed: FailedDelivery, in series: Series) -> Reply {
        let words = convenor.house.words(in: series)
        return switch failed.what {
        case .mail(let person, _, let subject):
            words.undelivered(person, subject: subject, answer: failed.answer)
        case .call(let call): words.lost(call, answer: failed.answer)
        }
    }

    /// A platform that refuses one post refuses the next: the chair hears of the first one of a day.
    private func isTold(_ letter: Letter, _ now: Moment) throws -> Bool {
        let reader = "told/\(letter.way.rawValue)/\(letter.place)/\(letter.stream.name)"
        let day = Zone.utc.wall(at: now).day.iso
        if try transaction.mark(of: reader) == day { return true }
        try transaction.setMark(day, of: reader)
        return false
    }
}

extension FailedDelivery {
    init(_ delivery: Delivery, isSwitchedOff: Bool, answer: String, at now: Moment) {
        let letter = delivery.letter
        let what: What =
            switch letter.way {
            case .mail: .mail(person: letter.recipient, address: letter.address, subject: letter.subject)
            case .chat: .call(.post(place: letter.place, isReply: letter.kind == "reply"))
            case .hook where isSwitchedOff: .call(.switchedOff(subscriber: letter.place, event: letter.subject))
            case .hook: .call(.webhook(subscriber: letter.place, event: letter.subject))
            }
        self.init(
            what: what, messageID: letter.messageID.isEmpty ? letter.key : letter.messageID, answer: answer, at: now,
            life: letter.due)
    }
}
