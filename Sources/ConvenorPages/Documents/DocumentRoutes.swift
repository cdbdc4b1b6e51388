import ConvenorCore
import ConvenorEngine

/// Minutes, tables, the plan and pictures as files, for who is signed in.
struct DocumentRoutes: Sendable {
    private let desk: PageDesk

    init(_ desk: PageDesk) { self.desk = desk }

    var routes: [SiteRoute] {
        let minutes = DocumentFormat.allCases.map { format in
            route("meetings/{number}.\(format.rawValue)", "minutes", "Minutes of a meeting.", format) {
                documents, asked in
                guard let number = Int(asked["number"]) else { return nil }
                return documents.minutes(number, as: format.minutes ?? .html).map { Array($0.utf8) }
            }
        }
        let tables = RecordTable.allCases.flatMap { table in
            [DocumentFormat.csv, .json].map { format in
                route("\(table.rawValue).\(format.rawValue)", table.rawValue, "All \(table.rawValue).", format) {
                    documents, _ in documents.table(table, as: format)
                }
            }
        }
        let plan = [DocumentFormat.html, .pdf].map { format in
            route("plan.\(format.rawValue)", "plan", "The plan on one page.", format) { documents, _ in
                documents.plan.map { Array($0.utf8) }
            }
        }
        return minutes + tables + plan + [pictures]
    }

    private typealias Make = @Sendable (_ documents: SeriesDocuments, _ asked: SiteRequest) -> [UInt8]?

    /// - Parameter make: the document's bytes, its HTML for a PDF; nil for what is not there, or not for this reader.
    private func route(
        _ path: String, _ name: String, _ summary: String, _ format: DocumentFormat, make: @escaping Make
    ) -> SiteRoute {
        let path = "/s/{slug}/" + path
        let id = name + "As" + format.rawValue.prefix(1).uppercased() + format.rawValue.dropFirst()
        var answers = Self.answers(format.body)
        if format == .pdf {
            answers += [
                .init(404, "No PDF is made here.", DocumentFormat.txt.body),
                .init(503, "The printing failed.", PageRoute.html),
            ]
        }
        return SiteRoute(.get, path, id: id, summary: summary, answers: answers) { request in
            try await desk.documents(request) { documents, sight, visitor in
                guard let bytes = make(documents, request) else { return desk.fault(.notFound, sight, visitor) }
                guard format == .pdf else {
                    return desk.file(
                        bytes, type: format.contentType, to: request, policy: .document,
                        name: format.isShown ? nil : Self.name(of: request))
                }
                return await desk.printed(bytes, to: request, sight, visitor)
            }
        }
    }

    private var pictures: SiteRoute {
        let type = "image/svg+xml"
        return SiteRoute(
            .get, "/s/{slug}/pictures/{name}.svg", id: "picture", summary: "A drawing of a series.",
            answers: Self.answers(.init(type, ["type": "string"]))
        ) { request in
            try await desk.documents(request) { documents, sight, visitor in
                guard let picture = documents.pictures.first(where: { $0.name == request["name"] }) else {
                    return desk.fault(.notFound, sight, visitor)
                }
                return desk.file(Array(picture.svg.utf8), type: type, to: request)
            }
        }
    }

    private static func answers(_ body: WebhookDescription.Body) -> [WebhookDescription.Answer] {
        [
            .init(200, "It.", body), .init(303, "To signing in, for who is not signed in."),
            .init(304, "The same as before."), .init(404, "Not there, or not for this reader.", PageRoute.html),
        ]
    }

    /// `board-3.csv`: what the path says, as one name.
    private static func name(of request: SiteRequest) -> String {
        let last = request.path.split(separator: "/").last.map(String.init) ?? ""
        return "\(request["slug"])-\(last)"
    }
}

extension PageDesk {
    fileprivate static let noPrinter = Terms(
        "No PDF is made here, because neither Chromium nor WeasyPrint is installed. The same ending in .html prints well.",
        nl: "Hier wordt geen PDF gemaakt, want Chromium en WeasyPrint zijn er niet. Hetzelfde met .html drukt goed af.")

    /// Finds who asks and what they may see of the series that the path names.
    fileprivate func documents(
        _ request: SiteRequest,
        _ answer: (_ documents: SeriesDocuments, _ sight: Sight, _ visitor: Visitor) async throws -> SiteAnswer
    ) async throws -> SiteAnswer {
        guard let visitor = try await visitor(request) else { return signIn(backTo: request) }
        let archive = try await engine.archived(request["slug"])
        let roster = if let archive { archive.roster } else { try await engine.people() }
        let sight = sight(of: visitor, roster: roster)
        guard let archive, let seen = seen(archive.series, by: visitor) else {
            return fault(.notFound, sight, visitor)
        }
        let documents = SeriesDocuments(engine: engine, archive: archive, seen: seen, sight: sight)
        return try await answer(documents, sight, visitor)
    }

    /// The PDF of a document; it is known again by the HTML that it is made of, which costs no printing.
    fileprivate func printed(
        _ html: [UInt8], to request: SiteRequest, _ sight: Sight, _ visitor: Visitor
    ) async -> SiteAnswer {
        guard let printer = settings.printer else {
            return SiteAnswer(404, type: DocumentFormat.txt.contentType, sight.say(Self.noPrinter) + "\n")
        }
        let text = String(decoding: html, as: UTF8.self)
        let mark = "pdf\n" + text
        if request.holds(tag(of: mark)) { return file([], type: "", to: request, mark: mark) }
        do {
            return file(try await printer.pdf(of: text), type: DocumentFormat.pdf.contentType, to: request, mark: mark)
        } catch {
            return fault(.away, sight, visitor)
        }
    }
}
