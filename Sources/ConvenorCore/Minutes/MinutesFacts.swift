extension MinutesDocument {
    /// The sections in words, without those that would be empty.
    package func sections(words: any MinutesWords) -> [MinutesSection] {
        MinutesSpeaker(document: self, words: words).sections()
    }

    /// What the templates of the minutes are filled with; every name is always there, so that none is looked for
    /// further out.
    package func facts(words: any MinutesWords) -> Facts {
        let speaker = MinutesSpeaker(document: self, words: words)
        let sections = speaker.sections()
        let chairs = [meeting.chair] + meeting.coChairs
        let when: MinutesRemark =
            meeting.endedAt.map { .span(meeting.startedAt, $0, zone: zone) } ?? .started(meeting.startedAt, zone: zone)
        let until = correctionsUntil.map {
            words.remark(.correctionsUntil($0, chair: speaker.name(meeting.chair)), home: speaker.home)
        }
        return .map([
            "language": .text(words.language),
            "horizon": .line(horizon.map(words.sentence) ?? ""),
            "title": .line(meeting.title),
            "number": .text(String(meeting.number)),
            "series": .line(series.title),
            "chair": .line(words.list(chairs.map(speaker.name))),
            "when": .line(words.remark(when, home: speaker.home)),
            "agenda": .line(agenda?.title ?? ""),
            "version": .text(words.remark(version > 0 ? .version(version) : .notSent, home: speaker.home)),
            "corrections": .line(version > 0 ? until ?? "" : ""),
            "sections": .list(sections.map { $0.facts(words: words) }),
            "course": .list(steps.isEmpty ? [] : speaker.course()),
            "courseHeading": .line(words.heading(.course)),
            "hasCourse": .flag(!steps.isEmpty),
        ])
    }
}

extension MinutesDocument {
    /// The shared goal with its date, where the agenda opens with it.
    private var horizon: Sentence? { agenda?.opens?.contains(.horizon) == true ? series.horizon : nil }
}

extension MinutesSection {
    /// Width of the column that headings stand in, in text.
    private static let margin = 18

    package func facts(words: any MinutesWords) -> Facts {
        let title = title.map { $0[words.language].capitalisedFirst } ?? words.heading(heading)
        return .map([
            "key": .text(name ?? heading.rawValue),
            "heading": .line(title),
            "lines": .list(lines(under: title.uppercased(), words)),
            "isList": .flag(table == nil && !items.isEmpty),
            "isSheet": .flag(sheet != nil),
            "sheetMarkdown": .text(sheet.map { String($0.markdown(words, isTitled: false).dropLast()) } ?? ""),
            "sheetHTML": .text(sheet.map { String($0.html(words, isTitled: false).dropLast()) } ?? ""),
            "items": .list(items.map(\.facts)),
            "isTable": .flag(table != nil),
            "head": .list((table?.head ?? []).map { .map(["name": .line($0)]) }),
            "rows": .list(
                (table?.rows ?? []).map { .map(["cells": .list(cells($0))]) }),
        ])
    }

    /// A heading that is wider than its column stands alone.
    private func lines(under heading: String, _ words: any SheetWords) -> [Facts] {
        if let sheet {
            let drawn = sheet.text(words).split(separator: "\n").dropFirst().map { ("", String($0)) }
            return ([(heading, "")] + drawn + items.map { ("  ", $0.line) }).map { margin, line in
                .map(["margin": .text(margin), "line": .text(line)])
            }
        }
        let isWide = heading.count >= Self.margin
        let lines: [Facts] = items.enumerated().map { index, item in
            let margin = Self.padded(index == 0 && !isWide ? heading : "", to: Self.margin)
            return .map(["margin": .text(margin), "line": .line(item.line)])
        }
        return isWide ? [.map(["margin": .text(heading), "line": .line("")])] + lines : lines
    }

    /// Each cell with the name of its column, for screens that are too narrow for columns; the first two, which number
    /// and tell what, need none, and neither does an empty one.
    private func cells(_ row: [String]) -> [Facts] {
        row.enumerated().map { index, cell in
            let head = table?.head ?? []
            let label = index > 1 && !cell.isEmpty && index < head.count ? head[index] : ""
            return .map(["cell": .line(cell), "label": .line(label)])
        }
    }

    /// Blanks up to a width; a longer text keeps one blank after it.
    static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}

extension MinutesSection.Item {
    package var facts: Facts {
        .map([
            "id": .text(id ?? ""), "text": .line(text),
            "note": .line(notes.filter { !$0.isEmpty }.joined(separator: " · ")), "line": .line(line),
        ])
    }
}

extension MinutesSpeaker {
    /// The meeting as it went: the steps that it came to, topics in them, and what was written under each.
    func course() -> [Facts] {
        document.steps.filter { !$0.isUnreached }.map { step in
            let time: MinutesRemark =
                step.enteredAt == nil
                ? .stepPassedOver : .stepTime(seconds: step.seconds, planned: step.plannedMinutes)
            let entered = step.enteredAt.map { words.clock(document.zone.wall(at: $0).minute) }
            return .map([
                "step": .text(String(step.number)),
                "stepTitle": .line(step.title),
                "time": .line([entered, words.remark(time, home: home)].compactMap { $0 }.joined(separator: ", ")),
                "talks": .list(step.talks.map { talk($0) }),
            ])
        }
    }

    private func talk(_ topic: MinutesDocument.TopicLine) -> Facts {
        let opened = topic.at.map { words.clock(document.zone.wall(at: $0).minute) }
        return .map([
            "topic": .line(topic.title ?? ""),
            "opened": .line([topic.by.map(name), opened].compactMap { $0 }.joined(separator: ", ")),
            "records": .list(
                topic.records.compactMap { document.series.records[$0] }.map { record in
                    .map([
                        "id": .text(record.id.description), "text": .line(text(of: record)),
                        "by": .line(name(record.by)),
                    ])
                }),
        ])
    }
}
