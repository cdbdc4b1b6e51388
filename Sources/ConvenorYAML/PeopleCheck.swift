import ConvenorCore
import ConvenorEngine

/// Turns drafts into people and names what is wrong with them.
struct PeopleCheck {
    let file: String
    /// People who are known already and may be somebody's manager.
    let known: Set<Handle>
    private(set) var faults: [ConfigFault] = []
    /// Line of the first person with that handle, address or chat id.
    private var handles: [Handle: Int] = [:]
    private var mails: [String: (handle: Handle, line: Int)] = [:]
    private var ids: [String: Int] = [:]

    init(file: String, known: Set<Handle> = []) {
        self.file = file
        self.known = known
    }

    /// Only people without a fault are returned.
    mutating func people(_ drafts: [PersonDraft]) -> [Person] {
        let checked = drafts.map { (draft: $0, before: faults.count, person: person($0), after: faults.count) }
        return checked.compactMap { entry in
            guard var person = entry.person else { return nil }
            let before = faults.count
            if let manager = entry.draft.manager { person.manager = self.manager(manager, of: person) }
            return entry.before == entry.after && before == faults.count ? person : nil
        }
    }

    private mutating func person(_ draft: PersonDraft) -> Person? {
        guard let written = draft.handle, !written.text.isEmpty else {
            fault(draft.handle?.place ?? draft.place, "A person has no handle.", "Give them one, such as lena.")
            return nil
        }
        guard let handle = HandleText.read(written.text) else {
            fault(written.place, "\"\(written.text)\" is no handle.", HandleText.mend)
            return nil
        }
        if let first = handles[handle] {
            fault(
                written.place, "The handle \"\(handle.name)\" stands twice, first in line \(first).",
                "Give one of the two another handle.")
            return nil
        }
        handles[handle] = written.place.line
        var person = Person(handle: handle, name: filled(draft.name)?.text, team: filled(draft.team)?.text)
        person.mail = mail(draft, of: handle)
        person.role = role(draft)
        person.zone = zone(draft)
        person.language = language(draft)
        person.order = order(draft)
        person.chat = chat(draft)
        person.channel = channel(draft)
        person.quiet = quiet(draft)
        return person
    }

    private mutating func mail(_ draft: PersonDraft, of handle: Handle) -> String? {
        guard let mail = filled(draft.mail) else { return nil }
        guard MailAddress.isPlausible(mail.text) else {
            fault(mail.place, "\"\(mail.text)\" is no mail address.", "Write one such as lena@example.org.")
            return nil
        }
        if let first = mails[mail.text.lowercased()] {
            fault(
                mail.place, "The address \"\(mail.text)\" stands twice, first in line \(first.line).",
                "Give each person an address of their own, or leave it out.")
            return nil
        }
        mails[mail.text.lowercased()] = (handle, mail.place.line)
        return mail.text
    }

    private mutating func role(_ draft: PersonDraft) -> Role? {
        guard let role = filled(draft.role) else { return nil }
        if let found = Role(rawValue: role.text.lowercased()) { return found }
        fault(
            role.place, "\"\(role.text)\" is no role.",
            NearestWord.mend(role.text, known: Role.allCases.map(\.rawValue)))
        return nil
    }

    private mutating func zone(_ draft: PersonDraft) -> String? {
        guard let zone = filled(draft.zone) else { return nil }
        if let found = Zone(zone.text) { return found.identifier }
        fault(zone.place, "\"\(zone.text)\" is no time zone that this machine knows.", ZoneName.mend(zone.text))
        return nil
    }

    private mutating func language(_ draft: PersonDraft) -> String? {
        guard let tag = filled(draft.language) else { return nil }
        if let found = DateLanguage.named(tag.text) { return found.code }
        fault(
            tag.place, "\"\(tag.text)\" is no language that dates are read in.",
            "Write one of \(DateLanguage.all.map(\.code).joined(separator: ", ")).")
        return nil
    }

    private mutating func order(_ draft: PersonDraft) -> DateOrder? {
        guard let order = filled(draft.order) else { return nil }
        if let found = DateOrder(rawValue: order.text.lowercased()) { return found }
        fault(
            order.place, "\"\(order.text)\" is no order of day and month.",
            NearestWord.mend(order.text, known: DateOrder.allCases.map(\.rawValue)))
        return nil
    }

    private mutating func channel(_ draft: PersonDraft) -> PersonalChannel? {
        guard let channel = filled(draft.channel) else { return nil }
        if let found = PersonalChannel(rawValue: channel.text.lowercased()) { return found }
        fault(
            channel.place, "\"\(channel.text)\" is no channel.",
            NearestWord.mend(channel.text, known: PersonalChannel.allCases.map(\.rawValue)))
        return nil
    }

    private mutating func quiet(_ draft: PersonDraft) -> QuietHours? {
        guard let quiet = filled(draft.quiet) else { return nil }
        if let found = QuietHours(quiet.text) { return found }
        fault(quiet.place, "\"\(quiet.text)\" is no span of hours.", "Write it as in 18:00-10:00.")
        return nil
    }

    private mutating func chat(_ draft: PersonDraft) -> [String: String]? {
        var chat: [String: String] = [:]
        let known = Set(PlatformKeys.all.map(\.platform)).sorted()
        for (platform, id) in draft.chat where !id.text.isEmpty {
            guard known.contains(String(platform.prefix { $0 != ":" })) else {
                fault(
                    id.place, "\"\(platform)\" is no chat platform.",
                    NearestWord.mend(platform, known: known, otherwise: "Known are"))
                continue
            }
            let key = platform + " " + id.text
            if let first = ids[key] {
                fault(
                    id.place, "The \(platform) id \"\(id.text)\" stands twice, first in line \(first).",
                    "Keep it with the person whose id it is.")
            } else {
                ids[key] = id.place.line
                chat[platform] = id.text
            }
        }
        return chat.isEmpty ? nil : chat
    }

    private mutating func manager(_ manager: PersonDraft.Value, of person: Person) -> Handle? {
        if manager.text.isEmpty { return nil }
        let handle = mails[manager.text.lowercased()]?.handle ?? HandleText.read(manager.text)
        guard let handle, handles[handle] != nil || known.contains(handle) else {
            let near = NearestWord.find(manager.text, in: handles.keys.map(\.name).sorted())
            fault(
                manager.place, "The manager \"\(manager.text)\" is not in the list.",
                near.map { "Did you mean \"\($0)\"?" } ?? "Add them as a person, or leave the manager out.")
            return nil
        }
        if handle == person.handle {
            fault(manager.place, "\"\(handle.name)\" is their own manager.", "Name somebody else, or leave it out.")
            return nil
        }
        return handle
    }

    private func filled(_ value: PersonDraft.Value?) -> PersonDraft.Value? {
        value.flatMap { $0.text.isEmpty ? nil : $0 }
    }

    private mutating func fault(_ place: Place, _ message: String, _ mend: String) {
        faults.append(ConfigFault(file: file, at: place, message, mend))
    }
}
