import ConvenorCore
package import ConvenorEngine

/// A whole series as files that open from a disk: its pages, documents and pictures, for who finds them lying about.
package struct SeriesExport: Sendable {
    /// One file, by its path below the folder.
    package struct File: Sendable, Hashable {
        package var path: String
        package var bytes: [UInt8]
    }

    private let desk: PageDesk
    private let archive: Archive
    private let pages: [PageRoute]
    private let seen: Seen

    package init(_ archive: Archive, by desk: PageDesk) { self.init(archive, by: desk, pages: PageRoute.all) }

    init(_ archive: Archive, by desk: PageDesk, pages: [PageRoute]) {
        (self.desk, self.archive) = (desk, archive)
        self.pages = pages.filter { $0.source == .series && $0.path.hasPrefix("/s/{slug}") }
        seen = desk.seen(archive.series, by: .file)
    }

    package var files: [File] {
        let numbers = (seen.whole.past + [seen.whole.meeting].compactMap { $0 }).map(\.number)
        return [File(path: "style.css", bytes: desk.assets.style.bytes)]
            + pages.flatMap { page in
                page.path.contains("{number}")
                    ? numbers.compactMap { self.page(page, number: $0) } : [self.page(page)].compactMap { $0 }
            } + documents(numbers)
    }

    /// Where a page lies, as `Addresses` has it.
    private static func place(of page: PageRoute, number: Int?) -> (path: String, depth: Int)? {
        switch page.path {
        case "/s/{slug}": ("index.html", 0)
        case "/s/{slug}/actions": ("actions.html", 0)
        case "/s/{slug}/meetings/{number}": number.map { ("meetings/\($0).html", 1) }
        default: nil
        }
    }

    private func page(_ page: PageRoute, number: Int? = nil) -> File? {
        guard let (path, depth) = Self.place(of: page, number: number) else { return nil }
        let sight = sight(depth: depth)
        var request = SiteRequest()
        request.parts = ["slug": archive.series.slug]
        if let number { request.parts["number"] = String(number) }
        guard let draft = page.draft([seen], sight, request) else { return nil }
        return File(path: path, bytes: Array(desk.html(draft, sight, for: nil, csrf: "").utf8))
    }

    private func documents(_ numbers: [Int]) -> [File] {
        let documents = SeriesDocuments(engine: desk.engine, archive: archive, seen: seen, sight: sight(depth: 0))
        let minutes = numbers.flatMap { number in
            DocumentFormat.own.compactMap { format -> File? in
                guard let form = format.minutes, let text = documents.minutes(number, as: form) else { return nil }
                return File(path: "minutes/\(number).\(format.rawValue)", bytes: Array(text.utf8))
            }
        }
        let tables = RecordTable.allCases.flatMap { table in
            [DocumentFormat.csv, .json].compactMap { format in
                documents.table(table, as: format).map { File(path: "\(table.rawValue).\(format.rawValue)", bytes: $0) }
            }
        }
        let plan = documents.plan.map { [File(path: "plan.html", bytes: Array($0.utf8))] } ?? []
        let pictures = documents.pictures.map { File(path: "pictures/\($0.name).svg", bytes: Array($0.svg.utf8)) }
        return minutes + tables + plan + pictures
    }

    private func sight(depth: Int) -> Sight {
        let house = desk.engine.house
        return Sight(
            handle: nil, words: house.words(in: archive.series), roster: archive.roster, zone: house.zone,
            now: desk.engine.now, rules: house.rules, calendar: house.calendar, addresses: .export(depth: depth))
    }
}
