package import ConvenorCore
package import ConvenorEngine

/// Who looks at a page.
package struct Visitor: Sendable {
    package var handle: Handle
    package var person: Person?
    /// How they came in; nil for who came by a link of a mail.
    package var session: Pass?

    /// How they read a series; nil for who has no place in it.
    ///
    /// What is private is on no page, not even its author's: a page is forwarded, printed and left open.
    package func reader(in series: Series) -> Reader? {
        switch series.role(of: handle) {
        case .chair?: Reader(handle: handle, role: .chair, cut: .participant)
        case .participant?: Reader(handle: handle, role: .participant, cut: .participant)
        case .informed?: Reader(handle: handle, role: .informed, cut: .outcome)
        case .owner?: Reader(handle: handle, role: .owner, cut: .owner)
        case nil:
            series.concerned.contains(handle) ? Reader(handle: handle, role: .owner, cut: .owner) : nil
        }
    }
}
