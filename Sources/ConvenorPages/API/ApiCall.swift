import ConvenorCore
import ConvenorEngine

/// One request of a program, with whom it speaks for.
struct ApiCall: Sendable {
    let desk: PageDesk
    let request: SiteRequest
    let visitor: Visitor
    let sight: Sight

    /// How many there are on a page.
    static let most = 100

    /// The series that the path names, for who has a place in it or in its actions; throws a `Problem` else.
    func series(_ slug: String, wholeOnly: Bool = true) async throws -> (archive: Archive, seen: Seen) {
        guard let archive = try await desk.engine.archived(slug), let seen = desk.seen(archive.series, by: visitor),
            !wholeOnly || seen.reader.cut != .owner
        else { throw Problem.notFound }
        return (archive, seen)
    }

    /// All that they have to do with, by name.
    func everySeries() async throws -> [Seen] {
        try await desk.engine.series(of: visitor.handle).sorted { $0.slug < $1.slug }
            .compactMap { desk.seen($0, by: visitor) }
    }

    /// - Parameter after: of the last one on this page; nil where there are no more.
    func page(_ name: String, _ values: [JSONValue], after: String?) -> [UInt8] {
        var query = request.query
        query["after"] = after
        let words = query.sorted { $0.key < $1.key }
            .map { "\(FormFields.encoded($0.key))=\(FormFields.encoded($0.value))" }.joined(separator: "&")
        return JSONValue.object([
            name: .array(values), "next": after == nil ? .null : .text(request.path + "?" + words),
        ]).bytes
    }

    /// The first page of those that come after what the last page ended with.
    func page(_ name: String, _ all: [(key: String, value: JSONValue)]) throws -> [UInt8] {
        var rest = all[...]
        if let after = request.query["after"] {
            guard let index = all.firstIndex(where: { $0.key == after }) else {
                throw Problem.bad("Nothing that is called \(after) stands here: begin again without after.")
            }
            rest = all[(index + 1)...]
        }
        let shown = rest.prefix(Self.most)
        return page(name, shown.map(\.value), after: rest.count > shown.count ? shown.last?.key : nil)
    }
}
