/// What is written down, and what becomes of it.
extension DutchVerb {
    static let substance: [DutchVerb] = written + judged

    private static let written: [DutchVerb] = [
        DutchVerb(
            "goal", "doel tekst [uiterlijk datum] [@wie] [steunt O1]",
            ["doel Verloop onder de 5% uiterlijk eind juni @ana", "doel 1.500 gekwalificeerde leads steunt O1"]),
        DutchVerb(
            "mgoal", "marketingdoel tekst [uiterlijk datum] [@wie] steunt O1",
            ["marketingdoel 1.500 gekwalificeerde leads uiterlijk eind maart @bo steunt O1"]),
        DutchVerb(
            "metric", "cijfer naam begin n streef n nu n eenheid woord stand datum bron woorden voor M1",
            [
                "cijfer Gekwalificeerde leads begin 900 streef 1.500 nu 1.120 eenheid leads stand vandaag bron CRM "
                    + "voor M1"
            ]),
        DutchVerb(
            "gap", "knelpunt tekst [voor O1] [ernst=hoog] [oorzaak reden]",
            ["knelpunt Geen budget om klanten te houden voor O1 ernst=hoog oorzaak alles gaat naar werving"]),
        DutchVerb("idea", "idee tekst [voor G1]", ["idee Een derde van het advertentiebudget naar behoud"]),
        DutchVerb(
            "adjust", "bijsturing [tekst] van oud naar nieuw omdat reden verhelpt G1 [team=verkoop]",
            ["bijsturing van 100% werving naar 70/30 omdat O1 geen steun had verhelpt G1"]),
        DutchVerb(
            "decide", "besluit tekst omdat reden [in plaats van alternatief] [hoe=stemming] [herzien datum]",
            ["besluit Een derde van het advertentiebudget verschuift omdat O1 geen steun had"]),
        DutchVerb(
            "action", "actie @wie tekst uiterlijk datum [voor X1]",
            [
                "actie @lena plan voor behoud opstellen uiterlijk volgende vr voor X1",
                "actie @ana @bo prijspagina testen uiterlijk over 2 weken",
            ], also: ["taak"]),
        DutchVerb(
            "milestone", "mijlpaal tekst uiterlijk datum [voor X1]",
            ["mijlpaal Behoudmail live uiterlijk eind volgende maand voor X1"]),
        DutchVerb(
            "prep", "voorbereiding stuk @wie [adres of bestand] [uiterlijk datum] [ontvangen]",
            [
                "voorbereiding campagneresultaten @sam https://example.org/q4",
                "voorbereiding verkoopcijfers @sam q4.pdf ontvangen",
            ]),
        DutchVerb("note", "notitie tekst", ["notitie De klantendienst hoort elke maandag dezelfde klacht"]),
        DutchVerb("park", "parkeer tekst", ["parkeer Wie gaat over de prijspagina?"]),
        DutchVerb("takeaway", "onthoud tekst", ["onthoud Behoud gaat voor bereik"]),
        DutchVerb("link", "verwijzing adres [tekst]", ["verwijzing https://example.org/q4 het verslag van Q4"]),
        DutchVerb("vision", "visie tekst", ["visie Elke klant blijft omdat die dat wil"]),
    ]

    private static let judged: [DutchVerb] = [
        DutchVerb(
            "actual", "waarde K1 getal [stand datum] [bron woorden]", ["waarde K1 1.240 stand vandaag bron CRM"]),
        DutchVerb("gaps", "knelpunten", ["knelpunten"], also: ["kloven", "bevindingen"]),
        DutchVerb(
            "accept", "aanvaard nummer [hoog|midden|laag] [oorzaak reden] · aanvaard G1 omdat reden",
            ["aanvaard 1 hoog oorzaak alle budget gaat naar werving", "aanvaard G1 omdat niemand er tijd voor heeft"]),
        DutchVerb(
            "dismiss", "wegleggen nummer omdat reden", ["wegleggen 2 omdat het seizoen nog niet is begonnen"]),
        DutchVerb("agree", "akkoord X1", ["akkoord X1"]),
        DutchVerb("reject", "verwerp X1 [omdat reden]", ["verwerp X1 omdat het te veel kost"]),
        DutchVerb("shelve", "bewaar X1 [omdat reden]", ["bewaar X1 omdat het budget voorgaat"]),
        DutchVerb("pin", "vastzetten N1", ["vastzetten N1"]),
        DutchVerb("received", "ontvangen P1 [adres of bestand]", ["ontvangen P1 q4.pdf"]),
        DutchVerb("set", "zet K1 naam=waarde [naam=waarde …]", ["zet K1 eenheid=leads bron=CRM"]),
        DutchVerb(
            "answer", "antwoord Q1 tekst · antwoord C1 hoe het gaat",
            [
                "antwoord Q1 Financiën gaat erover", "antwoord C1 op koers, de cijfers komen vrijdag",
                "antwoord C1 1: Juridisch heeft het 2: niets", "antwoord C1 geblokkeerd A1 geen toegang tot de cijfers",
                "antwoord F1 4 de gesprekken lopen beter",
            ]),
        DutchVerb(
            "checkin", "check-in ritme [voor wie] [binnen 2 dagen] [vragen tekst]",
            [
                "check-in elke maandag 09:00 voor team vragen Wat schoof op? Wat zit in de weg?",
                "check-in elke 2 weken op vr om 16:00 tot eind juni",
                "check-in laatste werkdag van de maand voor verkoop",
            ], also: ["peilmoment"]),
        DutchVerb("roti", "waardeer 1-5 [opmerking]", ["waardeer 4 goed tempo"], also: ["rendement"]),
        DutchVerb(
            "feedback",
            "terugkoppeling tekst · terugkoppeling X1 4 tekst · terugkoppeling X1 over 3 weken vraag team",
            [
                "terugkoppeling Meer tijd voor stap 5",
                "terugkoppeling X1 4 verkoop zegt dat de gesprekken beter lopen",
                "terugkoppeling X1 over 3 weken vraag verkoop",
            ]),
        DutchVerb(
            "feedback-request", "peil X1 [over 3 weken] bij team, team",
            ["peil X1 bij verkoop, productontwikkeling"], also: ["vraag-terugkoppeling"]),
        DutchVerb("confront", "confronteer O1 S1 W2 S2", ["confronteer O1 S1 W1"]),
    ]
}
