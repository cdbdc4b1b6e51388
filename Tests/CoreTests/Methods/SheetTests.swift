import Foundation
import Testing

@testable import ConvenorCore

/// Words that are the names of the facts.
struct FactWords: SheetWords {
    var language: String { "en" }
    func title(_ title: SheetTitle) -> String { title.key }
    func word(_ word: SheetWord) -> String { word.key }
    func mark(_ mark: SheetMark) -> String {
        switch mark {
        case .quadrant(let quadrant): "\(quadrant)"
        case .coverage(let coverage): coverage.rawValue
        case .band(let band): band.rawValue
        default: "\(mark)"
        }
    }
    func figure(_ stored: String, unit: String?) -> String { English().figure(stored, unit: unit) }
}

@Suite("sheets and their drawings")
struct SheetTests {
    private let words = FactWords()

    private func sheet(_ cells: [Sheet.Cell]...) -> Sheet {
        Sheet(
            .budget,
            columns: [
                .init(.none), .init(.text("what")), .init(.word(.amount), .amount), .init(.word(.score), .number),
            ], rows: cells.map { Sheet.Row($0) })
    }

    @Test("a terminal shows aligned columns, figures to the right, winners starred")
    func terminal() {
        var sheet = sheet(
            [.text("A"), .text("日本語"), .amount(Amount(1500, unit: "€")), .number(decimal("0.7"), places: 2)],
            [.text("B2"), .empty, .amount(Amount(decimal("-3.5"), unit: "leads")), .number(12).strong],
            [.text("C"), .mark(.band(.green)), .empty, .empty])
        sheet.rows.append(Sheet.Row([.text("sum"), Sheet.Cell(.list([.text("x"), .text("yy")]))], isTotal: true))
        #expect(
            sheet.text(words) == """
                budget
                       what        amount  score
                  A    日本語      €1,500   0.70
                  B2   –       -3.5 leads     12*
                  C    green            –      –
                  sum  x
                       yy
                """)
    }

    @Test("in Markdown no text leaves its cell")
    func markdown() {
        let sheet = sheet(
            [.text("a|b"), .text("x\r\ny | **z** <b> [l](u) `c`"), .empty, .number(3).strong], [.text("")])
        #expect(
            sheet.markdown(words) == """
                **budget**

                |  | what | amount | score |
                | --- | --- | ---: | ---: |
                | **a\\|b** | x<br>y \\| \\*\\*z\\*\\* \\<b\\> \\[l\\](u) \\`c\\` | – | **3** |
                |  |  |  |  |

                """)
    }

    @Test("in HTML heads say what they are heads of, and text is text")
    func html() {
        let sheet = sheet([
            .text("<script>alert('x')</script>"), .text("a & \"b\"\nc"), .amount(Amount(7, unit: "€")).strong,
        ])
        #expect(
            sheet.html(words) == """
                <table>
                <caption>budget</caption>
                <thead>
                <tr><td></td><th scope="col">what</th><th scope="col" class="figure">amount</th>\
                <th scope="col" class="figure">score</th></tr>
                </thead>
                <tbody>
                <tr><th scope="row">&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;</th><td>a &amp; &quot;b&quot;<br>c</td>\
                <td class="figure"><strong>€7</strong></td><td class="figure"></td></tr>
                </tbody>
                </table>

                """)
    }

    @Test("CSV has CRLF, doubled quotes, plain figures, and no formula that a person wrote")
    func csv() {
        let sheet = sheet(
            [
                .text("=SUM(A1)"), .text("a,\"b\"\nc"), .amount(Amount(-5, unit: "€")),
                .number(decimal("-0.5"), places: 2),
            ],
            [.text("+1"), .empty, .amount(Amount(decimal("41.5"), unit: "%")), .mark(.band(.red))],
            [.text("@x"), .text(" -y"), .amount(Amount(1500, unit: "leads"), places: 1)])
        #expect(
            sheet.csv(words)
                == [
                    ",what,amount,score", "'=SUM(A1),\"a,\"\"b\"\"\nc\",€-5,-0.50", "'+1,,41.5%,red",
                    "'@x,' -y,1500.0 leads,", "",
                ].joined(separator: "\r\n"))
        #expect(Amount("€-5")?.value == -5 && Amount("41.5%")?.unit == "%", "what is read back")
    }

    @Test(
        "what would steer a terminal or turn the text round is seen as a mark",
        arguments: ["\u{1B}[2J", "\u{7}", "\u{202E}", "\u{9B}", "\0"])
    func control(text: String) {
        let sheet = sheet([.text("a\(text)b")])
        for drawing in [sheet.text(words), sheet.markdown(words), sheet.html(words)] {
            #expect(drawing.contains("a\u{FFFD}"))
            #expect(
                !drawing.unicodeScalars.contains {
                    $0.value < 0x20 && $0 != "\n" || $0.isDirectionControl || $0.value == 0x9B
                })
        }
    }

    @Test("a tab is a blank, and every line break is one")
    func breaks() {
        #expect("a\tb\r\nc\rd\u{2028}e\u{85}f\u{B}g".drawable == "a b\nc\nd\ne\nf\ng")
    }

    @Test("empty sheets are drawn, without columns or without rows")
    func empty() {
        let bare = Sheet(.plan, columns: [])
        #expect(bare.text(words) == "plan")
        #expect(bare.markdown(words) == "**plan**\n")
        #expect(bare.html(words) == "<table>\n<caption>plan</caption>\n<tbody>\n</tbody>\n</table>\n")
        #expect(bare.csv(words).isEmpty)
        let heads = Sheet(.plan, columns: [.init(.word(.name)), .init(.word(.sum), .number)])
        #expect(heads.text(words) == "plan\n  name  sum")
        #expect(heads.markdown(words) == "**plan**\n\n| name | sum |\n| --- | ---: |\n")
        #expect(heads.csv(words) == "name,sum\r\n")
        #expect(Sheet(.plan, columns: [], rows: [Sheet.Row([])]).text(words) == "plan")
    }

    @Test("rows longer than the heads lose nothing in any drawing")
    func ragged() {
        let sheet = Sheet(
            .plan, columns: [.init(.word(.name))], rows: [.init([.text("a"), .text("beyond")]), .init([])])
        for drawing in [sheet.text(words), sheet.markdown(words), sheet.html(words), sheet.csv(words)] {
            #expect(drawing.contains("beyond"))
        }
        let counts = sheet.markdown(words).split(separator: "\n").dropFirst().map { $0.filter { $0 == "|" }.count }
        #expect(counts == [3, 3, 3, 3])
        #expect(sheet.csv(words) == "name,\r\na,beyond\r\n,\r\n")
    }

    /// RFC 4180 read by the letter.
    private func read(_ csv: String) -> [[String]] {
        var (rows, row, field, isQuoted) = ([[String]](), [String](), "", false)
        var scalars = Array(csv.unicodeScalars)[...]
        while let next = scalars.popFirst() {
            if isQuoted {
                if next != "\"" {
                    field.unicodeScalars.append(next)
                } else if scalars.first == "\"" {
                    field.unicodeScalars.append("\"")
                    scalars.removeFirst()
                } else {
                    isQuoted = false
                }
            } else if next == "\"" {
                isQuoted = true
            } else if next == "," {
                row.append(field)
                field = ""
            } else if next == "\r", scalars.first == "\n" {
                scalars.removeFirst()
                rows.append(row + [field])
                (row, field) = ([], "")
            } else {
                field.unicodeScalars.append(next)
            }
        }
        return rows
    }

    @Test("CSV read by the letter gives back what was written, but for the apostrophe before a formula")
    func roundTrip() {
        var random = Seeded(state: 4180)
        let pieces = [
            "a", "\"", ",", "\r\n", "\n", "\r", "=", "+", "-", "@", " ", "日", "é", "'", ";", "\t", "＝", "👍🏽", "1",
        ]
        for _ in 0..<500 {
            let width = Int.random(in: 1...4, using: &random)
            let texts = (0..<Int.random(in: 0...4, using: &random)).map { _ in
                (0..<width).map { _ in
                    (0..<Int.random(in: 0...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
                        .joined()
                }
            }
            let heads = (0..<width).map { "h\($0)" }
            let sheet = Sheet(
                .plan, columns: heads.map { .init(.text($0)) }, rows: texts.map { Sheet.Row($0.map { .text($0) }) })
            let expected = texts.map { row in
                row.map { text in
                    let first = text.unicodeScalars.first { $0 != " " }
                    return first.map { "=+-@\t\r＝".unicodeScalars.contains($0) } == true ? "'" + text : text
                }
            }
            #expect(
                read(sheet.csv(words)).map { $0.map { Array($0.unicodeScalars) } }
                    == ([heads] + expected).map { $0.map { Array($0.unicodeScalars) } })
        }
    }

    @Test("the confrontation of two voters as a table")
    func confrontation() {
        var confrontation = Confrontation(["S1", "S2", "W1", "W2", "O1", "O2", "T1"].compactMap { Factor($0) })
        for (voter, column, order) in [
            ("v1", "O1", "S1 W2 S2"), ("v1", "O2", "W1 S1 W2"), ("v1", "T1", "W2 S2 W1"), ("v2", "O1", "S1 S2 W1"),
            ("v2", "O2", "W1 W2 S1"), ("v2", "T1", "S2 W2 W1"),
        ] {
            let factors = order.split(separator: " ").compactMap { Factor($0) }
            #expect(Factor(column).map { confrontation.cast(factors, on: $0, by: Handle(voter)) } == [])
        }
        #expect(confrontation.weigh(Factor(.opportunity, 2), by: 2) == true)
        #expect(confrontation.weigh(Factor(.threat, 1), by: decimal("1.5")) == true)
        let result = ConfrontationResult(confrontation)
        #expect(
            result.sheet { confrontation.weight(of: $0) }.text(words) == """
                confrontation
                          O1  O2   T1  sum   weighted
                  S1       6   3    0    9       12.0
                  S2       3   0    5    8       10.5
                  W1       1   6    2    9       16.0*
                  W2       2   3    5   10*      15.5
                  weight   1   2  1.5    –          –
                  sum     12  12   12   36       54.0
                """)
        #expect(
            result.quadrantSheet.text(words) == """
                quadrants
                                   sum
                  WO  strengthen  21.0*
                  SO  attack      15.0
                  WT  withdraw    10.5
                  ST  defend       7.5
                """)
    }

    @Test("content, capabilities and budgets as tables")
    func planning() throws {
        let matrix = ContentMatrix(
            personas: ["Ana", "Bo"], steps: ["See", "Do"],
            assets: [.init("Ana", "See", .exists), .init("Bo", "Do", .toCreate)])
        #expect(
            matrix.sheet(persona: { $0 }, step: { $0 }).text(words) == """
                contentMatrix
                  persona  See             Do
                  Ana        1  adequate    0  gap*
                  Bo         0  gap*        0  gap*
                """)
        let gaps = CapabilityGaps(
            ["data": (0, 2), "law": (nil, 1)].sorted { $0.key < $1.key }.compactMap {
                Capability($0.key, have: $0.value.0, need: $0.value.1)
            })
        #expect(gaps.sheet.csv(words) == "name,have,need,gap\r\ndata,0,2,2\r\nlaw,,1,\r\n")
        var spread = BudgetSpread(amount: Amount(100, unit: "€"))
        let months = (1...3).map { Period.month(year: 2027, month: $0) }
        spread.set(Amount(100, unit: nil), team: "sales", evenlyOver: months)
        spread.set(Amount(5, unit: "€"), team: "support", period: months[1])
        #expect(
            try spread.sheet { "\($0.first.month)" }.get().text(words) == """
                budget
                  team          1       2       3      sum
                  sales    €33.34  €33.33  €33.33  €100.00
                  support       –   €5.00       –    €5.00
                  sum      €33.34  €38.33  €33.33  €105.00
                """)
        spread.set(Amount(5, unit: "$"), team: "support", period: months[0])
        #expect(spread.sheet { _ in "" } == .failure(UnitClash(units: ["€", "$"])))
    }
}
