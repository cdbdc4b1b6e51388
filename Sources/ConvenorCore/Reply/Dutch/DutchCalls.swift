/// Of calls of other servers that were given up.
extension Dutch {
    package func lost(_ call: LostCall, answer: String) -> Reply {
        Reply([.line(sentence(call)), .items(["De andere kant zei: \(answer)", advice(call)])])
    }

    func title(of call: LostCall) -> String {
        switch call {
        case .post(let place, _): "Niet bezorgd bij \(place)"
        case .webhook(let subscriber, let event): "Niet bezorgd: \(event) aan \(subscriber)"
        case .switchedOff(let subscriber, _): "Geen webhooks meer naar \(subscriber)"
        }
    }

    func sentence(_ call: LostCall) -> String {
        switch call {
        case .post(let place, _): "Een bericht aan \(place) kon niet worden bezorgd; er wordt niet opnieuw geprobeerd."
        case .webhook(let subscriber, let event):
            "De webhook \(event) aan \(subscriber) kon niet worden bezorgd; er wordt niet opnieuw geprobeerd."
        case .switchedOff(let subscriber, _):
            "\(subscriber) neemt geen webhooks aan: hij is uitgezet en krijgt er geen tot iemand hem weer aanzet."
        }
    }

    func what(_ call: LostCall) -> String {
        switch call {
        case .post(_, let isReply):
            isReply ? "Het was het antwoord op een opdracht." : "Het was een bericht aan de ruimte."
        case .webhook(_, let event), .switchedOff(_, let event): "Het was: \(event)"
        }
    }

    func advice(_ call: LostCall) -> String {
        switch call {
        case .post(let place, _):
            "convenor deliveries --way chat --place \(place) toont het, en wat daar vandaag nog meer misgaat."
        case .webhook(let subscriber, _):
            "convenor deliveries --way hook --place \(subscriber) toont het, en wat daar vandaag nog meer misgaat."
        case .switchedOff(let subscriber, _):
            "Is het verholpen, dan zet convenor deliveries --enable \(subscriber) hem weer aan, en stuurt convenor "
                + "deliveries --way hook --place \(subscriber) --all-dead wat hij heeft gemist."
        }
    }
}
