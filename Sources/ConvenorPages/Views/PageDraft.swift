package import ConvenorCore

/// A page before it is dressed: its template, and the facts that fill it.
package struct PageDraft: Sendable {
    /// Of the template, without language and ending: `series`.
    package var name: String
    package var title: String
    /// Facts of the page's own.
    package var facts: [String: Facts] = [:]
    /// What is sent alone when it changes, in the order of the page.
    package var regions: [Region] = []
    /// The way up: house, series.
    package var path: [(href: String, name: String)] = []
    /// What the reader's role leaves out, as one sentence.
    package var cut: String?
    package var feed: String?
    package var isHome = false
    package var isMine = false
    /// What was looked for, on the page of what was found.
    package var query = ""

    /// One element of the page with its name as `id`, made by a template of its own.
    package struct Region: Sendable {
        package var name: String
        package var facts: [String: Facts]

        package init(_ name: String, _ facts: [String: Facts]) {
            self.name = name
            self.facts = facts
        }
    }

    package init(_ name: String, title: String) {
        self.name = name
        self.title = title
    }
}
