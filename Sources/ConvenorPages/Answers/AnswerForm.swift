import ConvenorCore
import ConvenorEngine

/// What a page asks of somebody: the words of each verb.
struct AnswerForm {
    let matter: AnswerMatter
    let sight: Sight

    private var id: String { matter.record?.id.description ?? "" }
    private var series: String { matter.series?.title ?? "" }
    private func say(_ en: String, _ nl: String) -> String { sight.say(Terms(en, nl: nl)) }

    var question: String {
        switch matter.verb {
        case .done: say("Is \(id) done?", "Is \(id) klaar?")
        case .percent: say("How far is \(id)?", "Hoe ver is \(id)?")
        case .snooze: say("Be reminded of \(id) later?", "Later aan \(id) herinnerd worden?")
        case .blocked: say("What is in the way of \(id)?", "Wat staat \(id) in de weg?")
        case .notmine: say("Is \(id) not yours?", "Is \(id) niet van jou?")
        case .checkin: say("How is it going in \(series)?", "Hoe gaat het in \(series)?")
        case .feedback: say("Does \(subject) work?", "Werkt \(subject)?")
        case .roti: say("Was \(title) worth the time?", "Was \(title) de tijd waard?")
        case .rsvp: say("Do you come to \(series)?", "Kom je naar \(series)?")
        case .stop: say("Get no more of these mails?", "Geen mails meer van deze soort?")
        case .undo: say("Take your last answer back?", "Je laatste antwoord terugnemen?")
        }
    }

    private var title: String { matter.meeting.map { "\($0.title) #\($0.number)" } ?? series }
    private var subject: String { matter.record?.links?.first?.description ?? id }

    /// What the button does.
    var effect: String {
        switch matter.verb {
        case .done: say("\(id) is marked as done, today.", "\(id) wordt vandaag afgevinkt.")
        case .percent: say("The figure stands beside \(id).", "Het getal komt bij \(id) te staan.")
        case .snooze:
            say(
                "Nothing is told of \(id) until then. Its date does not move.",
                "Tot dan hoor je niets van \(id). De datum verschuift niet.")
        case .blocked:
            say(
                "\(id) is marked as blocked with what you write here. The next meeting sees it.",
                "\(id) staat daarna als geblokkeerd, met wat je hier schrijft. De volgende vergadering ziet het.")
        case .notmine:
            say(
                "Whoever chairs is asked whose it is. Until then it stays with you.",
                "De voorzitter krijgt de vraag van wie het is. Tot dan blijft het bij jou.")
        case .checkin:
            say("Your answer goes to whoever chairs.", "Je antwoord gaat naar wie voorzit.")
        case .feedback, .roti:
            say(
                "Your score is counted with the others. Your remark is kept with it.",
                "Je cijfer telt mee met de andere. Je opmerking wordt erbij bewaard.")
        case .rsvp: say("Whoever chairs sees your answer.", "Wie voorzit ziet je antwoord.")
        case .stop: ending
        case .undo: say("All is as it was before that answer.", "Alles is weer zoals voor dat antwoord.")
        }
    }

    private var ending: String {
        guard matter.letter?.kind == MailKind.reminder.rawValue else {
            return say(
                "You get no more reminders and questions of this series. Minutes still come.",
                "Je krijgt geen herinneringen en vragen meer van deze reeks. Verslagen komen nog wel.")
        }
        return say(
            "You get no more reminders, of all your series. Minutes still come.",
            "Je krijgt geen herinneringen meer, van al je reeksen. Verslagen komen nog wel.")
    }

    var button: String {
        switch matter.verb {
        case .done: say("It is done", "Het is klaar")
        case .snooze: say("Remind me then", "Herinner mij dan")
        case .notmine: say("It is not mine", "Het is niet van mij")
        case .percent, .blocked: say("Write it down", "Schrijf het op")
        case .checkin, .feedback, .rsvp: say("Send my answer", "Stuur mijn antwoord")
        case .roti: say("Send my score", "Stuur mijn cijfer")
        case .stop: say("Send no more", "Stuur niets meer")
        case .undo: say("Take it back", "Neem het terug")
        }
    }

