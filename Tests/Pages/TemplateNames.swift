import ConvenorCore
import ConvenorDefaults
import Foundation
import Testing

/// Compares the names that a template asks for with those that its facts have.
///
/// Mustache looks further out for a name that is missing, and passes over one that is nowhere: both would show the wrong
/// thing without a word. So every map must have every name itself, but for those of the whole page.
struct TemplateNames {
    /// `region: name`, of what no fact answers.
    private(set) var missing: Set<String> = []
    /// Sections that were not looked into, because their list was empty or their flag not so.
    private(set) var passedOver: Set<String> = []
    private var lookedInto: Set<String> = []

    /// Names of every page, and of a field in its options.
    static let fromFurtherOut: Set<String> = [
        "language", "house", "pageTitle", "styleHref", "scriptHref", "homeHref", "mineHref", "searchHref",
        "signInHref", "signOutHref", "isLive", "liveHref", "now", "nowISO", "nowText", "isSignedIn", "reader", "query",
        "isHome", "isMine", "csrf", "hasPath", "path", "hasFeed", "feedHref", "hasNotice", "notice", "hasCut", "cut",
        "name", "isRequired",
    ]

    private let language: String

    init(_ language: String) { self.language = language }

    /// - Parameter name: of a page or a region, such as `series-state`.
    mutating func compare(_ name: String, with facts: [String: Facts]) throws {
        let tree = try Self.tree(of: name, language)
        walk(tree, [facts], in: name)
        passedOver = passedOver.subtracting(lookedInto)
    }

    private mutating func walk(_ nodes: [TemplateNode], _ context: [[String: Facts]], in template: String) {
        for node in nodes {
            switch node {
            case .value(let name): _ = look(up: name, context, in: template)
            case .part(let name):
                guard let tree = try? Self.tree(of: name, language) else { continue }
                walk(tree, context, in: name)
            case .section(let name, let isInverted, let inner):
                guard let fact = look(up: name, context, in: template) else { continue }
                section(fact, "\(template): \(isInverted ? "^" : "#")\(name)", isInverted, inner, context, template)
            }
        }
    }

    private mutating func section(
        _ fact: Facts, _ place: String, _ isInverted: Bool, _ inner: [TemplateNode], _ context: [[String: Facts]],
        _ template: String
    ) {
        var entered: [[[String: Facts]]] = []
        switch fact {
        case .flag(let flag): if flag != isInverted { entered = [context] }
        case .list(let items) where isInverted: if items.isEmpty { entered = [context] }
        case .list(let items):
            entered = items.compactMap { item in
                guard case .map(let map) = item else { return nil }
                return context + [map]
            }
        case .map(let map): if !isInverted { entered = [context + [map]] }
        case .text: missing.insert("\(place) is a text")
        }
        if entered.isEmpty { passedOver.insert(place) } else { lookedInto.insert(place) }
        for inside in entered { walk(inner, inside, in: template) }
    }

    private mutating func look(up name: String, _ context: [[String: Facts]], in template: String) -> Facts? {
        if let found = context.last?[name] { return found }
        let outer = context.dropLast().last { $0[name] != nil }?[name]
        if outer == nil || !Self.fromFurtherOut.contains(name) { missing.insert("\(template): \(name)") }
        return outer
    }

    private static func tree(of name: String, _ language: String) throws -> [TemplateNode] {
        let file = "\(language).\(name).page.mustache"
        let text = try #require(Defaults.file("pages/" + file), "no file \(file)")
        return TemplateNode.read(text)
    }
}

/// What a template consists of, besides its text.
indirect enum TemplateNode {
    case value(String)
    /// Without language and ending.
    case part(String)
    case section(String, isInverted: Bool, [TemplateNode])

    static func read(_ text: String) -> [TemplateNode] {
        var tags: [String] = []
        for piece in text.components(separatedBy: "{{").dropFirst() {
            // Of `{{{svg}}}` one brace is left before the name.
            tags.append(String(piece.prefix { $0 != "}" }).replacing("{", with: ""))
        }
        var rest = tags[...]
        return read(&rest)
    }

    private static func read(_ tags: inout ArraySlice<String>) -> [TemplateNode] {
        var nodes: [TemplateNode] = []
        while let tag = tags.popFirst() {
            let name = tag.dropFirst().filter { $0 != " " }
            switch tag.first {
            case "/": return nodes
            case "%", "!": continue
            case "#", "^": nodes.append(.section(name, isInverted: tag.first == "^", read(&tags)))
            case ">":
                let parts = name.split(separator: ".")
                nodes.append(.part(String(parts.dropFirst().first ?? "")))
            default: nodes.append(.value(tag.filter { $0 != " " }))
            }
        }
        return nodes
    }
}
