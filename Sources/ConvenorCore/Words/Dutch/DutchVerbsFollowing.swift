/// Promises, corrections, minutes, and all that only reads.
extension DutchVerb {
    static let following: [DutchVerb] = [
        DutchVerb("done", "klaar A1 …", ["klaar A1", "klaar A1 A2"], also: ["gedaan"]),
        DutchVerb("drop", "schrap A1 [omdat reden]", ["schrap A1 omdat de klant weg is"], also: ["vervalt"]),
        DutchVerb("due", "datum A1 datum omdat reden", ["datum A1 over 2 weken omdat ze op reis is"]),
        DutchVerb("reassign", "overdragen A1 @naam", ["overdragen A1 @bo"]),
        DutchVerb("progress", "voortgang A1 60%", ["voortgang A1 60%"]),
        DutchVerb("blocked", "geblokkeerd A1 reden", ["geblokkeerd A1 geen toegang tot de cijfers"], also: ["vast"]),
        DutchVerb("reopen", "heropen A1", ["heropen A1"]),
        DutchVerb("snooze", "uitstellen A1 datum", ["uitstellen A1 vr", "uitstellen A1 over 1 week"]),
        DutchVerb("notmine", "nietvanmij A1 [waarom]", ["nietvanmij A1 Bo maakt het plan"], also: ["niet-van-mij"]),
        DutchVerb("mine", "vanmij A1", ["vanmij A1"], also: ["van-mij"]),
        DutchVerb(
            "reminders", "herinneringen [@naam] [uit | licht | standaard | stevig | gewoon]",
            ["herinneringen", "herinneringen stevig", "herinneringen @lena licht"]),
        DutchVerb("escalation", "escalatie [aan | uit]", ["escalatie uit", "escalatie"]),
        DutchVerb("undo", "herstel [aantal]", ["herstel", "herstel 3"]),
        DutchVerb("edit", "wijzig A1 nieuwe tekst", ["wijzig A1 12 klanten spreken"]),
        DutchVerb("amend", "verbeter D1 nieuwe tekst", ["verbeter D1 Een kwart van het budget verschuift"]),
        DutchVerb("s/", "s/oud/nieuw/ | A1 s/oud/nieuw/", ["s/10/12/"]),
        DutchVerb("relink", "koppel A1 voor X1", ["koppel A1 voor X1"]),
        DutchVerb("prune", "weglaten A1", ["weglaten A1"]),
        DutchVerb("minutes", "notulen", ["notulen"], also: ["verslag"]),
        DutchVerb("preview", "voorbeeld [@naam]", ["voorbeeld", "voorbeeld @lena"], also: ["ontvangers"]),
        DutchVerb("send", "verstuur", ["verstuur"], also: ["verzend"]),
    ]

    static let looking: [DutchVerb] = [
        DutchVerb("help", "hulp [opdracht | stap | alles]", ["hulp", "hulp actie", "hulp stap"]),
        DutchVerb("agenda", "agenda", ["agenda"], also: ["stappen"]),
        DutchVerb("status", "stand", ["stand"]),
        DutchVerb("ledger", "keten", ["keten"]),
        DutchVerb("list", "lijst soort", ["lijst besluiten", "lijst doelen"]),
        DutchVerb(
            "actions", "acties [@mij | @naam | te laat | alle] [uiterlijk:<2w] [voor:X1] [woorden]",
            ["acties", "acties @lena", "acties te laat", "acties @mij uiterlijk:<2w"]),
        DutchVerb("show", "toon A1", ["toon A1"]),
        DutchVerb("carry", "doorgeschoven", ["doorgeschoven"]),
        DutchVerb("more", "meer [pagina]", ["meer", "meer 2"]),
        DutchVerb(
            "find",
            "zoek woorden [@naam] [is:open|klaar|te-laat|geblokkeerd] [soort:actie] [uiterlijk:<2w|te-laat] [voor:X1]",
            ["zoek behoud", "zoek @lena is:open uiterlijk:<2w behoud", "zoek soort:besluit budget"]),
        DutchVerb("ready", "gereed", ["gereed"]),
        DutchVerb("plan", "vooruitblik [@naam] [tot datum]", ["vooruitblik", "vooruitblik tot over 4 weken"]),
        DutchVerb(
            "score", "score [periode]", ["score", "score vorig kwartaal", "score Q3 2026"], also: ["uitvoeringsscore"]),
        DutchVerb(
            "report", "weekbericht [@naam] aan|uit", ["weekbericht @lena aan", "weekbericht uit"], also: ["rapport"]),
        DutchVerb("calendar", "kalender [uit]", ["kalender", "kalender uit"]),
        DutchVerb("table", "tabel [naam]", ["tabel okr"]),
    ]

    static let strategy: [DutchVerb] = [
        DutchVerb(
            "take", "neem [nummer … | alles] [@wie] [uiterlijk datum]",
            ["neem", "neem 1 2", "neem 3 @bo uiterlijk volgende vr"], also: ["aanbod"]),
        DutchVerb("audit", "doorlichting", ["doorlichting"]),
        DutchVerb(
            "values", "waarden cijfer,datum,waarde[,eenheid][,bron] | KR1,2026-10-12,8900 | …",
            ["waarden cijfer,datum,waarde | K1,2026-10-12,8900 | K1,2026-10-19,9100"]),
        DutchVerb(
            "columns", "kolommen [kop=cijfer|datum|waarde|eenheid|bron, …]",
            ["kolommen", "kolommen Meting=cijfer, Gemeld op=datum"]),
        DutchVerb("rate", "scoor I1 originaliteit haalbaarheid", ["scoor I1 4 5"]),
    ]
}
