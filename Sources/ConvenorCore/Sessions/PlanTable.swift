extension MethodTable {
    /// The strategic plan on one page: eight boxes, and which of them are still to do.
    static let plan = MethodTable(
        word: "plan", aliases: ["onepage"],
        purpose: Terms("the strategic plan on one page", nl: "het strategisch plan op één blad"),
        kinds: [Kind("PG"), Kind("PJ"), Kind("BG"), Kind("IT")],
        draw: { drawing in
            let boxes = PlanBox.all.map { ($0, $0.labels(drawing.series)) }
            guard boxes.contains(where: { !$1.isEmpty }) else { return nil }
            let rows = boxes.map { box, labels in Sheet.Row([.word(box.word), Sheet.Cell(.list(labels))]) }
            let empty = boxes.filter { $1.isEmpty }.map { box, _ in
                Sentence(
                    Terms("To do: {0} ({1})", nl: "Nog te doen: {0} ({1})"), .terms(box.word.terms),
                    .text(box.verbs.joined(separator: ", ")))
            }
            return Drawn([Sheet(.plan, columns: [.init(.none), .init(.none)], rows: rows)], remarks: empty)
        })
}

/// One of the eight parts of the plan.
private struct PlanBox: Sendable {
    var word: SheetWord
    /// What can be typed to fill it.
    var verbs: [String]
    var records: @Sendable (Series) -> [Record]

    /// More than so many are counted: what does not fit a page is read in the minutes.
    static let most = 5

    static let all: [PlanBox] = [
        PlanBox(word: .goal, verbs: ["goal"]) { $0.standing(.goal) },
        PlanBox(word: .customer, verbs: ["segment", "persona"]) { $0.standing(Kind("SG")) + $0.standing(Kind("PS")) },
        PlanBox(word: .journey, verbs: ["friction", "cell"]) { $0.standing(Kind("FR")) + $0.standing(Kind("JC")) },
        PlanBox(word: .attentionPoints, verbs: ["attention"]) { $0.standing(Kind("AP")) },
        PlanBox(word: .programmes, verbs: ["programme", "project"]) {
            $0.standing(Kind("PG")) + $0.standing(Kind("PJ"))
        },
        PlanBox(word: .peopleAndMachines, verbs: ["capability", "automate"]) {
            $0.standing(Kind("CP")) + $0.standing(Kind("AU"))
        },
        PlanBox(word: .budget, verbs: ["budget"]) { $0.standing(Kind("BG")) },
        PlanBox(word: .planning, verbs: ["iteration", "milestone"]) {
            $0.standing(Kind("IT")) + $0.standing(.milestone)
        },
    ]

    func labels(_ series: Series) -> [Sheet.Label] {
        let records = records(series)
        let shown = records.prefix(records.count > Self.most ? Self.most - 1 : Self.most)
        let rest = records.count - shown.count
        return shown.map(\.label) + (rest > 0 ? [.text("… +\(rest)")] : [])
    }
}

extension Record {
    /// Its id and text, with its figure or its day where it has one.
    fileprivate var label: Sheet.Label {
        let name = "\(id) \(text)"
        if let amount = amount(Detail("amount")) { return .figure(name, amount) }
        let day = due?.wall.day ?? day(Detail("end"))
        return .text(day.map { "\($0.iso) \(name)" } ?? name)
    }
}
