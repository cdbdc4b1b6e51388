/// How many of how many, as counts and as whole per cent.
package struct CountedShare: Sendable, Hashable {
    package var count: Int
    package var whole: Int

    package init(_ count: Int, of whole: Int) {
        self.count = count
        self.whole = whole
    }

    /// Nil of nothing, which is neither good nor bad.
    package var percent: Int? { Share.percent(count, of: whole) }
}

/// The audit of a strategy after three causes of failing ones: that it is made up, that it contradicts itself, and that
/// it is not carried out.
package struct AuditShares: Sendable, Hashable {
    /// Coherence: records that are assumptions.
    package var assumptions: CountedShare
    /// Congruence: goals that nothing supports or that support nothing, and goals in conflict with another.
    package var orphans: CountedShare
    package var conflicts: CountedShare
    /// Consistency: decisions without an action, and open actions past their date.
    package var undone: CountedShare
    package var overdue: CountedShare

    package init(
        assumptions: CountedShare, orphans: CountedShare, conflicts: CountedShare, undone: CountedShare,
        overdue: CountedShare
    ) {
        self.assumptions = assumptions
        self.orphans = orphans
        self.conflicts = conflicts
        self.undone = undone
        self.overdue = overdue
    }

    package var coherence: [CountedShare] { [assumptions] }
    package var congruence: [CountedShare] { [orphans, conflicts] }
    package var consistency: [CountedShare] { [undone, overdue] }
    /// Whether nothing was found that speaks against it; true of an organisation without records too.
    package var isClean: Bool { (coherence + congruence + consistency).allSatisfy { $0.count == 0 } }
}
