/// Something in a reply that is answered by pressing it, where a platform has buttons.
package struct Press: Sendable, Hashable {
    /// What stands on the button.
    package var label: String
    /// What is heard when it is pressed.
    package var line: String
    /// The mark of what it answers; a press for something that is over changes nothing.
    package var mark: String?
    /// The slug of the series that it speaks to, whichever room it is pressed in.
    package var series: String?

    package init(label: String, line: String, mark: String? = nil, series: String? = nil) {
        self.label = label
        self.line = line
        self.mark = mark
        self.series = series
    }
}

extension Reply {
    /// The answers to its question and its buttons, in the order in which they stand.
    package var presses: [Press] {
        blocks.flatMap { block -> [Press] in
            switch block {
            case .choices(let choices): choices.map { Press(label: $0.label, line: $0.key, mark: question) }
            case .buttons(let buttons):
                buttons.map { Press(label: $0.label, line: $0.line, mark: $0.mark, series: $0.series) }
            case .line, .items, .table: []
            }
        }
    }
}
