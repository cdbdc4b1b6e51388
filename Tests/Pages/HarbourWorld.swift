import Testing

/// A series with something of everything that its pages show: a first meeting that ended and a second one that goes on.
enum HarbourWorld {
    static let slug = "harbour-plan"

    static func make() async throws -> ViewWorld {
        let world = try ViewWorld()
        try await world.hear(
            "start open \"Harbour plan\" for 60m", "invite @p1 name=\"Ana Silva\"", "invite @p2 name=\"Bo Jansen\"",
            "invite @p3 name=\"Lena Roth\"", "invite @ines name=\"Ines Duarte\" role=informed",
            "invite @p4 name=\"Paul Weber\" role=owner", "schedule every 4 weeks thu 10:00 for 90 minutes",
            "vision Honest home energy first", "goal Keep churn under five by 2026-12-31 @p1",
            "goal Enter Denmark by 2026-12-31 @p2", "mgoal Many qualified leads by 2026-12-31 @p3 supports O2",
            "metric Qualified leads baseline 900 target 1500 actual 960 unit leads asof today source CRM for M1",
            "metric Complaints a month target 20 for M1",
            "gap Support and marketing differ for O1 severity=medium evidence: 31 complaints in October")
        try await world.hear(
            "adjust One promise from two scripts to one because customers hear both closes G1", "agree X1",
            "decide Move a third of the money because churn costs more instead of a new campaign",
            "idea Ask those who left for G1", "note The hall was too loud", "private note Bo seems tired",
            "confidential decide We leave the fair because it costs too much",
            "confidential chair action @p1 price the exit by 2026-11-30",
            "milestone Retention flow live by 2026-12-18 for X1", "action @p1 draft the plan by 2026-09-28 for X1",
            "action @p2 @p1 put one script together by 2026-10-20 for X1",
            "action @p3 interview ten customers by 2026-10-02 for G1", "action find out who answers",
            "action @p4 design the letter by 2026-10-30 for X1")
        try await world.hear(
            "action @p1 tell the board by 2026-10-01 for X1", "segment Families size=12,000 for O2",
            "factor Own installers pillar=strength evidence 40 on the payroll", "close")
        try world.set("2026-09-29 09:00")
        try await world.hear("done A7", "progress A2 60%", "blocked A4 the list is not there", "actual K1 1120")
        try await world.hear("start open \"Harbour plan\" for 60m")
        return world
    }
}
