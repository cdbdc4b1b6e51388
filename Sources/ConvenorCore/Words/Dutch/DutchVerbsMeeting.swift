/// The meeting, its people and its votes.
extension DutchVerb {
    static let meeting: [DutchVerb] = [
        DutchVerb(
            "start", "start [agenda] \"titel\" [op datum] [om tijd] [voor duur]",
            [
                "start alignment \"Marketingoverleg Q1\" voor 90m", "start standup \"Dagstart\"",
                "start alignment \"Marketingoverleg Q2\" op ma om 10:00",
            ]),
        DutchVerb("use", "gebruik \"titel\"", ["gebruik \"Marketingoverleg Q1\""]),
        DutchVerb("next", "volgende", ["volgende"]),
        DutchVerb("next!", "volgende!", ["volgende!"]),
        DutchVerb("back", "terug", ["terug"]),
        DutchVerb("goto", "naar nummer", ["naar 5"], also: ["stap"]),
        DutchVerb("skip", "overslaan [omdat reden]", ["overslaan omdat er nog geen cijfers zijn"]),
        DutchVerb("move", "verplaats stap nummer voor nummer", ["verplaats stap 7 voor 6"]),
        DutchVerb("timebox", "tijd minuten | tijd +minuten", ["tijd 20", "tijd +5"]),
        DutchVerb("topic", "onderwerp titel", ["onderwerp Budget voor Q1"]),
        DutchVerb("end", "einde", ["einde"], also: ["sluit"]),
        DutchVerb(
            "schedule", "vergader [ritme | datum] [voor duur] | verplaats [datum] naar datum | overslaan [datum] | uit",
            [
                "vergader elke 4 weken do 10:00 voor 90 minuten", "vergader",
                "vergader verplaats 22 okt naar 29 okt 10:00", "vergader overslaan", "vergader uit",
            ], also: ["plan-vergadering"]),
        DutchVerb(
            "language", "taal [\(Tongues.codes.joined(separator: " | ")) | standaard]",
            ["taal nl", "taal", "taal standaard"]),
    ]

    static let people: [DutchVerb] = [
        DutchVerb(
            "invite",
            "uitnodigen @naam [adres] [team=team] [rol=deelnemer|kennisname|actiehouder] [taal=nl] [volgorde=dmy]",
            [
                "uitnodigen @lena lena@example.org team=verkoop", "uitnodigen @ines ines@example.org rol=kennisname",
                "uitnodigen @lotte taal=nl volgorde=dmy",
            ], also: ["nodig"]),
        DutchVerb("uninvite", "uitschrijven @naam", ["uitschrijven @lee"]),
        DutchVerb("present", "aanwezig [@naam …]", ["aanwezig @ana @bo"]),
        DutchVerb("absent", "afwezig [@naam …]", ["afwezig @lee"]),
        DutchVerb("excused", "afgemeld [@naam …]", ["afgemeld @lee"], also: ["verhinderd", "afmelden"]),
        DutchVerb("late", "telaat [@naam …]", ["telaat @lee"], also: ["te-laat"]),
        DutchVerb("rollcall", "appel", ["appel"]),
        DutchVerb("chair", "voorzitter @naam", ["voorzitter @ana"], also: ["medevoorzitter"]),
        DutchVerb("unchair", "voorzitter-af @naam", ["voorzitter-af @ana"]),
        DutchVerb("people", "mensen", ["mensen"], also: ["deelnemers"]),
        DutchVerb(
            "iam", "ikben adres | ikben code | ikben niemand",
            ["ikben lena@example.org", "ikben 482915", "ikben niemand"], also: ["ik-ben"]),
        DutchVerb("whoami", "wie-ben-ik", ["wie-ben-ik"], also: ["wiebenik", "wieben"]),
        DutchVerb("forget", "vergeet mij | vergeet id", ["vergeet mij", "vergeet U024BE7LH"]),
        DutchVerb("quiet", "rust [van-tot | uit]", ["rust 18:00-10:00", "rust uit"], also: ["stille-uren"]),
        DutchVerb("channel", "kanaal [chat | mail | beide]", ["kanaal chat", "kanaal"]),
        DutchVerb("join", "meedoen", ["meedoen"]),
        DutchVerb(
            "admit", "toelaten id als @naam [adres]",
            ["toelaten U024BE7LH als @lena", "toelaten U024BE7LH als @lena lena@example.org"]),
        DutchVerb("q+", "beurt [@naam] [over onderwerp]", ["beurt over kosten"]),
        DutchVerb("q-", "beurt-af [@naam]", ["beurt-af"]),
        DutchVerb("ack", "geef-woord [@naam]", ["geef-woord"]),
        DutchVerb("queue", "wachtrij", ["wachtrij"], also: ["sprekerslijst"]),
        DutchVerb(
            "vote", "stem tekst [keuzes a, b, c] [quorum n] [drempel 60%]",
            [
                "stem Schuiven we de start naar mei?",
                "stem Welk kanaal eerst? keuzes mail, zoeken, beurzen quorum 3",
            ]),
        DutchVerb("dots", "stippen n [I1 I2 …]", ["stippen 3", "stippen 3 I1 I2 I4"], also: ["punten"]),
        DutchVerb("dot", "stip I1 I1 I2", ["stip I1 I1 I2"], also: ["punt"]),
        DutchVerb("consent", "instemming X1", ["instemming X1"]),
        DutchVerb("yes", "ja", ["ja"]),
        DutchVerb("no", "nee", ["nee"]),
        DutchVerb("abstain", "onthouding", ["onthouding"]),
        DutchVerb("object", "tegen omdat reden", ["tegen omdat het het budget breekt"], also: ["bezwaar-tegen"]),
        DutchVerb("pick", "kies nummer | kies keuze", ["kies 2"]),
        DutchVerb("endvote", "tel", ["tel"], also: ["tellen"]),
    ]
}
