extension Event {
    /// It is an agreement on meetings to come.
    var isAgreed: Bool {
        switch self {
        case .scheduled, .meetingPlanned, .planDropped: true
        default: false
        }
    }
}
