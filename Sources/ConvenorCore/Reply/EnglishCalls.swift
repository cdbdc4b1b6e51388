/// Of calls of other servers that were given up.
extension English {
    package func lost(_ call: LostCall, answer: String) -> Reply {
        Reply([.line(sentence(call)), .items(["The other side said: \(answer)", advice(call)])])
    }

    func title(of call: LostCall) -> String {
        switch call {
        case .post(let place, _): "Not delivered to \(place)"
        case .webhook(let subscriber, let event): "Not delivered: \(event) to \(subscriber)"
        case .switchedOff(let subscriber, _): "No webhooks to \(subscriber) any more"
        }
    }

    func sentence(_ call: LostCall) -> String {
        switch call {
        case .post(let place, _): "A message to \(place) could not be delivered and will not be tried again."
        case .webhook(let subscriber, let event):
            "The webhook \(event) to \(subscriber) could not be delivered and will not be tried again."
        case .switchedOff(let subscriber, _):
            "\(subscriber) takes no webhooks: it is switched off and gets none until somebody switches it on."
        }
    }

    func what(_ call: LostCall) -> String {
        switch call {
        case .post(_, let isReply): isReply ? "It was the answer to a command." : "It was a notice to the room."
        case .webhook(_, let event), .switchedOff(_, let event): "It was: \(event)"
        }
    }

    func advice(_ call: LostCall) -> String {
        switch call {
        case .post(let place, _):
            "convenor deliveries --way chat --place \(place) shows it, and what else fails there today."
        case .webhook(let subscriber, _):
            "convenor deliveries --way hook --place \(subscriber) shows it, and what else fails there today."
        case .switchedOff(let subscriber, _):
            "When it is mended, convenor deliveries --enable \(subscriber) switches it on, and convenor deliveries "
                + "--way hook --place \(subscriber) --all-dead sends what it missed."
        }
    }
}
