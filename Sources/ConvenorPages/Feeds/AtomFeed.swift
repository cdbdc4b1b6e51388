import ConvenorCore
import ConvenorEngine

/// The decisions of a series as a feed (RFC 4287), the newest first.
struct AtomFeed: Sendable {
    let seen: Seen
    let sight: Sight
    /// Where the pages are, without a slash at its end.
    let address: String

    /// Older ones stand on the page of the series.
    static let most = 50

    /// - Parameter own: where the feed itself is; it has a secret in it and is told to nobody but who asked by it.
    func text(own: String) -> String {
        let decisions = newest
        let page = address + sight.addresses.href(.series(seen.series.slug))
        let title = "\(seen.series.title.cleaned): \(sight.say(Self.decisions))"
        let began = seen.series.meeting(numbered: 1)?.startedAt ?? Moment(milliseconds: 0)
        let updated = decisions.map(Self.changed).max() ?? began
        return """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(sight.language)">
            <id>\(Self.escaped(id("decisions", began)))</id>
            <title>\(Self.escaped(title))</title>
            <updated>\(Self.stamp(updated))</updated>
            <author><name>\(Self.escaped(seen.series.title.cleaned))</name></author>
            <link rel="self" type="application/atom+xml" href="\(Self.escaped(own))"/>
            <link rel="alternate" type="text/html" href="\(Self.escaped(page))"/>
            <generator>Convenor</generator>
            \(decisions.map(entry).joined())</feed>

            """
    }

    private static let decisions = Terms("decisions", nl: "besluiten")

    /// Read from the newest back, so that history makes no feed slower.
    private var newest: [Record] {
        var found: [Record] = []
        var number = seen.series.counters[.decision] ?? 0
        while number > 0, found.count < Self.most {
            if let record = seen.series.records[RecordID(.decision, number)] { found.append(record) }
            number -= 1
        }
        return found
    }

    private func entry(_ record: Record) -> String {
        let text = sight.words.text(of: record, in: seen.series).cleaned
        let place = PagePlace.record(seen.series.slug, id: record.id.description)
        let tellsAuthors = seen.reader.cut != .outcome
        let author =
            tellsAuthors ? "<author><name>\(Self.escaped(sight.name(record.by).cleaned))</name></author>\n" : ""
        let because = record[.because].map { " (\($0.cleaned))" } ?? ""
        return """
            <entry>
            <id>\(Self.escaped(id(record.id.description, record.at)))</id>
            <title>\(Self.escaped("\(record.id) \(text)"))</title>
            <published>\(Self.stamp(record.at))</published>
            <updated>\(Self.stamp(Self.changed(record)))</updated>
            \(author)<link rel="alternate" type="text/html" href="\(Self.escaped(address + sight.addresses.href(place)))"/>
            <content type="text">\(Self.escaped(text + because))</content>
            </entry>

            """
    }

    private static func changed(_ record: Record) -> Moment { max(record.at, record.closedAt ?? record.at) }

    /// A tag URI (RFC 4151): the same for ever, whatever becomes of the address afterwards.
    private func id(_ name: String, _ at: Moment) -> String {
        let host = address.split(separator: "/").last.map { $0.prefix { $0 != ":" } }.map(String.init) ?? ""
        let slug = FormFields.encoded(seen.series.slug)
        return "tag:\(host.isEmpty ? "localhost" : host),\(padded(Zone.utc.wall(at: at).day.year, 4)):\(slug)/\(name)"
    }

    /// RFC 3339, in UTC.
    private static func stamp(_ moment: Moment) -> String {
        let seconds = ((moment.milliseconds / 1000) % 60 + 60) % 60
        return "\(Zone.utc.wall(at: moment).iso):\(padded(Int(seconds), 2))Z"
    }

    /// Without what XML 1.0 section 2.2 has no place for.
    private static func escaped(_ text: String) -> String {
        var allowed = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: allowed.append(scalar)
            default: break
            }
        }
        return HTMLText.escaped(String(allowed))
    }
}
