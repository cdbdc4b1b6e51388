/// One row of the table of commands: parsing, rights, usage, completion and the reference all follow from it.
package struct Verb: Sendable {
    package var name: String
    package var aliases: [String]
    package var group: Group
    /// Forms in the manner of a manual: `action @owner text by date [for X1]`.
    package var usage: String
    /// Lines that parse as they stand; shown by `help` and tried by a test.
    package var examples: [String]
    /// The least role that may say it.
    package var role: Role
    package var needs: Needs
    /// The kinds of record that it writes, so that a step's help finds it.
    package var kinds: [Kind]
    /// What it looks at besides the series.
    package var place: Place
    /// About who types it and nobody else, so that nobody says it for another.
    package var isPersonal: Bool
    package var decide: @Sendable (Ask) throws(Stop) -> Decision

    package enum Place: Sendable {
        case series
        /// Who stands at the door as well.
        case door
    }

    package enum Group: String, Sendable, CaseIterable {
        case meeting, people, substance, strategy, actions, voting, corrections, minutes, looking
    }

    /// Its lines begin with a record's id, so that the id may come before the verb too: `A7 done`.
    var takesRecordFirst: Bool {
        examples.contains { RecordID(Utterance.splitVerb(Utterance.splitVerb($0[...]).1).0) != nil }
    }

    /// What must be there before the verb makes sense.
    package enum Needs: Sendable {
        case nothing
        /// A series that the room speaks to.
        case series
        /// A meeting that is going on.
        case meeting
    }

    package init(
        _ name: String, _ aliases: [String] = [], group: Group, usage: String, examples: [String],
        role: Role = .participant, needs: Needs = .series, kinds: [Kind] = [], place: Place = .series,
        isPersonal: Bool = false, decide: @escaping @Sendable (Ask) throws(Stop) -> Decision
    ) {
        self.name = name
        self.aliases = aliases
        self.group = group
        self.usage = usage
        self.examples = examples
        self.role = role
        self.needs = needs
        self.kinds = kinds
        self.place = place
        self.isPersonal = isPersonal
        self.decide = decide
    }
}

/// A line on its way to a decision: the verb's rest, the series as it stands, and the scene.
package struct Ask: Sendable {
    package var verb: String
    package var utterance: Utterance
    package var line: String
    package var series: Series
    package var scene: Scene

    package init(verb: String, utterance: Utterance, line: String, series: Series, scene: Scene) {
        self.verb = verb
        self.utterance = utterance
        self.line = line
        self.series = series
        self.scene = scene
    }

    package var rest: Substring { utterance.rest }
    package var tokens: [Token] { Token.split(utterance.rest) }

    /// The words come from a log that is read in, which is kept as it stands.
    var isReplay: Bool { series.running?.isReplay == true }

    /// The role in which the typist speaks: whoever is known and has none takes part.
    ///
    /// To be given an action before one has said anything takes nothing away from who then speaks in the room.
    var role: Role {
        let (typist, person) = (scene.typist, scene.roster[scene.typist])
        let usual = person?.role ?? .participant
        guard let role = series.role(of: typist) else { return usual }
        let isNamedOnly = series.members[typist]?.isNamedOnly == true && role == .owner
        return isNamedOnly && person != nil && !scene.isDirect ? usual : role
    }

    /// Who may do everything here.
    var chairs: [Handle] { series.meeting.map { [$0.chair] + $0.coChairs } ?? [] }

    func text() throws(Stop) -> String {
        let tokens = Token.split(rest)
        let text = (tokens.count == 1 && !isReplay ? String(tokens[0].text) : String(rest)).cleaned
        if text.isEmpty { throw .refused(.missing(.text, verb: verb)) }
        try check(text)
        return text
    }

    func check(_ text: String) throws(Stop) {
        if text.count > Limits.text { throw .refused(.tooLong(characters: text.count, limit: Limits.text)) }
    }

    func meeting() throws(Stop) -> Meeting {
        guard let meeting = series.meeting else { throw .refused(.noMeeting(verb: verb)) }
        return meeting
    }

    /// The first word as the id of a record that is there, and the words after it.
    func record(_ kinds: [Kind] = []) throws(Stop) -> (Record, [Token]) {
        let tokens = tokens
        guard let first = tokens.first else { throw .refused(.missing(.record, verb: verb)) }
        guard let id = RecordID(first.text) else { throw .refused(.unexpected(said: String(first.text), verb: verb)) }
        guard let record = series.records[id] else { throw .refused(.unknownRecord(id)) }
        if !kinds.isEmpty, !kinds.contains(id.kind) { throw .refused(.wrongKind(id, verb: verb, wanted: kinds)) }
        return (record, Array(tokens.dropFirst()))
    }

    /// The people named, each `@name`; anything else is refused.
    func handles() throws(Stop) -> [Handle] {
        var found: [Handle] = []
        for token in tokens where !ClauseWords.and.contains(token.lowered) {
            let bare = token.handle ?? Handle(typed: token.text)
            guard let handle = bare.map(meant) else {
                throw .refused(.unexpected(said: String(token.text), verb: verb))
            }
            if !found.contains(handle) { found.append(handle) }
        }
        if found.isEmpty { throw .refused(.missing(.person, verb: verb)) }
        return found
    }

    /// `@me` is who speaks, unless somebody goes by that name.
    func meant(_ handle: Handle) -> Handle {
        ["me", "mij"].contains(handle.name) && scene.roster[handle] == nil && series.members[handle] == nil
            ? scene.speaker : handle
    }
}

