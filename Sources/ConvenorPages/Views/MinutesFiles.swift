import ConvenorCore

extension Sight {
    /// Links to the minutes of a meeting as files, in the endings that can be had here.
    func files(of slug: String, _ number: Int) -> [Facts] {
        formats.map { format in
            .map([
                "href": href(.minutes(slug, number, format: format)),
                "name": .text(Self.fileNames[format].map { say($0) } ?? format.uppercased()),
            ])
        }
    }

    private static let fileNames = [
        "md": Terms("Markdown", nl: "Markdown"), "txt": Terms("plain text", nl: "platte tekst"),
        "csv": Terms("actions as CSV", nl: "acties als CSV"),
    ]
}
