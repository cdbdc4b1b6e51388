extension Dutch {
    package func reply(to refusal: Refusal, in view: View) -> Reply {
        switch refusal {
        case .unmet(let unmet, let step): notReady(unmet, step: step, in: view)
        case .date(let phrase, let why):
            Reply(sentence(for: why, phrase: phrase, home: view.scene.zone.identifier))
        case .missing(let what, let verb): missing(what, verb: verb)
        case .unexpected(let said, let verb):
            Reply("Ik begrijp \(quoted(said)) niet in \(typed(verb)).\(verb == "list" ? listKinds : "")")
                + usage(of: verb)
        case .badNumber(let said, let verb):
            Reply("\(quoted(said)) is geen getal dat \(typed(verb)) kan gebruiken\(range(of: verb)).") + usage(of: verb)
        case .unknownVerb(let said):
            Reply([
                .line("Ik ken \(quoted(said)) niet."),
                .items(["hulp toont wat je kunt zeggen  ·  notitie … bewaart de regel als notitie"]),
            ])
        case .unknownPerson(let handle, let nearest):
            Reply(
                "Ik ken \(handle) niet." + (nearest.map { " Bedoel je \($0)?" } ?? "")
                    + " Iemand die nieuw is: uitnodigen \(handle) naam@example.org")
        case .form(let why): sentence(for: why)
        default: Reply(sentence(for: refusal, in: view))
        }
    }

    func usage(of verb: String, example: String? = nil) -> Reply {
        guard let row = Verbs.named(verb) else { return Reply() }
        let usage = row.usage(in: language)
        let example = example ?? row.examples(in: language).first ?? usage
        let hint = example == usage ? usage : "\(usage.brief)   ·   bijvoorbeeld: \(example)"
        return Reply([.items([hint])])
    }

    /// What `list` knows, as it is typed.
    private var listKinds: String {
        let kinds = KindRow.own.map { word(for: $0.kind, count: 2) }
        return " Je kunt kiezen uit: \(kinds.joined(separator: ", ")); en wat methoden vastleggen, zoals segmenten."
    }

    /// A verb as it is typed, with what was said behind it.
    private func typed(_ verb: String) -> String {
        let (name, rest) = Utterance.splitFirst(verb[...])
        let word = Verbs.named(String(name))?.word(in: language) ?? String(name)
        return rest.isEmpty ? word : "\(word) \(rest)"
    }

    private func range(of verb: String) -> String {
        switch verb {
        case "roti": "; het gaat van 1 tot en met 5"
        case "dots", "undo": "; het gaat van 1 tot en met 20"
        case "progress": "; het gaat van 0 tot en met 100"
        case "more": "; geef het nummer van een pagina"
        default: ""
        }
    }

    private func notReady(_ unmet: [Unmet], step: Int, in view: View) -> Reply {
        let why = unmet.map { sentence(for: $0, in: view.series) }.joined(separator: "; ")
        let isLast = step + 1 == view.series.meeting?.progress.count
        let way = isLast ? "einde sluit de vergadering toch" : "volgende! gaat door en zet het in de notulen"
        return Reply([
            .line("Stap \(step + 1) is niet klaar: \(why)."), .items(["\(way)  ·  hulp stap toont wat je kunt typen"]),
        ])
    }

    private func missing(_ what: Refusal.Missing, verb: String) -> Reply {
        guard let row = Verbs.named(verb) else {
            return Reply("In die regel staat niets. hulp toont wat je kunt zeggen.")
        }
        let example = what == .ballot ? row.examples(in: language).last : row.examples(in: language).first
        return Reply("\(typed(verb)) heeft \(name(of: what, for: row)) nodig.") + usage(of: verb, example: example)
    }

    private func name(of what: Refusal.Missing, for verb: Verb) -> String {
        switch what {
        case .text: verb.name == "list" ? "een soort, zoals besluiten," : "nog een paar woorden"
        case .record:
            "een id, zoals \(verb.usage.split(separator: " ").lazy.compactMap { RecordID($0) }.first ?? RecordID(.action, 1)),"
        case .person: verb.name == "feedback-request" ? "een team om te vragen" : "een persoon, zoals @lena,"
        case .date: verb.name == "checkin" ? "een ritme, zoals elke maandag 09:00," : "een datum, zoals volgende vr,"
        case .number: "een getal"
        case .knocker: "het id van wie vroeg te worden binnengelaten, zoals U024BE7LH,"
        case .title: "een titel met een letter of een cijfer erin"
        case .address: verb.name == "link" ? "een adres" : "een mailadres, zoals lena@example.org,"
        case .reason: "een reden"
        case .from: "zowel van als naar"
        case .ballot: ballot(for: verb.name)
        case .score: "een score van 1 tot en met 5"
        case .onOff: "aan of uit"
        case .owner: "een actiehouder, zoals @lena,"
        case .step: "twee stapnummers"
        case .answer: "het antwoord achter het id"
        case .field: "een veld met zijn waarde, zoals omvang=1200"
        }
    }

    private func ballot(for verb: String) -> String {
        switch verb {
        case "vote": "ten minste twee keuzes met een komma ertussen"
        case "dots": "ten minste twee ideeën om uit te kiezen"
        default: "je keuze, zoals I1,"
        }
    }

    private func sentence(for refusal: Refusal, in view: View) -> String {
        switch refusal {
        case .noSeries: "Deze ruimte heeft nog geen vergadering. start alignment \"Titel\" opent er een."
        case .noMeeting(let verb):
            "\(typed(verb)) kan alleen in een vergadering. start alignment \"Titel\" opent er een."
        case .meetingRuns(let title, let number): "\(title) #\(number) is nog bezig. einde sluit die eerst."
        case .meetingOver(let title, let number):
            "\(title) #\(number) is gesloten. start opent de volgende; herstel heropent deze."
        case .notAllowed(let verb, let needed, let who): notAllowed(verb, needed, who)
        case .notYours(let id, let owner, let who): "\(id) is van \(owner): vraag \(either(distinct(who)))."
        case .takenHandle(let handle, let address):
            "\(handle) is iemand anders (\(address)). Geef de nieuwe persoon een eigen handle: uitnodigen @naam adres, "
                + "daarna actie @naam …"
        case .unknownAgenda(let name, let known):
            "Er is geen agenda \(quoted(name)). Wel: \(known.joined(separator: ", "))."
        case .unknownSeries(let said):
            "Er is geen reeks \(quoted(said.filter { $0 != "\"" })). start alignment \"Titel\" opent er een; convenor series noemt ze alle."
        case .badAddress(let said): "\(quoted(said)) is geen mailadres; het ziet eruit als lena@example.org."
        case .badStep(let said, let last):
            "\(quoted(said)) is geen stap van deze vergadering; de stappen zijn 1 tot en met \(last)."
        case .badDuration(let said): "\(quoted(said)) is geen duur; 20, 90m of 1h30 wel (hoogstens een dag)."
        case .badRhythm(let said):
            "\(quoted(said)) is geen ritme dat ik kan lezen. elke maandag 09:00, elke 2 weken op vr 9:00 of laatste werkdag van de maand wel."
        case .neverAgain(let said):
            "\(quoted(said)) komt vanaf nu nooit meer. Noem een dag die de maanden hebben, of verschuif het einde."
        case .badSubstitution(let said):
            "\(quoted(said)) verandert niets: typ s/oud/nieuw/ met woorden uit wat het laatst is vastgelegd, of A1 s/oud/nieuw/."
        case .tooLong(let characters, let limit):
            "Dat is \(figure(String(characters), unit: limit == Limits.line ? "bytes" : "tekens")) lang; "
                + "\(figure(String(limit), unit: nil)) is het maximum. Er is niets bewaard."
        default: recordSentence(for: refusal) ?? otherSentence(for: refusal, in: view)
        }
    }

    private func recordSentence(for refusal: Refusal) -> String? {
        switch refusal {
        case .unknownRecord(let id): "\(id) bestaat niet. lijst \(word(for: id.kind, count: 2)) toont wat er wel is."
        case .wrongKind(let id, let verb, let wanted):
            "\(typed(verb)) is voor \(either(wanted.map { word(for: $0, count: 2) })); \(id) is een \(word(for: id.kind, count: 1))."
        case .cannotServe(let id, let kind): cannotServe(id, kind)
        case .notStanding(let id, let status): "\(id) is al \(word(for: status)). heropen \(id) neemt het weer op."
        case .alreadyHandled(let id, let status): "\(id) is al \(word(for: status)); er is niets gewijzigd."
        case .everybody(let handle, let verb): everybody(handle, verb)
        default: nil
        }
    }

    private func everybody(_ handle: Handle, _ verb: String) -> String {
        let cannot =
            verb == "action" || verb == "reassign"
            ? "een hele groep kan geen actiehouder zijn" : "een hele groep is geen persoon"
        return "\(handle) is iedereen, en \(cannot): noem iemand, zoals @lena."
    }

    private func cannotServe(_ id: RecordID, _ kind: Kind) -> String {
        let serves = KindRow.ordered(KindRow.of(kind).serves)
        let own = serves.filter { Forms.of($0) == nil }
        let can = (own.isEmpty ? serves : own).map { "een \(word(for: $0, count: 1))" }
        let way = can.isEmpty ? "het hoort nergens bij" : "wel bij \(either(can))"
        return
            "Een \(word(for: kind, count: 1)) kan niet bij een \(word(for: id.kind, count: 1)) horen (\(id)); \(way)."
    }

    private func notAllowed(_ verb: String, _ needed: Role, _ who: [Handle]) -> String {
        let whom =
            switch needed {
            case .chair: "de voorzitter"
            case .participant: "deelnemers"
            case .informed: "wie op de hoogte wordt gehouden"
            case .owner: "wie actiehouder is"
            }
        return "\(typed(verb)) is voor \(whom)\(who.isEmpty ? "" : ": vraag \(either(distinct(who)))")."
    }
}
