import ConvenorCore
import ConvenorEngine

/// What is found over all series of the reader, as each of them is filtered for them.
struct SearchPage {
    private let seen: [Seen]
    private let sight: Sight
    private let typed: String
    private let from: Int

    private static let most = 50
    /// Characters of what was typed that count.
    private static let longest = 200

    static let route = PageRoute(
        path: "/search", id: "searchPage", summary: "Records of all series of the reader by words, ids and people.",
        isLive: false, source: .reader
    ) { seen, sight, request in SearchPage(seen, sight, request).draft }

    init(_ seen: [Seen], _ sight: Sight, _ request: SiteRequest) {
        self.seen = seen
        self.sight = sight
        typed = String((request.query["q"] ?? "").cleaned.prefix(Self.longest))
        from = max(0, request.query["from"].flatMap { Int($0) } ?? 0)
    }

    var draft: PageDraft {
        let query = SearchQuery(typed, roster: sight.roster)
        let found = query.isEmpty ? [] : query.find(in: seen, sight)
        let page = found.dropFirst(from).prefix(Self.most)
        let next = from + page.count
        var draft = PageDraft("search", title: sight.say(Terms("Search", nl: "Zoeken")))
        draft.query = typed
        draft.facts = [
            "hasQuery": .flag(!query.isEmpty), "found": .line(sentence(found.count, page.count)),
            "hasResults": .flag(!page.isEmpty), "results": .list(page.map { result($0, query) }),
            "hasMore": .flag(!page.isEmpty && next < found.count),
            "moreHref": sight.href(.search, [("q", typed), ("from", String(next))]),
            "more": .line(
                sight.say(Sentence(Terms("The next of {0}", nl: "De volgende van {0}"), .figure(String(found.count))))),
        ]
        return draft
    }

    private func sentence(_ all: Int, _ shown: Int) -> String {
        if all == 0 { return sight.say(Terms("Nothing found.", nl: "Niets gevonden.")) }
        if shown == 0 || shown == all {
            return sight.say(Sentence(Terms("{0} found.", nl: "{0} gevonden."), .figure(String(all))))
        }
        return sight.say(
            Sentence(
                Terms("{0} found: {1} to {2}.", nl: "{0} gevonden: {1} tot en met {2}."), .figure(String(all)),
                .figure(String(from + 1)), .figure(String(from + shown))))
    }

    private func result(_ found: SearchQuery.Found, _ query: SearchQuery) -> Facts {
        let (before, hit, after) = query.cut(found.line)
        return .map([
            "id": .text(found.record.id.description), "href": .text(href(found)), "before": .text(before),
            "hasHit": .flag(!hit.isEmpty), "hit": .text(hit), "after": .text(after),
            "kind": .line(sight.words.word(for: found.record.id.kind, count: 1)),
            "seriesTitle": .line(found.seen.series.title), "note": .line(note(found)),
        ])
    }

    /// What a series shows first stands on its page, all else in the minutes of its meeting.
    private func href(_ found: SearchQuery.Found) -> String {
        let (series, record) = (found.seen.series, found.record)
        let isOwner = found.seen.reader.cut == .owner
        let isOnSeries = record.isStanding && [.goal, .marketingGoal, .metric, .action].contains(record.id.kind)
        if isOwner, record.id.kind != .action { return sight.addresses.href(.mine) }
        guard !isOnSeries || isOwner, let meeting = series.meeting(numbered: record.meeting),
            !meeting.isOpen || found.seen.reader.role >= .participant
        else { return sight.addresses.href(isOwner ? .mine : .record(series.slug, id: record.id.description)) }
        return sight.addresses.href(.meeting(series.slug, meeting.number)) + "#\(record.id)"
    }

    private func note(_ found: SearchQuery.Found) -> String {
        let record = found.record
        var notes: [String] = []
        if let severity = record[.severity] {
            notes.append(sight.words.note(.severity(severity), home: sight.zone.identifier))
        }
        if record.id.kind == .action || record.status != KindRow.of(record.id.kind).first {
            notes.append(sight.words.word(for: record.status))
        }
        if let due = record.due {
            notes.append(sight.say(Sentence(Terms("due {0}", nl: "uiterlijk {0}"), .text(sight.date(due)))))
        }
        if notes.isEmpty { notes.append(sight.words.day(sight.zone.wall(at: record.at).day)) }
        return notes.joined(separator: ", ")
    }
}
