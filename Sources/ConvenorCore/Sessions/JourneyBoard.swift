/// The cells of a customer's journey, by persona, phase and version.
struct JourneyBoard {
    static let (cell, persona) = (Kind("JC"), Kind("PS"))

    let series: Series
    let phases: JourneyPhases
    /// Personas in the order of their ids, and at the end nobody, for cells that name none.
    let travellers: [Record?]
    private let cells: [Record]

    init(_ series: Series) {
        self.series = series
        phases = series.journeyPhases
        cells = series.standing(JourneyBoard.cell)
        let named = series.standing(JourneyBoard.persona)
        let ids = Set(named.map(\.id))
        let hasLoose = cells.contains { cell in !(cell.links ?? []).contains(where: ids.contains) }
        travellers = named + (hasLoose ? [nil] : [])
    }

    var isEmpty: Bool { cells.isEmpty }

    /// What there is for a traveller in a phase; a cell without a version is as it is.
    func cells(of traveller: Record?, in phase: String, _ version: Version) -> [Record] {
        cells.filter { cell in
            guard cell[.phase] == phase, Version(cell) == version else { return false }
            if let traveller { return cell.links?.contains(traveller.id) == true }
            return cell.served(JourneyBoard.persona) == nil
        }
    }

    func has(_ traveller: Record?, _ version: Version) -> Bool {
        phases.words.contains { !cells(of: traveller, in: $0, version).isEmpty }
    }

    /// Cells of phases that the set does not have, which no table shows.
    var strays: [Sentence] {
        let ids = cells.filter { cell in cell[.phase].map { !phases.words.contains($0) } ?? false }.map(\.id)
        if ids.isEmpty { return [] }
        return [
            Sentence(
                Terms(
                    "{0} lies outside {1}, which this journey is walked in: set {2} phase={3}",
                    nl: "{0} valt buiten {1}, waarin deze reis gelopen wordt: zet {2} fase={3}"),
                .ids(ids), .terms(phases.name), .ids(Array(ids.prefix(1))),
                .terms(phases.typed))
        ]
    }

    enum Version: String, CaseIterable {
        case asIs = "as-is"
        case toBe = "to-be"

        init(_ cell: Record) { self = cell[.version].flatMap(Version.init) ?? .asIs }

        var name: Terms {
            switch self {
            case .asIs: Terms("as it is", nl: "zoals het is")
            case .toBe: Terms("as it shall be", nl: "zoals het wordt")
            }
        }
    }
}

extension JourneyPhases {
    /// As they are typed, one of them.
    fileprivate var typed: Terms {
        Terms(
            words.joined(separator: "|"),
            nl: words.compactMap { Method.phase.shown($0)?.nl }.joined(separator: "|"))
    }

    /// Refuses a phase that the agenda does not walk; nil where no agenda says which there are.
    static let check: @Sendable (Record, Series) -> Sentence? = { record, series in
        guard let phases = series.agenda?.phases, let phase = record[.phase], !phases.words.contains(phase) else {
            return nil
        }
        return Sentence(
            Terms(
                "{0} is no phase here: this agenda walks {1}.",
                nl: "{0} is hier geen fase: deze agenda loopt {1}."),
            .terms(Method.phase.shown(phase) ?? Terms(phase, nl: phase)), .terms(phases.name))
    }

    /// What is said of a cell that does not fit those before it, where the agenda leaves the phases open.
    static let remarks: @Sendable (Record, Series) -> [Sentence] = { record, series in
        let phases = series.journeyPhases
        let written = series.standing(JourneyBoard.cell) + series.standing(ContentLibrary.need)
        let used = Set(written.filter { $0.id != record.id }.compactMap { $0[.phase] }.filter(phases.words.contains))
        guard let phase = record[.phase], !phases.words.contains(phase),
            JourneyPhases.holding(used.union([phase])) == nil
        else { return [] }
        return [
            Sentence(
                Terms(
                    "{0} is outside {1}, which this journey is walked in so far, so no table shows it: set {0} phase={2}",
                    nl:
                        "{0} valt buiten {1}, waarin deze reis tot nu toe gelopen wordt, dus geen tabel toont het: zet {0} fase={2}"
                ),
                .ids([record.id]), .terms(phases.name), .terms(phases.typed))
        ]
    }
}
