import ConvenorCore
import ConvenorEngine

/// Somebody named on the command line, with their sign or without.
enum PersonArgument {
    static func handle(_ text: String, in engine: Convenor) async throws -> Handle {
        guard let handle = Handle(typed: text.drop { $0 == "@" }) else {
            throw Failure.usage("\"\(text)\" is no handle: letters, digits, - and _ make one, as in mara.")
        }
        guard try await engine.knows(handle) else {
            throw Failure.missing("Nobody goes by \(handle) in these data or in people.yaml.")
        }
        return handle
    }
}
