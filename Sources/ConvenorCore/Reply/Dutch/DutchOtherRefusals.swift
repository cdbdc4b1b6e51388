/// Refusals of the meeting, of votes, and of dates.
extension Dutch {
    func otherSentence(for refusal: Refusal, in view: View) -> String {
        switch refusal {
        case .lastStep: "Dit is de laatste stap. einde sluit de vergadering."
        case .firstStep: "Dit is de eerste stap."
        case .nothingToUndo: "In deze vergadering valt er niets terug te draaien."
        case .fewerToUndo(let number):
            "In deze vergadering \(number == 1 ? "valt" : "vallen") er maar "
                + "\(count(number, "wijziging", "wijzigingen")) terug te draaien."
        case .nobodyReachable(let handles):
            "Niemand zou de notulen krijgen: \(list(handles.prefix(3).map(\.description))) "
                + "\(handles.count == 1 ? "heeft" : "hebben") geen mailadres. uitnodigen @naam naam@example.org voegt er een toe."
        case .nothingToSend: "Er is niemand om naar te versturen: nodig eerst iemand uit met uitnodigen."
        case .alreadySent(let version):
            "Notulen v\(version) zijn verstuurd en sindsdien is er niets gewijzigd. verbeter D1 … maakt de volgende versie."
        case .noQuestion: "Er is niets gevraagd."
        case .questionOver: "Die vraag staat niet meer open."
        case .questionOf(let handle): "Die vraag is aan \(handle)."
        case .queueEmpty: "Er wacht niemand om te spreken."
        case .notInQueue(let handle): "\(handle) staat niet op de sprekerslijst."
        case .noFinding(let number, let offered):
            offered.isEmpty
                ? "Er staan geen bevindingen open; knelpunten kijkt opnieuw."
                : "Bevinding \(number) is er niet; \(list(offered.map(String.init))) "
                    + "\(offered.count == 1 ? "staat" : "staan") open."
        case .nothingAsked(let said):
            "\(said) staat niet op de lijst van vandaag; doorgeschoven toont wat er wel op staat."
        case .noWay(let figure):
            "Nulmeting en streefwaarde zijn allebei \(figure). Waar komt het vandaan, en waar moet het heen?"
        case .sameTarget(let said): "Dat zou niets veranderen: het is al \(quoted(said))."
        case .stepStays(let step): "Stap \(step) staat daar al."
        case .notText: "Die regel is geen tekst in UTF-8. Er is niets bewaard."
        default:
            voteSentence(for: refusal) ?? roundSentence(for: refusal)
                ?? doorSentence(for: refusal, home: view.scene.zone.identifier) ?? "Dat kan niet."
        }
    }

    private func voteSentence(for refusal: Refusal) -> String? {
        switch refusal {
        case .voteRuns(let text):
            "Er is een stemming open\(text.isEmpty ? "" : ": " + quoted(text)). tel sluit die."
        case .noVote: "Zo'n stemming is er niet open. stem … opent er een."
        case .notAChoice(let said, let choices): "\(quoted(said)) is geen keuze; kies \(either(choices))."
        case .tooManyDots(let given, let allowed): "Dat zijn \(dots(given)); ieder heeft er \(allowed)."
        case .optionTwice(let option): "\(quoted(option)) staat twee keer bij de keuzes."
        case .otherVote(let style): otherVote(style)
        default: nil
        }
    }

    private func otherVote(_ style: Vote.Style) -> String {
        switch style {
        case .motion: "In deze stemming stem je met ja, nee of onthouding."
        case .options: "In deze stemming kies je met kies en een nummer, zoals kies 2."
        case .dots: "In deze stemming geef je stippen aan ideeën, zoals stip I1 I2."
        case .consent: "In deze ronde antwoord je met ja, onthouding, of tegen en een reden."
        }
    }

    package func sentence(for why: DateRefusal, phrase: String, home: String) -> String {
        switch why {
        case .notADate:
            let stumble = DateLanguage.trouble(in: phrase).map { whole($0, in: phrase) }.flatMap {
                $0 == phrase ? nil : $0
            }
            let place = stumble.map { ": ik struikel over \(quoted($0))" } ?? ""
            return "\(quoted(phrase)) is geen datum die ik kan lezen\(place). volgende vr, 4 dec, over 2 weken, "
                + "eind van de maand of 2026-12-04 17:00 wel."
        case .noAnchor(let said): return noAnchor(said, phrase: phrase)
        case .future(let deadline):
            return "\(quoted(phrase)) is \(day(deadline.wall.day)), en die dag moet nog komen. gisteren, ma of 20 nov "
                + "zijn dagen van een meting."
        case .past(let deadline):
            return "\(quoted(phrase)) is \(self.deadline(deadline, home: home)), en dat is voorbij."
        case .noSuchDay(let said): return "\(clipped(said, to: 60)) bestaat niet."
        case .sharedZone(let said):
            return "\(quoted(said)) is de naam van meer dan één tijdzone; typ er een zoals Europe/London, of +01:00."
        case .unknownZone(let said):
            return "Ik ken de tijdzone \(quoted(said)) niet; een tijdzone ziet eruit als Europe/Amsterdam."
        case .tooFar: return "\(quoted(phrase)) ligt te ver weg."
        }
    }

    private func noAnchor(_ said: String, phrase: String) -> String {
        if RecordID(said) != nil {
            return "\(quoted(phrase)) telt vanaf \(said.uppercased()), en dat heeft hier geen datum. Noem de dag zelf, "
                + "zoals volgende vr."
        }
        if said.utf8.last.map({ 48...57 ~= $0 }) ?? false {
            return
                "\(quoted(phrase)) telt vanaf \(clipped(said, to: 60)), en dat bestaat niet. Noem de dag zelf, zoals "
                + "volgende vr."
        }
        return "\(quoted(phrase)) telt vanaf een vergadering, en er is er hier geen meer te verwachten. Noem de dag "
            + "zelf, of zet de woorden tussen aanhalingstekens."
    }
}
