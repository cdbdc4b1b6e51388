package import ConvenorCore
import Foundation
internal import Mustache

/// The texts of one set in one language: the built-in ones, each of which a file of the same name may replace.
package struct Templates: Sendable {
    /// What mails are made from: each is there as text and as HTML.
    package static var mails: [String] {
        TemplateSet.letters.rendered.compactMap { $0.hasSuffix(".text") ? String($0.dropLast(5)) : nil }
            .filter { $0 != "minutes" }
    }

    package let language: String
    private let library: MustacheLibrary

    /// Parses everything at once, so that a broken template is found at the start and not when the mail is due.
    ///
    /// - Parameters:
    ///   - builtIn: gives the text of a file of the set.
    ///   - folder: where a file of the same name replaces the built-in one.
    package init(
        _ set: TemplateSet = .letters, language: String = "en", builtIn: (_ file: String) -> String?,
        folder: String? = nil
    ) throws(TemplateFault) {
        (_, _) = (MarkdownText.registered, PageText.registered)
        self.language = language
        var library = MustacheLibrary()
        for name in set.names {
            let file = "\(language).\(name).mustache"
            let own = try folder.flatMap { folder throws(TemplateFault) in try Self.read(file, in: folder) }
            guard let (path, text) = own ?? builtIn(file).map({ (file, $0) }) else {
                throw TemplateFault(file: file, line: 1, column: 1, message: "There is no such template.")
            }
            try Self.check(text, pragma: set.pragma(of: name), path: path)
            try Self.check(text, takes: Set(set.takenIn.map { "\(language).\($0)" }), path: path)
            // As it is written first: a fault is told by its line there.
            _ = try Self.parse(text, path: path)
            library.register(
                try Self.parse(Self.escaping(text, name), path: path), named: "\(language).\(name)")
        }
        self.library = library
    }

    private static func read(_ file: String, in folder: String) throws(TemplateFault) -> (String, String)? {
        let path = folder + "/" + file
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        guard let data = FileManager.default.contents(atPath: path) else {
            throw TemplateFault(file: path, line: 1, column: 1, message: "The file cannot be read.")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw TemplateFault(file: path, line: 1, column: 1, message: "The file is not UTF-8.")
        }
        return (path, text)
    }

    /// What the library would pass over in silence: a text that is escaped for something else than it is.
    private static func check(_ text: String, pragma: String?, path: String) throws(TemplateFault) {
        guard let pragma, !text.hasPrefix("{{% CONTENT_TYPE:\(pragma)}}") else { return }
        throw TemplateFault(
            file: path, line: 1, column: 1, message: "The first line must be {{% CONTENT_TYPE:\(pragma)}}.")
    }

    /// The same for a part that is not there.
    private static func check(_ text: String, takes known: Set<String>, path: String) throws(TemplateFault) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            var rest = line
            while let open = rest.firstRange(of: "{{>") {
                let part = rest[open.upperBound...].prefix { $0 != "}" }
                let wanted = part.filter { $0 != " " }
                if !known.contains(wanted) {
                    let column = line.distance(from: line.startIndex, to: open.lowerBound) + 1
                    throw TemplateFault(
                        file: path, line: index + 1, column: column, message: "There is no part named \(wanted).")
                }
                rest = rest[part.endIndex...]
            }
        }
    }

    /// HTML that does not say what it is gets the same escaping, which the library's own would not give it.
    private static func escaping(_ text: String, _ name: String) -> String {
        name.hasSuffix(".html") && !text.hasPrefix("{{% CONTENT_TYPE") ? "{{% CONTENT_TYPE:HTML}}\n" + text : text
    }

    private static func parse(_ text: String, path: String) throws(TemplateFault) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: text)
        } catch let fault as MustacheTemplate.ParserError {
            throw TemplateFault(
                file: path, line: fault.context.lineNumber, column: fault.context.columnNumber,
                message: TemplateFault.sentence(for: fault.error))
        } catch {
            throw TemplateFault(file: path, line: 1, column: 1, message: "The template cannot be read: \(error)")
        }
    }

    /// Fills a template, named as in `summary.text`. What the facts do not name comes out as nothing.
    package func render(_ name: String, _ facts: Facts) -> String {
        library.render(facts.rendering, withTemplate: "\(language).\(name)") ?? ""
    }
}

/// Where a template is broken, and how.
package struct TemplateFault: Error, Sendable, Equatable, CustomStringConvertible {
    package var file: String
    /// From 1.
    package var line: Int
    /// From 1.
    package var column: Int
    package var message: String

    /// `en.summary.text.mustache:3:14: …`, as editors and compilers have it.
    package var description: String { "\(file):\(line):\(column): \(message)" }

    fileprivate static func sentence(for error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else { return "A tag is not closed." }
        return switch error {
        case .sectionCloseNameIncorrect: "This closes a section that is not the one last opened."
        case .unfinishedName: "The tag is not closed, or its name has characters that names cannot have."
        case .expectedSectionEnd: "A section is opened and never closed."
        case .invalidSetDelimiter: "The tag that sets delimiters is badly formed."
        case .transformAppliedToInheritanceSection: "A block cannot have a transform."
        case .illegalTokenInsideInheritSection, .textInsideInheritSection: "Only blocks may stand here."
        case .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
            "The only setting is CONTENT_TYPE: TEXT, HTML or MARKDOWN."
        }
    }
}
