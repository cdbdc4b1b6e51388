import ConvenorCore

/// A drawing as SVG text with the same as words: what stands on a page, in a file of its own and in a document.
package struct Picture: Sendable {
    /// Of its file and its ids: `burn-down`, `trend-K1`.
    package var name: String
    package var svg: String
    /// What it shows, under it.
    package var caption: String
    /// A class for its place on the page; may be empty.
    package var shape: String
    /// The same as an HTML table; empty where the page has one anyway.
    package var values: String

    package init(name: String, svg: String, caption: String, shape: String = "", values: String = "") {
        self.name = name
        self.svg = svg
        self.caption = caption
        self.shape = shape
        self.values = values
    }

    /// - Parameter file: where it is had alone; nil where it is not.
    func facts(file: String?) -> Facts {
        .map([
            "svg": .text(svg), "caption": .line(caption), "shape": .text(shape), "hasFile": .flag(file != nil),
            "fileHref": .text(file ?? ""), "hasValues": .flag(!values.isEmpty), "values": .text(values),
        ])
    }
}
