package import ConvenorCore
import Foundation

/// What came of an answer on a page.
package enum AnswerOutcome: Sendable {
    /// What it was about, as it stands now, and what was said to it; `isRepeated` where it was done before.
    case taken(AnswerMatter, lines: [String], isRepeated: Bool, canUndo: Bool)
    /// Nothing is stored.
    case refused(AnswerMatter, Reply)
}

/// That an answer is refused: its savepoint is rolled back.
struct AnswerRefused: Error {
    var matter: AnswerMatter
    var reply: Reply
}

extension Convenor {
    /// What is asked at a place; throws `LinkFault`.
    package func matter(at place: AnswerPlace) async throws -> AnswerMatter {
        let now = now
        return try await store.read { [self] transaction in
            try LinkReading(convenor: self, transaction: transaction, now: now) {
                try self.journal.look($0, in: transaction)
            }.matter(at: place)
        }
    }

    /// Takes an answer once, in one transaction with all that follows from it; throws `LinkFault`.
    ///
    /// The same answer to the same question is not taken a second time, another one is.
    package func answer(at place: AnswerPlace, _ form: [String: String]) async throws -> AnswerOutcome {
        let now = now
        let ended = Held<(AnswerOutcome, [Performance.Outcome])?>(nil)
        do {
            try await committer.perform { [self] transaction in
                let performance = Performance(convenor: self, transaction: transaction)
                ended.set(try performance.take(place, form, now: now))
            }
        } catch let refused as AnswerRefused {
            return .refused(refused.matter, refused.reply)
        }
        guard let (outcome, heard) = ended.value else { throw LinkFault.wrong }
        for one in heard {
            wake(after: one)
            for notice in one.notices { await tell(notice.reply, rooms: notice.rooms) }
        }
        return outcome
    }

    /// The last answer that somebody gave on a page, if it is about this and can still be taken back.
    func lastAnswer(
        of matter: AnswerMatter, in transaction: any StoreTransaction, now: Moment
    ) throws -> LastAnswer? {
        guard let last = try transaction.mark(of: LastAnswer.mark(of: matter.person)).flatMap(LastAnswer.init),
            let series = matter.series, last.series == series.slug, last.object == matter.object,
            now.seconds(since: last.at) < LinkVerb.undoSeconds, series.entries == last.entries, last.steps > 0,
            series.undoable.newest?.by == matter.person
        else { return nil }
        return last
    }
}

/// The last answer that somebody gave on a page, as it is kept for taking it back.
struct LastAnswer: Codable {
    var at: Moment
    var series: String
    var object: String
    /// Of the series after it: what was written since must not be taken back in its stead.
    var entries: Int
    /// How many changes it made.
    var steps: Int
    var delivery: String

    static func mark(of person: Handle) -> String { "link/\(person.name)" }
}

extension LastAnswer {
    init?(_ text: String) {
        guard let read = try? JSONDecoder().decode(LastAnswer.self, from: Data(text.utf8)) else { return nil }
        self = read
    }

    var text: String { (try? JSONEncoder().encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? "" }
}

extension Performance {
    fileprivate func take(
        _ place: AnswerPlace, _ form: [String: String], now: Moment
    ) throws -> (AnswerOutcome, [Outcome]) {
        let reading = LinkReading(convenor: convenor, transaction: transaction, now: now) {
            try convenor.journal.series($0, in: transaction)
        }
        do {
            var matter = try reading.outline(of: place)
            let lines = LinkLines(matter: matter, form: form)
            // Before it is looked whether it is still open: what closed it may have been this very answer.
            if let before = try repeated(matter, lines.content, now: now) { return (before, []) }
            try reading.fill(&matter)
            return try AnswerTaking(performance: self, reading: reading, matter: matter, form: form, now: now).taken()
        } catch let fault as LinkFault {
            throw fault
        } catch {
            // The savepoint is rolled back, and what was folded on in memory with it.
            convenor.journal.forget()
            throw error
        }
    }

    /// What was said the first time; nil where this was not answered yet, or something else was.
    private func repeated(_ matter: AnswerMatter, _ content: String, now: Moment) throws -> AnswerOutcome? {
        guard let kept = try transaction.answer(to: matter.delivery) else { return nil }
        let said = (kept.content ?? "").split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard said.count == 2, said[1] == content[...] else { return nil }
        // Who is signed in says the same again later and means it: only twice in a row is once.
        if matter.letter == nil, Int(said[0]) != matter.series?.entries { return nil }
        let canUndo = try convenor.lastAnswer(of: matter, in: transaction, now: now) != nil
        let lines = String(decoding: kept.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
        return .taken(matter, lines: lines, isRepeated: true, canUndo: canUndo)
    }
}
