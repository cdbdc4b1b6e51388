/// Who is concerned, who is there, who leads.
enum Attending {
    static let verbs: [Verb] = [
        Verb(
            "invite", ["add"], group: .people,
            usage: "invite @person [address] [team=team] [role=participant|informed|owner] [language=nl] [order=dmy]",
            examples: [
                "invite @lena lena@example.org team=sales", "invite @ines ines@example.org role=informed",
                "invite @lotte language=nl order=dmy",
            ],
            role: .chair, decide: invite),
        Verb(
            "uninvite", ["remove"], group: .people, usage: "uninvite @person", examples: ["uninvite @lee"],
            role: .chair,
            decide: uninvite),
        Verb(
            "present", ["here"], group: .people, usage: "present [@person …]", examples: ["present @ana @bo"],
            needs: .meeting, decide: { ask throws(Stop) in try attend(ask, .present) }),
        Verb(
            "absent", [], group: .people, usage: "absent [@person …]", examples: ["absent @lee"], needs: .meeting,
            decide: { ask throws(Stop) in try attend(ask, .absent) }),
        Verb(
            "excused", ["excuse", "regrets"], group: .people, usage: "excused [@person …]", examples: ["excused @lee"],
            needs: .meeting, decide: { ask throws(Stop) in try attend(ask, .excused) }),
        Verb(
            "late", [], group: .people, usage: "late [@person …]", examples: ["late @lee"], needs: .meeting,
            decide: { ask throws(Stop) in try attend(ask, .late) }),
        Verb(
            "rollcall", ["roll", "roll-call"], group: .people, usage: "rollcall", examples: ["rollcall"], role: .chair,
            needs: .meeting, decide: rollCall),
        Verb(
            "chair", ["cochair", "co-chair"], group: .people, usage: "chair @person", examples: ["chair @ana"],
            role: .chair, needs: .meeting, decide: { ask throws(Stop) in try chair(ask, on: true) }),
        Verb(
            "unchair", [], group: .people, usage: "unchair @person", examples: ["unchair @ana"], role: .chair,
            needs: .meeting, decide: { ask throws(Stop) in try chair(ask, on: false) }),
        Verb(
            "people", ["who", "members"], group: .people, usage: "people", examples: ["people"],
            decide: { _ throws(Stop) in Decision(say: [.people]) }),
    ]

    static func invite(_ ask: Ask) throws(Stop) -> Decision {
        let tokens = ask.tokens
        guard let handle = tokens.first.flatMap({ $0.handle ?? Handle(typed: $0.text) }) else {
            throw .refused(.missing(.person, verb: ask.verb))
        }
        try ask.requireOne(handle)
        var person = ask.scene.roster[handle] ?? Person(handle: handle)
        let old = person
        let before = ask.series.members[handle]
        var member = before ?? Member(role: person.role ?? .participant, team: person.team)
        // Who only owned an action until now is asked to the table, unless the line says otherwise.
        if member.role == .owner { member.role = .participant }
        member.isNamedOnly = nil
        // `nodig @lena uit` ends with a part of its verb.
        let isSplit = ask.utterance.verb == "nodig" && tokens.last?.lowered == "uit"
        for token in tokens.dropFirst().dropLast(isSplit ? 1 : 0) { try take(token, into: &person, &member, ask) }
        if member.team == nil { member.team = person.team }
        var events: [Event] = []
        if person != old { events.append(.personSet(person: person)) }
        if member != before { events.append(.memberSet(handle: handle, member: member)) }
        return Decision(events, say: [.member(handle, member, isNew: !events.isEmpty)])
    }

    private static func take(
        _ token: Token, into person: inout Person, _ member: inout Member, _ ask: Ask
    ) throws(Stop) {
        let text = String(token.text)
        if let sign = text.firstIndex(of: "="), !token.isQuoted {
            try takePair(text, sign, into: &person, &member, ask)
        } else if text.contains("@") {
            guard MailAddress.isPlausible(text) else { throw .refused(.badAddress(text)) }
            person.mail = text
        } else if let role = Role(typed: token.lowered), role != .chair {
            member.role = role
        } else if text.allSatisfy({ $0.isLetter || $0 == "-" }) || token.isQuoted {
            let team = token.lowered.cleaned
            if team.isEmpty { throw .refused(.unexpected(said: text, verb: ask.verb)) }
            member.team = team
            person.team = team
        } else {
            throw .refused(.unexpected(said: text, verb: ask.verb))
        }
    }

