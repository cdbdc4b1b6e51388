extension MethodTable {
    /// What there is for each persona in each phase: content, and services.
    static let content = MethodTable(
        word: "content", aliases: ["inhoud"],
        purpose: Terms(
            "how much content and how many services there are by persona and phase",
            nl: "hoeveel inhoud en hoeveel diensten er zijn per persona en fase"),
        kinds: [ContentLibrary.need, ContentLibrary.asset],
        draw: { drawing in
            let library = ContentLibrary(drawing.series)
            if library.isEmpty { return nil }
            return Drawn(ContentLibrary.kinds.compactMap(library.sheet), remarks: library.remarks)
        })

    /// What there is and what is to be made, with its age and quality.
    static let inventory = MethodTable(
        word: "inventory", aliases: ["voorraad", "assets"],
        purpose: Terms("assets with their state, quality and age", nl: "middelen met hun stand, kwaliteit en leeftijd"),
        kinds: [ContentLibrary.asset], isInMinutes: false,
        draw: { drawing in
            let assets = drawing.series.standing(ContentLibrary.asset)
            if assets.isEmpty { return nil }
            let columns: [Sheet.Column] = [
                .init(.none), .init(.none), .init(.none), .named("quality", nl: "kwaliteit", .number),
                .named("days old", nl: "dagen oud", .number), .init(.word(.owner)), .named("for", nl: "voor"),
                .named("actions", nl: "acties"),
            ]
            let rows = assets.map { asset in
                let age = asset.updated.map { drawing.today.daysSince1970 - $0.daysSince1970 }
                return Sheet.Row([
                    .text(asset.id.description), .text(asset.text), .choice(Detail("state"), of: asset),
                    asset.scale(Detail("quality")).map { .number($0) } ?? .empty, age.map { .number($0) } ?? .empty,
                    .said(asset.owner?.description), .ids(asset.links ?? []),
                    .ids(drawing.series.actions(for: asset.id)),
                ])
            }
            return Drawn(
                [Sheet(.inventory, columns: columns, rows: rows).withoutEmptyColumns],
                remarks: ContentLibrary(drawing.series).toMake + stale(assets, drawing.today))
        })

    /// What is older than a year or poor is looked at before more is made.
    private static func stale(_ assets: [Record], _ today: Day) -> [Sentence] {
        let old = assets.filter { asset in
            asset.updated.map { today.daysSince1970 - $0.daysSince1970 > 365 } ?? false
        }.map(\.id)
        let poor = assets.filter { $0.scale(Detail("quality")).map { $0 <= 2 } ?? false }.map(\.id)
        var remarks: [Sentence] = []
        if !old.isEmpty {
            remarks.append(Sentence(Terms("Older than a year: {0}", nl: "Ouder dan een jaar: {0}"), .ids(old)))
        }
        if !poor.isEmpty {
            remarks.append(
                Sentence(Terms("Mend or retire: {0}", nl: "Verbeteren of weghalen: {0}"), .ids(poor)))
        }
        return remarks
    }
}

/// Needs and the assets that meet them.
struct ContentLibrary {
    static let (need, asset) = (Kind("ND"), Kind("AS"))
    static let kinds = ["content", "service"]

    private let series: Series
    private let board: JourneyBoard
    private let needs: [Record]
    private let assets: [Record]

    init(_ series: Series) {
        self.series = series
        board = JourneyBoard(series)
        needs = series.standing(ContentLibrary.need)
        assets = series.standing(ContentLibrary.asset)
    }

    var isEmpty: Bool { needs.isEmpty }

    /// A need is a persona's by its link, or by the journey cell that it is for.
    private func persona(of need: Record) -> RecordID? {
        if let own = need.served(JourneyBoard.persona) { return own }
        return need.served(JourneyBoard.cell).flatMap { series.records[$0]?.served(JourneyBoard.persona) }
    }

    private func matrix(_ kind: String) -> ContentMatrix<RecordID, String> {
        let own = needs.filter { $0[Detail("kind")] == kind }
        // One that meets several needs of a persona in a phase is one.
        var counted: Set<[String]> = []
        let placed = own.flatMap { need -> [ContentMatrix<RecordID, String>.Asset] in
            guard let persona = persona(of: need), let phase = need[.phase] else { return [] }
            return assets.filter { $0.links?.contains(need.id) == true }.compactMap { asset in
                guard counted.insert([asset.id.description, persona.description, phase]).inserted else { return nil }
                return asset.state.map { .init(persona, phase, $0) }
            }
        }
        return ContentMatrix(personas: own.compactMap(persona), steps: board.phases.words, assets: placed)
    }

    /// Nil where nobody needs anything of that kind.
    func sheet(_ kind: String) -> Sheet? {
        let matrix = matrix(kind)
        if matrix.personas.isEmpty { return nil }
        let heads = matrix.steps.map { step in
            Sheet.Column(.terms(Method.phase.shown(step) ?? Terms(step, nl: step)))
        }
        let rows = matrix.personas.sorted().map { persona in
            Sheet.Row(
                [.text(series.records[persona]?.named ?? persona.description)]
                    + matrix.steps.map { step in
                        let (words, count) = (
                            SheetMark.coverage(matrix.coverage(persona, step)).terms, matrix.count(persona, step)
                        )
                        return .terms(Terms("\(words.en) (\(count))", nl: "\(words.nl) (\(count))"))
                    })
        }
        let subject = kind == "content" ? Terms("content", nl: "inhoud") : Terms("services", nl: "diensten")
        return Sheet(.contentMatrix, of: subject, columns: [.init(.none)] + heads, rows: rows)
    }

    var remarks: [Sentence] { needs.flatMap { JourneyPhases.remarks($0, series) } + unmet + homeless + toMake }

    /// Needs for which nothing is there or on its way.
    private var unmet: [Sentence] {
        let met = Set(assets.flatMap { $0.links ?? [] })
        let open = needs.map(\.id).filter { !met.contains($0) }
        guard let first = open.first else { return [] }
        return [
            Sentence(
                Terms(
                    "Nothing there or coming for {0}: asset … state=to-create for {1}",
                    nl: "Niets voor {0}, ook niets in de maak: middel … stand=te-maken voor {1}"),
                .ids(open), .ids([first]))
        ]
    }

    /// Needs of nobody, which no matrix can show.
    private var homeless: [Sentence] {
        let ids = needs.filter { persona(of: $0) == nil }.map(\.id)
        if ids.isEmpty { return [] }
        return [
            Sentence(
                Terms("Needed by no persona, so not counted: {0}", nl: "Van geen persona, dus niet geteld: {0}"),
                .ids(ids))
        ]
    }

    /// What is to be made and nobody makes, each with the line that changes it.
    var toMake: [Sentence] {
        assets.filter { $0.state == .toCreate && series.actions(for: $0.id).isEmpty }.map(ContentLibrary.todo)
    }

    static func todo(_ asset: Record) -> Sentence {
        Sentence(
            Terms(
                "Nobody makes {0} yet: action {1} make {2} by in 3 weeks for {0}",
                nl: "Nog niemand maakt {0}: actie {1} maak {2} uiterlijk over 3 weken voor {0}"),
            .ids([asset.id]), asset.owner.map { .person($0) } ?? .terms(Terms("@who", nl: "@wie")),
            .text(asset.text))
    }
}

extension Record {
    /// The day on which it was last looked after.
    fileprivate var updated: Day? { self[Detail("updated")].flatMap(Day.init(iso:)) }

    var state: AssetState? {
        switch self[Detail("state")] {
        case "exists": .exists
        case "in-production": .inProduction
        case "to-create": .toCreate
        default: nil
        }
    }
}
