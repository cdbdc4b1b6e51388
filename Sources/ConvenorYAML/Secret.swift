/// A text that never shows itself: not in a log, not in a description, not in a crash report.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text itself, for the one place that needs it.
    package var revealed: String

    package init(_ text: String = "") { revealed = text }

    package var isSet: Bool { !revealed.isEmpty }
    package var description: String { isSet ? "(set)" : "" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
