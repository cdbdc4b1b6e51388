/// The reference of all chat commands, made from the table of verbs.
package enum CommandReference {
    package static var markdown: String {
        var text = """
            # Commands

            One line a command; case, punctuation after the verb and a leading `/convenor`, `!` or `#` do not matter.
            `@ana: idea …` gives somebody else's words in a room, not by mail or in a direct message, and changes none of their
            own settings; `private …` and `confidential …` go before any line.
            A line is understood in English and in Dutch wherever it is typed; a figure is read as its writer's language has it.
            Made from the table of commands: `convenor reference` prints this page.


            """
        for group in Verb.Group.allCases {
            text += "## \(English.groupNames[group] ?? group.rawValue)\n\n"
            for verb in Verbs.all where verb.group == group {
                text += "### `\(verb.name)`\n\n\((English.summaries[verb.name] ?? "").capitalisedFirst).\n\n"
                text += "    \(verb.usage)\n\n"
                text += verb.examples.map { "- `\($0)`\n" }.joined()
                text += "\nDutch: `\(verb.usage(in: "nl"))`\n"
                if !verb.aliases.isEmpty {
                    text += "\nAlso: \(verb.aliases.map { "`\($0)`" }.joined(separator: ", ")).\n"
                }
                if verb.role == .chair { text += "\nFor the chair and co-chairs.\n" }
                text += "\n"
            }
        }
        return text
    }
}
