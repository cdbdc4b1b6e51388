import ConvenorCore

/// What was held, and the files of it.
extension SeriesView {
    private static var mostMeetings: Int { 12 }

    /// - Parameter number: meetings from this one on are left out; nil for none.
    func meetings(before number: Int?) -> PageDraft.Region {
        let last = series.meeting.flatMap { $0.isOpen ? nil : [$0] } ?? []
        let held = (series.past + last).filter { meeting in number.map { meeting.number < $0 } ?? true }
        let shown = sight.isExport ? held[...] : held.suffix(Self.mostMeetings)
        let hasEarlier = shown.count < held.count
        let earlier: Facts = sight.href(.series(slug), [("before", String(shown.first?.number ?? 1))])
        return .init(
            "series-meetings",
            [
                "hasHeld": .flag(!shown.isEmpty), "held": .list(shown.reversed().map { self.held($0) }),
                "hasEarlier": .flag(hasEarlier), "earlierHref": hasEarlier ? earlier : .text(""),
                "hasDownloads": .flag(!downloads.isEmpty), "downloads": .list(downloads),
            ])
    }

    private func held(_ meeting: Meeting) -> Facts {
        let day = sight.zone.wall(at: meeting.startedAt).day
        let version: MinutesRemark = meeting.editions.last.map { .version($0.version) } ?? .notSent
        let minutes = Sentence(
            Terms("minutes: {0}", nl: "notulen: {0}"),
            .text(sight.words.remark(version, home: sight.zone.identifier)))
        return .map([
            "iso": .text(day.iso), "when": .line(sight.words.day(day)),
            "href": sight.href(.meeting(slug, meeting.number)), "title": .line("\(meeting.title) #\(meeting.number)"),
            "note": .line(sight.say(minutes)), "hasFiles": .flag(true),
            "files": .list(sight.files(of: slug, meeting.number)),
        ])
    }

    /// Tables of the whole series; who is kept informed gets none of what they do not see.
    private var downloads: [Facts] {
        guard series.entries > 0 else { return [] }
        let all: [(file: String, name: Terms, isForAll: Bool)] = [
            ("actions.csv", Terms("Actions, CSV", nl: "Acties, CSV"), true),
            ("decisions.csv", Terms("Decisions, CSV", nl: "Besluiten, CSV"), true),
            ("metrics.csv", Terms("Metrics, CSV", nl: "Indicatoren, CSV"), false),
            ("plan.html", Terms("The plan on one page", nl: "Het plan op één blad"), true),
        ]
        return all.filter { $0.isForAll || !isInformed }.map { download in
            .map(["href": .text(file(download.file)), "name": .text(sight.say(download.name))])
        }
    }
}
