import ConvenorCore
import ConvenorEngine

/// How good or bad something is: a class of the stylesheet, never without the word beside it.
enum Tone: String {
    case good, warn, bad, plain

    var fact: Facts { .text(rawValue) }
}

/// Words that several pages have in common.
extension Sight {
    /// Files that open from a disk answer no query.
    var isExport: Bool { addresses != .site }

    /// `Fri 4 Dec 2026, 09:30` in the reader's zone.
    func when(_ moment: Moment) -> String {
        let wall = zone.wall(at: moment)
        return "\(words.day(wall.day)), \(words.clock(wall.minute))"
    }

    /// A day as it was agreed, or the hour as the reader's clock has it.
    func date(_ due: Deadline) -> String { due.hasTime ? when(due.moment) : words.day(due.wall.day) }

    /// The same for `datetime`.
    func iso(_ due: Deadline) -> String { due.hasTime ? iso(due.moment) : due.wall.day.iso }

    /// `Bo with Ana`, or that nobody is.
    func owner(of record: Record) -> String {
        guard let owner = record.owner else { return say(Terms("nobody", nl: "niemand")) }
        return words.note(.owner(name(owner), helpers: (record.helpers ?? []).map(name)), home: zone.identifier)
    }

    /// `1 day` or `3 days`.
    func count(_ number: Int, _ one: Terms, _ many: Terms) -> String {
        "\(words.figure(String(number), unit: nil)) \(say(number == 1 ? one : many))"
    }

    func figure(_ number: Int) -> Facts { .text(words.figure(String(number), unit: nil)) }

    /// `All 18`.
    func all(_ count: Int) -> String {
        say(Sentence(Terms("All {0}", nl: "Alle {0}"), .figure(String(count))))
    }

    /// `The next 150`.
    func next(_ count: Int) -> String {
        say(Sentence(Terms("The next {0}", nl: "De volgende {0}"), .figure(String(count))))
    }

    /// A page with what stands behind its question mark; without that in files.
    func href(_ place: PagePlace, _ query: [(String, String)]) -> Facts {
        let said = query.map { "\($0.0)=\(FormFields.encoded($0.1))" }.joined(separator: "&")
        let path = addresses.href(place)
        return .text(isExport || said.isEmpty ? path : path + "?" + said)
    }

    /// What a record is made for, as links.
    func serves(_ record: Record, href: (RecordID) -> String) -> [String: Facts] {
        let links = record.links ?? []
        return [
            "hasServes": .flag(!links.isEmpty),
            "serves": .list(links.map { .map(["href": .text(href($0)), "id": .text($0.description)]) }),
        ]
    }

    /// How many were done by the first date, and of how many: both as the page says them.
    func score(_ score: OperationScore) -> (figure: String, of: String) {
        guard let percent = score.percent else {
            return ("–", say(Terms("nothing was due yet", nl: "nog niets hoefde klaar")))
        }
        let of = Terms("{0} of {1} that were due", nl: "{0} van {1} die klaar moesten zijn")
        return ("\(percent) %", say(Sentence(of, .figure(String(score.kept)), .figure(String(score.planned)))))
    }
}
