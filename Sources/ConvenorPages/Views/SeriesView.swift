import ConvenorCore

/// One series as one reader sees it: what the pages about it are made of.
struct SeriesView {
    let seen: Seen
    let sight: Sight

    init(_ seen: Seen, _ sight: Sight) {
        self.seen = seen
        self.sight = sight
    }

    var series: Series { seen.series }
    var slug: String { series.slug }
    /// Results are all that they are told of.
    var isInformed: Bool { seen.reader.cut == .outcome }

    /// What not everybody here may read says so, because pages are shown to others.
    func text(of record: Record) -> String {
        let text = sight.words.text(of: record, in: series)
        guard record.privacy != nil else { return text }
        return sight.say(Sentence(Terms("{0} (confidential)", nl: "{0} (vertrouwelijk)"), .text(text)))
    }

    func note(_ note: MinutesNote) -> String { sight.words.note(note, home: sight.zone.identifier) }
    func file(_ name: String) -> String { sight.addresses.href(.file(slug, name)) }

    /// Those that are past their date, the longest late first.
    var late: [Record] {
        series.standing(.action).filter { $0.due?.isPast(at: sight.now) == true }
            .sorted { ($0.due?.moment ?? sight.now, $0.id) < ($1.due?.moment ?? sight.now, $1.id) }
    }

    /// The meeting that goes on, for those who may look into the room.
    var running: Meeting? { isInformed ? nil : series.running }

    /// The next meeting, unless its time is over.
    var next: PlannedMeeting? {
        guard let next = series.planning?.next, next.end > sight.now else { return nil }
        return next
    }

    /// `90 min, 3 of 4 materials received`.
    var nextNote: String {
        guard let next else { return "" }
        let long = "\(next.minutes) min"
        let materials = isInformed ? [] : series.materials(for: next)
        guard !materials.isEmpty else { return long }
        let received = materials.filter { $0.record?.status == .received }.count
        let said = Terms("{0}, {1} of {2} materials received", nl: "{0}, {1} van {2} stukken binnen")
        return sight.say(
            Sentence(said, .text(long), .figure(String(received)), .figure(String(materials.count))))
    }

    /// What the reader's role leaves out, as one sentence.
    var cut: String? {
        isInformed
            ? sight.say(
                Terms(
                    "You are kept informed of this series: you see what was wanted, found and agreed, and not its "
                        + "metrics, ideas and notes, nor what was said.",
                    nl: "Je wordt op de hoogte gehouden van deze reeks: je ziet wat er is beoogd, gevonden en "
                        + "afgesproken, en niet de indicatoren, ideeën en notities, of wat er is gezegd.")) : nil
    }
}
