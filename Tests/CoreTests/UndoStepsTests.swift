import ConvenorCore
import Foundation
import Testing

@Suite("steps that can be taken back")
struct UndoStepsTests {
    /// A series in which so many notes were written, and so many of them taken back.
    private func series(notes: ClosedRange<Int>, undone: Int, in start: Series = Series(slug: "weekly")) -> Series {
        var series = start
        let (mara, now) = (Handle("mara"), Moment(milliseconds: 0))
        for number in notes {
            let note = Record(
                id: RecordID(.note, number), text: "\(number)", status: .open, by: mara, at: now, meeting: 1)
            series.apply(Entry(said: "note \(number)", events: [.recordAdded(record: note)]), at: now, by: mara)
        }
        for _ in 0..<undone { series.apply(Entry(said: "undo", events: [.undone]), at: now, by: mara) }
        return series
    }

    private func said(_ series: Series) -> [String] { series.undoable.compactMap(\.said) }

    @Test("only the last hundred count, the newest first", arguments: [1, 99, 100, 101, 199, 200, 201, 450])
    func depth(count: Int) {
        let expected = (max(1, count - 99)...count).reversed().map { "note \($0)" }
        #expect(said(series(notes: 1...count, undone: 0)) == expected)
    }

    @Test("what is past counting does not come back when newer steps are taken back")
    func past() {
        let series = series(notes: 1...150, undone: 60)
        #expect(said(series) == (51...90).reversed().map { "note \($0)" })
        #expect(series.undoable.newest?.said == "note 90")
        let empty = self.series(notes: 1...150, undone: 101)
        #expect(empty.undoable.newest == nil)
        #expect(said(empty).isEmpty)
        #expect(said(self.series(notes: 151...152, undone: 0, in: empty)) == ["note 152", "note 151"])
    }

    @Test("a state that another went on from keeps its own steps")
    func shared() {
        let before = series(notes: 1...199, undone: 0)
        let after = series(notes: 200...260, undone: 3, in: before)
        #expect(said(before).first == "note 199")
        #expect(said(before).count == 100)
        #expect(said(after).first == "note 257")
    }

    @Test("they are stored as a list, the oldest first, and come back from one")
    func stored() throws {
        let steps = series(notes: 1...120, undone: 5).undoable
        let bytes = try JSONEncoder().encode(steps)
        #expect(try JSONDecoder().decode([UndoStep].self, from: bytes).map(\.said) == steps.reversed().map(\.said))
        #expect(Array(try JSONDecoder().decode(UndoSteps.self, from: bytes)) == Array(steps))
    }
}
