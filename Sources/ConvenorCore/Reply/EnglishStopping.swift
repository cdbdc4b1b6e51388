/// What mails say about ending them.
extension English {
    func stopRemark(_ remark: LetterRemark) -> String {
        switch remark {
        case .stop(_, let address?): "Stop mails: a mail to \(address) ends them, whatever it says."
        case .stop(let person, nil): "Stop mails: type in the room: reminders \(person) off"
        case .stoppedLead(let name): "\(name), you get no more of these mails."
        case .stopped(let series):
            "Reminders and check-ins of \(list(series.map { "\"\($0)\"" })) have ended. Minutes and invitations still come."
        case .howToResume(let person): "To have them again, type in the room: reminders \(person) default"
        case .whyStopped:
            "You get this because a mail came to the address that ends reminders for you. It is said once."
        default: ""
        }
    }
}