/// The table of all commands.
package enum Verbs {
    package static let all: [Verb] =
        Script.verbs + Scheduling.verbs + Subscribing.verbs + Attending.verbs + Identifying.verbs + Admitting.verbs
        + Speaking.verbs + Writing.verbs
        + Preparing.verbs
        + Measuring.verbs + Findings.verbs
        + Adjusting.verbs + Answering.verbs + Acting.verbs + Following.verbs + Insisting.verbs + Voting.verbs
        + Queueing.verbs + Correcting.verbs + Reviewing.verbs
        + Closing.verbs + Looking.verbs + Seeking.verbs + Reporting.verbs + Filling.verbs + Drawing.verbs
        + Method.all.flatMap { $0.forms.map(\.verb) + $0.verbs.map(\.verb) }

    private static let byName: [String: Verb] = {
        var table: [String: Verb] = [:]
        // A word that is a verb of the table already keeps its meaning.
        let own = Dictionary(all.map { ($0.name, $0) }) { first, _ in first }
        for (word, name) in DutchVerb.words { table[word] = own[name] }
        for verb in all {
            for name in [verb.name] + verb.aliases { table[name] = verb }
        }
        return table
    }()

    package static func named(_ name: String) -> Verb? { byName[name] }
    /// Every word that opens a command.
    package static var names: [String] { byName.keys.sorted() }

    /// What may be offered for a slip: no word so short that anything is like it, and none that casts a vote.
    private static let offered = all.filter { !Voting.casting.contains($0.name) }.flatMap { [$0.name] + $0.aliases }
        .filter { $0.count >= 3 }.sorted()
    private static let offeredInDutch = all.filter { !Voting.casting.contains($0.name) }.map { $0.word(in: "nl") }
        .filter { $0.count >= 3 }.sorted()

    /// The verb that was cut short, else the one that is spelt most alike; one of the language comes first.
    package static func nearest(to said: String, in language: String = "en") -> String? {
        guard said.count >= 3 else { return nil }
        if language.lowercased().hasPrefix("nl") {
            let whole = offeredInDutch.first { $0.hasPrefix(said) }
            if let own = whole ?? Spelling.nearest(to: said, in: offeredInDutch) { return own }
        }
        if let whole = all.first(where: { $0.name.hasPrefix(said) && offered.contains($0.name) }) { return whole.name }
        return Spelling.nearest(to: said, in: offered)
    }
}
