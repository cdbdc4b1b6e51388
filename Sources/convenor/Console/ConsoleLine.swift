/// What was read up to one line end.
package enum ConsoleLine: Equatable, Sendable {
    case line(String)
    /// The bytes are no UTF-8; nothing of them is kept, so that nothing half understood is obeyed.
    case notText
    /// Longer than the limit; `bytes` is the whole length without the line end.
    case tooLong(bytes: Int)
}

/// How the input is read, decided once at the start.
package enum ConsoleKind: Equatable, Sendable {
    /// Somebody types and libedit helps.
    case terminal
    /// A pipe, a file, or a terminal that cannot move its cursor: bytes are read and no prompt is shown.
    case stream
    /// Closed or `/dev/null`, as a service has it: there is nobody to listen to.
    case none
}

/// Where the reading thread gets its lines; called on that thread only.
protocol ConsoleSource: AnyObject {
    /// Blocks until a line is there; nil at the end of input, and from then on.
    func next() -> ConsoleLine?
}