    /// How a link to it is called, where something else is asked.
    static let names: [LinkVerb: Terms] = [
        .done: Terms("It is done", nl: "Het is klaar"),
        .percent: Terms("Say how far it is", nl: "Zeg hoe ver het is"),
        .snooze: Terms("Remind me later", nl: "Herinner mij later"),
        .blocked: Terms("Something is in the way", nl: "Er staat iets in de weg"),
        .notmine: Terms("It is not mine", nl: "Het is niet van mij"),
    ]

    var fields: [FormField] {
        switch matter.verb {
        case .done, .stop, .undo: return []
        case .percent:
            var far = FormField("percent", .number(0, 100), say("How far it is, in percent", "Hoe ver, in procenten"))
            far.isRequired = true
            far.value = matter.record?.percent.map(String.init) ?? ""
            return [far, remark]
        case .snooze:
            var until = untilField(say("Until when", "Tot wanneer"))
            until.isRequired = true
            until.value = until.options.first?.value ?? ""
            return [until]
        case .blocked:
            var reason = FormField("reason", .text, say("What is in the way?", "Wat staat in de weg?"))
            reason.isRequired = true
            reason.hint = say(
                "One or two sentences; everybody in the series can read them.",
                "Een of twee zinnen; iedereen in de reeks kan ze lezen.")
            return [reason, untilField(say("Remind me again", "Herinner mij weer"))]
        case .notmine:
            let why = say("Why, or whose it is", "Waarom, of van wie het is")
            return [FormField("reason", .text, why)]
        case .checkin: return answers + [stand]
        case .feedback: return [scale(Self.works), remark]
        case .roti: return [scale(Self.worth), remark]
        case .rsvp: return [coming]
        }
    }

    private var remark: FormField { FormField("remark", .line, say("A remark", "Een opmerking")) }

    /// Working days ahead, as dates: a page may lie open for days.
    private func untilField(_ label: String) -> FormField {
        let (today, rules) = (sight.today, sight.rules)
        var days: [Day] = []
        for ahead in [1, 2, 7, 14, 28] {
            let day = rules.workingDay(onOrAfter: today.adding(days: ahead))
            if !days.contains(day) { days.append(day) }
        }
        var field = FormField("until", .choice, label)
        field.options = days.map { ($0.iso, sight.words.day($0)) }
        return field
    }

    private var answers: [FormField] {
        let asked = matter.record?.asked ?? []
        let questions = asked.isEmpty ? [say("How is it going?", "Hoe gaat het?")] : asked
        return questions.enumerated().map { FormField("answer-\($0 + 1)", .text, $1) }
    }

    private var stand: FormField {
        var field = FormField("stand", .choice, say("All in all", "Alles bij elkaar"))
        field.options = [
            ("on track", say("on track", "op schema")), ("at risk", say("at risk", "in gevaar")),
            ("off track", say("off track", "uit koers")),
        ]
        return field
    }

    private func scale(_ names: [Terms]) -> FormField {
        var field = FormField("score", .choice, say("Your score", "Je cijfer"))
        field.isRequired = true
        field.options = names.enumerated().map { index, name in
            let score = names.count - index
            return (String(score), "\(score), \(sight.say(name))")
        }
        return field
    }

    private static let worth = [
        Terms("more than worth it", nl: "meer dan de moeite waard"),
        Terms("worth more than it took", nl: "meer waard dan het kostte"),
        Terms("worth it", nl: "de moeite waard"),
        Terms("worth less than it took", nl: "minder waard dan het kostte"),
        Terms("not worth it", nl: "niet de moeite waard"),
    ]

    private static let works = [
        Terms("works very well", nl: "werkt heel goed"), Terms("works well", nl: "werkt goed"),
        Terms("works a little", nl: "werkt een beetje"), Terms("hardly works", nl: "werkt nauwelijks"),
        Terms("does not work", nl: "werkt niet"),
    ]

    private var coming: FormField {
        var field = FormField("answer", .choice, say("Your answer", "Je antwoord"))
        field.isRequired = true
        field.options = [
            ("accepted", say("yes", "ja")), ("tentative", say("maybe", "misschien")), ("declined", say("no", "nee")),
        ]
        let given = matter.plan.flatMap { matter.series?.planning?.invitations[$0.uid]?.answers[matter.person] }
        field.value = given?.status.rawValue ?? ""
        return field
    }
}
