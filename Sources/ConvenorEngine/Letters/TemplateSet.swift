/// Texts that belong together: all of a language are parsed at once, and may take one another in.
package struct TemplateSet: Sendable {
    /// The folder of the files, in `config` and beside an operator's own.
    package let folder: String
    /// What the program renders, by name without language and ending.
    package let rendered: [String]
    /// What those take in, beside one another.
    let parts: [String]
    /// What the first line of a file must say, by what its name ends in.
    let pragmas: [String: String]

    /// Mails and minutes.
    package static let letters = TemplateSet(
        folder: "templates",
        rendered: [
            "minutes.text", "minutes.markdown", "minutes.html", "summary.text", "summary.html", "outcome.text",
            "outcome.html", "reminder.text", "reminder.html", "report.text", "report.html", "identify.text",
            "identify.html", "answer.text", "answer.html", "escalation.text", "escalation.html",
            "checkin.text", "checkin.html", "feedback.text", "feedback.html", "answers.text",
            "answers.html", "week.text", "week.html",
            "prep.text", "prep.html", "meeting.text", "meeting.html", "sign-in.text", "sign-in.html",
        ],
        parts: [
            "links.text", "links.html", "sections.text", "sections.markdown", "sections.html", "style.html",
        ],
        pragmas: [".text": "TEXT", ".markdown": "MARKDOWN"])

    /// What browsers show; a region of a page is a template of its own.
    package static let pages = TemplateSet(
        folder: "pages",
        rendered: [
            "actions", "answer", "answered", "asof", "choose", "fault", "mail-sent", "me", "me-actions", "me-asked",
            "me-meetings", "meeting", "meeting-course", "meeting-files", "meeting-minutes", "meeting-people",
            "meeting-step", "organisation", "organisation-decided", "organisation-figures", "organisation-late",
            "organisation-next", "organisation-series", "search", "series", "series-actions", "series-agreed",
            "series-goals", "series-ledger", "series-meetings", "series-metrics", "series-pictures", "series-state",
            "sessions", "sign-in",
        ].map { $0 + ".page" },
        parts: ["card", "chain", "field", "foot", "head", "picture", "sections"].map { $0 + ".page" },
        pragmas: [".page": "HTML"])

    package static let all = [letters, pages]

    var names: [String] { rendered + parts }

    /// The files that make up a language, as they are named in the folder.
    package func files(language: String = "en") -> [String] { names.map { "\(language).\($0).mustache" } }

    func pragma(of name: String) -> String? { pragmas.first { name.hasSuffix($0.key) }?.value }

    /// What a template may take in.
    var takenIn: [String] { folder == Self.pages.folder ? names : parts }
}
