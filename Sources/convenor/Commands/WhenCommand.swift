import ArgumentParser
import ConvenorCore
import ConvenorYAML
import Foundation
import UnixSignals

/// Reads phrases as dates and recurrences, for a person or as a filter.
struct WhenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "when", abstract: "Says what a phrase means as a date, or as something that comes back.",
        discussion: """
            Examples:
              convenor when next fri
              convenor when every second monday 9am
              convenor when end of Q2 --reference 2026-11-26T09:58
              convenor when 04/12 --order dmy
              convenor when "9:00 in Europe/London" --timezone Europe/Amsterdam --json

            The day is shown in full with what was assumed. A phrase with several readings shows them all and ends with \
            3; one that is no date, or a date that has passed, ends with 65. Zone, order, language, working days and \
            holidays are those of the settings unless an option says otherwise.

            --json-lines reads an object a line from stdin and answers one a line, in order, until the end of input:

              {"text":"next fri","reference":"2026-11-26T09:58","timezone":"UTC"}
                {"date":"2026-12-04"}
              {"text":"tomorrow 9am","reference":"2026-11-26T09:58","timezone":"UTC"}
                {"date":"2026-11-27T09:00"}
              {"dtstart":"2026-11-26","rrule":"FREQ=DAILY","value":"DATE","n":2}
                {"occurrences":["2026-11-26","2026-11-27"]}

            A time is wall clock in the zone of its line; "language" and "order" may stand in a line too. What comes \
            back is answered with {"rrule":"…"}, what cannot be read with {"error":"…"}, and with "readings" when there \
            are several.
            """)

    @Argument(
        help: ArgumentHelp(
            "What was said, quoted or not; -- before a phrase that begins with a dash.", valueName: "phrase"))
    var phrase: [String] = []
    @Option(
        help: ArgumentHelp(
            "When it is said, on the wall of the zone: 2026-11-26T09:58. Default: now.", valueName: "time"))
    var reference: String?
    @Option(help: ArgumentHelp("The IANA time zone, such as Europe/Amsterdam.", valueName: "zone")) var timezone:
        String?
    @Option(
        help: ArgumentHelp(
            "The language of the phrase: \(PhraseReader.languages.joined(separator: " or ")). Default: that of the settings, then the other.",
            valueName: "tag"))
    var language: String?
    @Option(help: "How 03/04 is read: dmy, mdy, or ask for both readings.") var order: DateOrder?
    @Flag(help: "Answer with one object of JSON, also where it ends with 3 or 65.") var json = false
    @Flag(name: .customLong("json-lines"), help: "Answer lines of JSON on stdin, each with one.") var lines = false
    @Option(help: Place.configHelp) var config: String?

    func run() async throws {
        StandardStreams.secure()
        try await reporting {
            let manner = try manner()
            let now = try reference.map { written in
                guard let moment = manner.zone.moment(written: written) else {
                    throw Failure.usage(WhenWords.badReference(written, name: "--reference"))
                }
                return moment
            }
            if lines {
                guard phrase.isEmpty, !json else {
                    throw Failure.usage("--json-lines takes its phrases from stdin, and neither a phrase nor --json.")
                }
                try await answerLines(manner, now)
            } else {
                let said = phrase.joined(separator: " ")
                guard said.contains(where: { !$0.isWhitespace }) else {
                    throw Failure.usage("when needs a phrase, such as: convenor when next fri")
                }
                let answer = WhenAnswer(to: said, by: PhraseReader(manner), now: now ?? Moment(Date()))
                try tell(answer)
            }
        }
    }

    private func tell(_ answer: WhenAnswer) throws {
        if json {
            put(answer.json, terminator: "")
        } else if let refusal = answer.refusal {
            throw Failure.data(refusal)
        } else {
            put(answer.text)
        }
        if let code = answer.code { throw code }
    }

    /// The settings, and over them the options.
    private func manner() throws -> PhraseManner {
        let (folder, settings) = try Assembly.read(config: config)
        var manner = PhraseManner(zone: settings.time.zone, rules: settings.houseRules)
        let holidays = HolidayFiles(settings, folder, today: manner.zone.wall(at: Moment(Date())).day)
        if !holidays.faults.isEmpty { throw Assembly.failure(holidays.faults) }
        manner.rules.holidays.formUnion(holidays.days)
        // The house's language first, then all others, as in the chat.
        let spoken = DateLanguage.named(settings.language) ?? .english
        manner.languages = [spoken] + DateLanguage.all.filter { $0 !== spoken }
        // What nobody has set is left to the language: Dutch puts the day first.
        manner.order = settings.dates.order.settled
        if let order { manner.order = order }
        if let timezone {
            guard let zone = Zone(timezone) ?? Zone(ignoringCase: timezone) else {
                let refusal = DateRefusal.unknownZone(said: timezone)
                throw Failure.usage(English().sentence(for: refusal, phrase: timezone, home: ""))
            }
            manner.zone = zone
        }
        if let language {
            guard let known = DateLanguage.named(language) else {
                throw Failure.usage(WhenWords.unknownLanguage(language))
            }
            manner.languages = [known]
        }
        return manner
    }

    /// A signal to stop is heard between two reads; a reader that takes nothing holds it for a second at most.
    private func answerLines(_ manner: PhraseManner, _ now: Moment?) async throws {
        guard StandardStreams.hasOutput else { return }
        let stop = StopSign()
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        let listener = Task.detached {
            for await _ in signals {
                stop.give()
                try await Task.sleep(for: .seconds(1))
                _exit(74)
            }
        }
        defer { listener.cancel() }
        var stream = PhraseStream(LineAnswerer(manner, now: now, hasZone: timezone != nil), stop: stop)
        try stream.run()
    }
}

extension DateOrder: ExpressibleByArgument {}
