import ConvenorCore
import ConvenorEngine

/// The two pages of an answer: what is asked, and what came of it.
struct AnswerViews {
    let matter: AnswerMatter
    /// The series as its reader may see it; nil where it is about several.
    let seen: Seen?
    let sight: Sight
    /// Where the same person answers something else about the same record.
    let href: (LinkVerb) -> String

    /// - Parameters:
    ///   - fault: why the form before was refused, with what was typed.
    func question(_ fault: (why: String, typed: [String: String])?) -> PageDraft {
        let form = AnswerForm(matter: matter, sight: sight)
        var draft = PageDraft("answer", title: form.question)
        draft.facts = [
            "question": .line(form.question), "answering": .line(sight.name(matter.person)),
            "hasFault": .flag(fault != nil), "fault": .line(fault?.why ?? ""),
            "answerHref": .text(href(matter.verb)), "effect": .line(form.effect), "button": .line(form.button),
            "fields": .list(form.fields.map { $0.facts(fault?.typed) }),
        ].merging(card) { $1 }
        let others = matter.record.map(LinkVerb.about) ?? []
        let names = others.filter { $0 != matter.verb }.compactMap { verb in
            AnswerForm.names[verb].map { Facts.map(["href": .text(href(verb)), "name": .line(sight.say($0))]) }
        }
        draft.facts["hasOthers"] = .flag(!names.isEmpty && matter.verb != .undo)
        draft.facts["others"] = .list(names)
        return draft
    }

    func answered(_ lines: [String], isRepeated: Bool, canUndo: Bool, isSignedIn: Bool) -> PageDraft {
        var draft = PageDraft("answered", title: sight.say(Terms("Written down", nl: "Opgeschreven")))
        let nexts = isSignedIn ? self.nexts : []
        draft.facts = [
            "isRepeated": .flag(isRepeated),
            "lines": .list(said(lines).map { .map(["line": .line($0)]) }),
            "hasUndo": .flag(canUndo), "undoHref": .text(canUndo ? href(.undo) : ""),
            "hasNext": .flag(!nexts.isEmpty), "nexts": .list(nexts),
        ].merging(card) { $1 }
        return draft
    }

    /// What is told of an answer that no line of the grammar gave.
    private func said(_ lines: [String]) -> [String] {
        switch matter.verb {
        case .rsvp:
            let words = [
                "accepted": Terms("You come.", nl: "Je komt."),
                "declined": Terms("You do not come.", nl: "Je komt niet."),
                "tentative": Terms("You may come.", nl: "Je komt misschien."),
            ]
            return lines.compactMap { words[$0].map { sight.say($0) } }
        case .stop:
            if lines.isEmpty {
                return [sight.say(Terms("You get none of these mails.", nl: "Je krijgt geen van deze mails."))]
            }
            let titles = sight.words.list(lines)
            return [
                sight.say(
                    Terms(
                        "You get no more of these mails of \(titles).",
                        nl: "Je krijgt geen van deze mails meer van \(titles).")),
                sight.say(
                    Terms(
                        "To have them again, type: reminders \(matter.person) default",
                        nl: "Wil je ze weer krijgen, typ: reminders \(matter.person) default")),
            ]
        default: return lines
        }
    }

    /// What else of theirs is open in the series, soonest first; for who is signed in alone.
    private var nexts: [Facts] {
        guard let series = seen?.series else { return [] }
        let open = series.standing(.action).filter { $0.owner == matter.person && $0.id != matter.record?.id }
        let soonest = open.sorted { first, second in
            let (a, b) = (first.due?.moment.milliseconds ?? .max, second.due?.moment.milliseconds ?? .max)
            return a == b ? first.id < second.id : a < b
        }
        return soonest.prefix(5).map { next($0, series) }
    }

    private func next(_ record: Record, _ series: Series) -> Facts {
        let note = record.due.map { sight.words.remark(.due($0), home: sight.zone.identifier) } ?? ""
        return .map([
            "href": sight.href(.answer(series.slug, id: record.id.description)),
            "id": .text(record.id.description), "text": .line(sight.words.text(of: record, in: series)),
            "note": .line(note),
        ])
    }

    /// The record as its reader may see it, or the meeting.
    private var card: [String: Facts] {
        var facts: [String: Facts] = [
            "hasCard": .flag(false), "id": .text(""), "text": .text(""), "details": .list([]),
        ]
        guard let series = seen?.series else { return facts }
        if let record = matter.record.flatMap({ series.records[$0.id] }) {
            facts["hasCard"] = .flag(true)
            facts["id"] = .text(record.id.description)
            facts["text"] = .line(sight.words.text(of: record, in: series))
            facts["details"] = .list(details(record, series))
        } else if let plan = matter.plan {
            facts["hasCard"] = .flag(true)
            facts["id"] = .line(sight.time(plan.start.moment))
            facts["text"] = .line(series.title)
        }
        return facts
    }

    private func details(_ record: Record, _ series: Series) -> [Facts] {
        var details: [(Terms, String)] = []
        let home = sight.zone.identifier
        if record.id.kind != .checkIn, let due = record.due {
            details.append((Terms("Due", nl: "Uiterlijk"), sight.words.remark(.due(due), home: home)))
        }
        let served = (record.links ?? []).compactMap { series.records[$0] }
        for goal in served {
            let text = "\(goal.id), \(sight.words.text(of: goal, in: series))"
            details.append((Terms("For", nl: "Voor"), text))
        }
        details.append((Terms("Series", nl: "Reeks"), series.title))
        return details.map { .map(["name": .line(sight.say($0.0)), "value": .line($0.1)]) }
    }
}
