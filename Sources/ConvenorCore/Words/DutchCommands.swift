/// The Dutch words for commands; each stands for one verb of the table, and may be typed wherever that may.
package enum DutchCommands {
    package static let verbs: [String: String] = [
        "gebruik": "use", "volgende": "next", "volgende!": "next!", "terug": "back",
        "naar": "goto", "overslaan": "skip", "verplaats": "move", "tijd": "timebox", "onderwerp": "topic",
        "sluit": "end", "einde": "end", "plan-vergadering": "schedule", "vergader": "schedule", "kalender": "calendar",
        "nodig": "invite", "uitnodigen": "invite", "afmelden": "uninvite", "aanwezig": "present", "afwezig": "absent",
        "verhinderd": "excused", "telaat": "late", "appel": "rollcall", "ikben": "iam", "wieben": "whoami",
        "vergeet": "forget", "rust": "quiet", "kanaal": "channel", "toelaten": "admit", "meedoen": "join",
        "voorzitter": "chair", "mensen": "people", "wachtrij": "queue", "doel": "goal", "marketingdoel": "mgoal",
        "cijfer": "metric", "waarde": "actual", "kloof": "gap", "knelpunt": "gap", "kloven": "gaps",
        "knelpunten": "gaps", "aanvaard": "accept", "verwerp": "reject", "wegleggen": "dismiss", "idee": "idea",
        "bijsturing": "adjust", "akkoord": "agree", "bewaar": "shelve", "besluit": "decide", "mijlpaal": "milestone",
        "voorbereiding": "prep", "ontvangen": "received", "notitie": "note", "vastzetten": "pin", "parkeer": "park",
        "antwoord": "answer", "onthoud": "takeaway", "verwijzing": "link", "visie": "vision",
        "terugkoppeling": "feedback",
        "actie": "action", "klaar": "done", "gedaan": "done", "schrap": "drop", "datum": "due",
        "overdragen": "reassign",
        "voortgang": "progress", "geblokkeerd": "blocked", "vast": "blocked", "heropen": "reopen",
        "uitstellen": "snooze",
        "nietvanmij": "notmine", "vanmij": "mine", "herinneringen": "reminders", "escalatie": "escalation",
        "stem": "vote", "punten": "dots", "punt": "dot", "instemming": "consent", "ja": "yes", "nee": "no",
        "onthouding": "abstain", "bezwaar-tegen": "object", "kies": "pick", "tel": "endvote", "herstel": "undo",
        "wijzig": "edit", "verbeter": "amend", "koppel": "relink", "notulen": "minutes", "voorbeeld": "preview",
        "verstuur": "send", "hulp": "help", "stappen": "agenda", "stand": "status", "gereed": "ready",
        "keten": "ledger", "lijst": "list", "acties": "actions", "toon": "show", "vooruitblik": "plan",
        "meer": "more", "zoek": "find", "rapport": "report", "zet": "set",
    ]
}
