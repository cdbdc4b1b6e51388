/// What is said back of fits and of questions to customers.
enum Market {
    static let (segment, fit, beforeAfter, objection) = (Kind("SG"), Kind("FT"), Kind("BA"), Kind("OB"))

    static func doubts(of fit: Record) -> [Sentence] {
        var doubts: [Sentence] = []
        if fit[.evidence] == nil {
            doubts.append(
                Sentence(
                    Terms("What shows it? set {0} evidence=…", nl: "Waaruit blijkt dat? zet {0} bewijs=…"),
                    .ids([fit.id])))
        }
        if fit.served(segment) == nil {
            doubts.append(
                Sentence(
                    Terms(
                        "{0} is for no segment: drop it, and write it again with for SG1.",
                        nl: "{0} hoort bij geen segment: haal het weg en schrijf het opnieuw met voor SG1."),
                    .ids([fit.id])))
        }
        return doubts
    }

    /// The action by which a question reaches customers, where somebody is to ask it by a date.
    static let asking: @Sendable (Record, Series) -> Draft? = { question, series in
        guard let owner = question.owner, let due = question.due else { return nil }
        var draft = Draft(kind: .action)
        let lead = Terms("ask customers: ", nl: "vraag klanten: ")
        draft.text = lead[series.agenda?.language ?? "en"] + question.text
        draft.owner = owner
        draft.helpers = question.helpers ?? []
        draft.due = due
        draft.links = [question.id]
        return draft
    }

    static func unasked(_ question: Record) -> [Sentence] {
        if question.owner != nil, question.due != nil { return [] }
        return [
            Sentence(
                Terms(
                    "Nobody asks it yet: action @who ask ten customers by next fri for {0}",
                    nl: "Nog niemand vraagt het: actie @wie vraag het tien klanten uiterlijk volgende vrijdag voor {0}"),
                .ids([question.id]))
        ]
    }
}

extension Record {
    /// Nobody has looked: it is guessed.
    var isAssumed: Bool { self[.source] == "assumption" }

    /// What is known of where it comes from; an assumption is marked.
    var sourceCell: Sheet.Cell {
        let cell = Sheet.Cell.choice(.source, of: self)
        return isAssumed ? cell.strong : cell
    }
}

extension MethodTable {
    /// Segments with what is known of them, what they gain, and what keeps them away.
    static let segments = MethodTable(
        word: "segments", aliases: ["segmenten"],
        purpose: Terms(
            "segments with their size, source, benefits and objections",
            nl: "segmenten met hun omvang, bron, voordelen en bezwaren"),
        isInMinutes: false,
        draw: { drawing in
            let series = drawing.series
            let segments = series.standing(Market.segment)
            if segments.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .named("size", nl: "omvang", .amount), .named("geography", nl: "gebied"),
                .named("interests", nl: "interesses"), .named("source", nl: "bron"),
                .named("benefits", nl: "voordelen", .number), .named("objections", nl: "bezwaren", .number),
            ]
            let rows = segments.map { segment in
                Sheet.Row([
                    .text(segment.id.description), .text(segment.text),
                    segment.amount(Detail("size")).map { .amount($0) } ?? .empty,
                    .said(segment[Detail("geography")]), .said(segment[Detail("interests")]), segment.sourceCell,
                    .number(series.standing(Kind("BN"), serving: segment.id).count),
                    .number(series.standing(Market.objection, serving: segment.id).count),
                ])
            }
            return Drawn(
                [Sheet(.segments, columns: columns, rows: rows).withoutEmptyColumns],
                remarks: assumptions(segments) + unanswered(series))
        })

    private static func assumptions(_ segments: [Record]) -> [Sentence] {
        let assumed = segments.filter(\.isAssumed).map(\.id)
        if assumed.isEmpty { return [] }
        return [
            Sentence(
                Terms(
                    "* assumed and not known: {0}. ask … for {1} @who by date finds out.",
                    nl: "* aangenomen, niet geweten: {0}. klantvraag … voor {1} @wie uiterlijk datum zoekt het uit."),
                .ids(assumed), .ids(Array(assumed.prefix(1))))
        ]
    }

    private static func unanswered(_ series: Series) -> [Sentence] {
        let open = series.standing(Market.objection).filter { $0[Detail("reply")] == nil }.map(\.id)
        if open.isEmpty { return [] }
        return [
            Sentence(
                Terms("Without an answer: {0}. set {1} reply=…", nl: "Zonder antwoord: {0}. zet {1} antwoord=…"),
                .ids(open), .ids(Array(open.prefix(1))))
        ]
    }

    /// How well the offer fits each segment, and what shows it.
    static let fit = MethodTable(
        word: "fit", aliases: ["aansluiting"],
        purpose: Terms("fit by segment with its evidence", nl: "aansluiting per segment met het bewijs"),
        kinds: [Market.segment, Market.fit],
        draw: { drawing in
            let segments = drawing.series.standing(Market.segment)
            let fits = drawing.series.standing(Market.fit)
            if fits.isEmpty { return nil }
            let loose = fits.filter { fit in !segments.contains { fit.links?.contains($0.id) == true } }
            let scored = segments.flatMap { segment in
                drawing.series.standing(Market.fit, serving: segment.id).map { (segment, $0) }
            }
            let ordered = scored.sorted { ($0.1.scale(.score) ?? 0) > ($1.1.scale(.score) ?? 0) }
            let bare = segments.filter { segment in !scored.contains { $0.0.id == segment.id } }
            let rows =
                ordered.map { row($0.0.named, $0.1) } + loose.map { row(nil, $0) }
                + bare.map { Sheet.Row([.text($0.named), .empty, .empty, .empty, .empty, .empty]) }
            let columns: [Sheet.Column] = [
                .named("segment", nl: "segment"), .named("offer", nl: "aanbod"), .init(.word(.score), .number),
                .init(.none), .named("source", nl: "bron"), .named("evidence", nl: "bewijs"),
            ]
            return Drawn([Sheet(.fit, columns: columns, rows: rows)], remarks: unfitted(bare) + unproven(fits))
        })

    private static func row(_ segment: String?, _ fit: Record) -> Sheet.Row {
        Sheet.Row([
            .said(segment), .text(fit.named), fit.scale(.score).map { .number($0) } ?? .empty,
            .terms(word(for: fit.scale(.score))), fit.sourceCell, .said(fit[.evidence]),
        ])
    }

    private static func word(for score: Int?) -> Terms {
        switch score {
        case 3: Terms("strong", nl: "sterk")
        case 2: Terms("fair", nl: "redelijk")
        case 1: Terms("weak", nl: "zwak")
        default: Terms("none", nl: "geen")
        }
    }

    private static func unfitted(_ bare: [Record]) -> [Sentence] {
        guard let first = bare.first else { return [] }
        return [
            Sentence(
                Terms(
                    "No fit yet for {0}: fit … score=0-3 evidence … for {1}",
                    nl: "Nog geen aansluiting voor {0}: aansluiting … score=0-3 bewijs … voor {1}"),
                .ids(bare.map(\.id)), .ids([first.id]))
        ]
    }

    private static func unproven(_ fits: [Record]) -> [Sentence] {
        let bare = fits.filter { $0[.evidence] == nil }.map(\.id)
        guard let first = bare.first else { return [] }
        return [
            Sentence(
                Terms("Without evidence: {0}. set {1} evidence=…", nl: "Zonder bewijs: {0}. zet {1} bewijs=…"),
                .ids(bare), .ids([first]))
        ]
    }
}