    /// `team=sales`, `role=informed`, `zone=Europe/Lisbon`, `order=dmy`, `language=nl`.
    private static func takePair(
        _ text: String, _ sign: String.Index, into person: inout Person, _ member: inout Member, _ ask: Ask
    ) throws(Stop) {
        let value = text[text.index(after: sign)...].filter { $0 != "\"" }.cleaned
        if value.isEmpty { throw .refused(.unexpected(said: text, verb: ask.verb)) }
        switch ask.key(String(text[..<sign])) {
        case "team":
            member.team = value.lowercased()
            person.team = member.team
        case "role":
            guard let role = Role(typed: value.lowercased()), role != .chair else {
                throw .refused(.unexpected(said: text, verb: ask.verb))
            }
            member.role = role
        case "name": person.name = value
        case "zone":
            guard Zone(value) != nil else { throw .refused(.unexpected(said: text, verb: ask.verb)) }
            person.zone = value
        case "order":
            guard let order = DateOrder(rawValue: value.lowercased()) else {
                throw .refused(.unexpected(said: text, verb: ask.verb))
            }
            person.order = order
        case "language":
            guard let language = DateLanguage.named(value) else {
                throw .refused(.unexpected(said: text, verb: ask.verb))
            }
            person.language = language.code
        case "manager":
            guard let handle = Handle(typed: value.drop { $0 == "@" }) else {
                throw .refused(.unexpected(said: text, verb: ask.verb))
            }
            person.manager = handle
        default: throw .refused(.unexpected(said: text, verb: ask.verb))
        }
    }

    static func uninvite(_ ask: Ask) throws(Stop) -> Decision {
        let handles = try ask.handles()
        for handle in handles where ask.series.members[handle] == nil {
            throw .refused(.unknownPerson(handle, nearest: ask.nearest(to: handle)))
        }
        return Decision(handles.map { .memberRemoved(handle: $0) }, say: handles.map { .removed($0) })
    }

    static func attend(_ ask: Ask, _ attendance: Attendance) throws(Stop) -> Decision {
        let handles = ask.rest.isEmpty ? [ask.scene.speaker] : try ask.handles()
        var events: [Event] = []
        for handle in handles {
            try ask.requireKnown(handle)
            if ask.series.members[handle] == nil {
                let person = ask.scene.roster[handle]
                events.append(
                    .memberSet(
                        handle: handle, member: Member(role: person?.role ?? .participant, team: person?.team)))
            }
            events.append(.attended(handle: handle, attendance: attendance))
        }
        return Decision(events, say: [.attendance(handles, attendance), .present])
    }

    static func rollCall(_ ask: Ask) throws(Stop) -> Decision {
        let meeting = try ask.meeting()
        let silent = meeting.attendance.filter { $0.value == .invited }.keys.sorted()
        let round = meeting.rollCalls + 1
        return Decision(
            [.rollCalled(round: round)],
            say: [silent.isEmpty ? .rollCallDone : .rollCall(round: round, silent: silent), .present])
    }

    static func chair(_ ask: Ask, on: Bool) throws(Stop) -> Decision {
        let handles = try ask.handles()
        if on { for handle in handles { try ask.requireKnown(handle) } }
        return Decision(handles.map { .chairSet(handle: $0, on: on) }, say: handles.map { .chair($0, on: on) })
    }
}

extension Ask {
    func isKnown(_ handle: Handle) -> Bool {
        scene.roster[handle] != nil || series.members[handle] != nil || series.meeting?.attendance[handle] != nil
            || handle == scene.typist
    }

    func nearest(to handle: Handle) -> Handle? {
        var names = Set(series.members.keys.map(\.name))
        names.formUnion(scene.roster.people.keys.map(\.name))
        names.remove(handle.name)
        return Spelling.nearest(to: handle.name, in: names).map { Handle($0) }
    }

    /// Refuses a name that stands for everybody, unless somebody bears it.
    func requireOne(_ handle: Handle) throws(Stop) {
        if Handle.everybody.contains(handle.name), !isKnown(handle) { throw .refused(.everybody(handle, verb: verb)) }
    }

    /// Asks about a handle that looks like a slip of one that is known; wholly new ones are welcome.
    func requireKnown(_ handle: Handle) throws(Stop) {
        try requireOne(handle)
        guard !scene.isSettled, !isKnown(handle), let near = nearest(to: handle) else { return }
        guard let said = Token.split(Substring(line)).first(where: { ($0.handle ?? Handle(typed: $0.text)) == handle })
        else { throw .refused(.unknownPerson(handle, nearest: near)) }
        let mended = line[..<said.whole.startIndex] + near.description + line[said.whole.endIndex...]
        throw .asked(
            Question(
                about: .unassignedHandle(said: handle, nearest: near),
                choices: [
                    .init(key: "y", line: String(mended), settled: false), .init(key: "n", line: line, settled: true),
                ]))
    }
}
