/// `take 1`: what earlier sessions left is taken up in the step that it belongs to. `take A1` is `mine A1`.
enum Taking {
    static let verb = Verb(
        "take", ["neem", "offers", "aanbod"], group: .strategy, usage: "take [number … | all] [@owner] [by date]",
        examples: ["take", "take 1 2", "take 3 @bo by next fri"], decide: take)

    static func take(_ ask: Ask) throws(Stop) -> Decision {
        if let first = ask.tokens.first, RecordID(first.text) != nil { return try Following.mine(ask) }
        let offers = ask.series.offers()
        let open = offers.filter { !$0.isTaken }
        if open.isEmpty { throw .refused(.form(.method(nothing))) }
        let tokens = ask.tokens
        if tokens.isEmpty { return Decision(say: offered(offers, in: ask.series)) }
        guard ask.role >= .chair else { throw .refused(.notAllowed(verb: ask.verb, needed: .chair, who: ask.chairs)) }
        let (chosen, used) = try choose(tokens, offers, open)
        let tail = used < tokens.count ? ask.line[tokens[used].whole.startIndex...] : ""
        var series = ask.series
        var events: [Event] = []
        var say: [Saying] = []
        let kept = chosen.filter { $0.becomes == .itself }.map(\.source)
        if !kept.isEmpty {
            events.append(.taken(ids: kept))
            say += kept.map { .card($0) }
        }
        for offer in chosen where offer.becomes != .itself {
            let kind: Kind = offer.becomes == .action ? .action : .adjustment
            guard let source = series.records[offer.source] else { continue }
            var draft = try read(tail, as: kind, of: source, isAlone: chosen.count == 1, ask)
            try Writing.complete(&draft, ask)
            let record = series.record(from: draft, ask)
            // The next one gets the number after it.
            series.add(record)
            events += ask.newPeople(in: draft).filter { !events.contains($0) } + [.recordAdded(record: record)]
            say.append(.card(record.id))
        }
        return Decision(events, say: say)
    }

    /// In the words of the line where it has some, else in those of what is taken up, to which it stays linked.
    private static func read(
        _ tail: Substring, as kind: Kind, of source: Record, isAlone: Bool, _ ask: Ask
    ) throws(Stop) -> Draft {
        var reader = DraftReader(kind: kind, rest: tail, in: ask)
        var draft = try reader.read()
        if !draft.text.isEmpty, !isAlone { throw .refused(.unexpected(said: draft.text, verb: ask.verb)) }
        if draft.text.isEmpty { draft.text = source.text }
        let serves = KindRow.of(kind).serves
        draft.links = ([source.id] + (source.id.kind == .idea ? source.links ?? [] : []) + draft.links)
            .filter { serves.contains($0.kind) }
        return draft
    }

    /// The offers that the numbers name, and how many words those take.
    private static func choose(
        _ tokens: [Token], _ offers: [Offer], _ open: [Offer]
    ) throws(Stop) -> ([Offer], Int) {
        if ["all", "alles"].contains(tokens[0].lowered) { return (open, 1) }
        var chosen: [Offer] = []
        var used = 0
        for token in tokens {
            if token.lowered == "and" || token.lowered == "en" {
                used += 1
                continue
            }
            let parts = token.text.split(separator: ",").map { Int($0) }
            guard !parts.isEmpty, !parts.contains(nil) else { break }
            used += 1
            for number in parts.compactMap({ $0 }) {
                guard let offer = offers.first(where: { $0.number == number }) else {
                    throw .refused(.form(.method(unknown(number, open))))
                }
                if offer.isTaken { throw .refused(.form(.method(already(offer)))) }
                if !chosen.contains(offer) { chosen.append(offer) }
            }
        }
        if chosen.isEmpty { throw .refused(.form(.method(unknown(nil, open)))) }
        return (chosen, used)
    }

    /// The offers that are still open, a line each, and what to type.
    static func offered(_ offers: [Offer], in series: Series) -> [Saying] {
        let open = offers.filter { !$0.isTaken }
        guard !open.isEmpty else { return [] }
        let head = Sentence(Terms("From earlier sessions:", nl: "Uit eerdere sessies:"))
        let lines = open.compactMap { offer in series.records[offer.source].map { line(offer, $0, series) } }
        let numbers = open.prefix(2).map { String($0.number) }.joined(separator: " ")
        let tail = Sentence(
            Terms("  Type: take {0}  ·  take all", nl: "  Typ: neem {0}  ·  neem alles"), .text(numbers))
        return [.method([head] + lines + [tail])]
    }

    private static func line(_ offer: Offer, _ record: Record, _ series: Series) -> Sentence {
        let becomes: Terms =
            switch offer.becomes {
            case .itself: Terms("", nl: "")
            case .adjustment: Terms(" → adjustment", nl: " → bijsturing")
            case .action: Terms(" → action", nl: " → actie")
            }
        guard let session = series.session(of: record) else {
            return Sentence(
                Terms("  {0}  {1} {2}{3}", nl: "  {0}  {1} {2}{3}"), .figure(String(offer.number)),
                .ids([record.id]), .text(record.text), .terms(becomes))
        }
        return Sentence(
            Terms("  {0}  {1} {2} · {3} #{4}, {5}{6}", nl: "  {0}  {1} {2} · {3} #{4}, {5}{6}"),
            .figure(String(offer.number)), .ids([record.id]), .text(record.text), .text(session.title),
            .figure(String(session.number)), .day(session.day), .terms(becomes))
    }

    private static let nothing = Sentence(
        Terms(
            "Earlier sessions leave nothing open for this step.", nl: "Eerdere sessies laten voor deze stap niets open."
        ))

    private static func already(_ offer: Offer) -> Sentence {
        Sentence(
            Terms("{0} is taken up already: {1}.", nl: "{0} is al overgenomen: {1}."), .figure(String(offer.number)),
            .ids([offer.source]))
    }

    private static func unknown(_ number: Int?, _ open: [Offer]) -> Sentence {
        let numbers = Sentence.Value.text(open.map { String($0.number) }.joined(separator: ", "))
        guard let number else {
            return Sentence(Terms("Which of them? Offered: {0}.", nl: "Welke? Aangeboden: {0}."), numbers)
        }
        return Sentence(
            Terms(
                "Nothing is offered under {0}. Offered: {1}.", nl: "Onder {0} wordt niets aangeboden. Aangeboden: {1}."),
            .figure(String(number)), numbers)
    }
}
