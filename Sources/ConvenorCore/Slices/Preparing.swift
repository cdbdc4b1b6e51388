/// Material that must be there before the meeting: received, missing, how ready the room is.
enum Preparing {
    static let verbs: [Verb] = [
        Verb(
            "received", ["got"], group: .substance, usage: "received P1 [address or file]",
            examples: ["received P1 q4-sales.pdf"], kinds: [.prep], decide: received),
        Verb(
            "ready", ["readiness"], group: .looking, usage: "ready", examples: ["ready"], kinds: [.prep],
            decide: { ask throws(Stop) in Decision(say: [ask.series.readiness()]) }),
    ]

    static func received(_ ask: Ask) throws(Stop) -> Decision {
        let (record, rest) = try ask.record([.prep])
        if record.status == .received, rest.isEmpty { throw .refused(.alreadyHandled(record.id, record.status)) }
        var changes: [Change] = [.status(.received)]
        if !rest.isEmpty {
            changes.append(.detail(name: .url, value: rest.map { String($0.text) }.joined(separator: " ").cleaned))
        }
        return Decision(
            [.recordChanged(id: record.id, changes: changes)],
            say: [.card(record.id), ask.series.readiness(with: record)])
    }
}

extension Series {
    /// The materials that a step asks for, each with the record that brings it, if there is one.
    package func materials(of step: Step) -> [(name: String, record: Record?)] {
        let items = all(.prep).filter { $0.meeting == meeting?.number && $0.status != .dropped }
        return step.required.map { name in
            let wanted = name.lowercased()
            return (name, items.last { $0.text.lowercased().contains(wanted) })
        }
    }

    func readiness(with record: Record? = nil) -> Saying {
        let asking = agenda?.steps.first { !$0.required.isEmpty }
        let next = running == nil ? planning?.next.map { materials(for: $0) } : nil
        let wanted = next ?? asking.map { materials(of: $0) } ?? []
        let missing = wanted.filter { item in
            guard let found = item.record else { return true }
            return found.status != .received && found.id != record?.id
        }
        return .readiness(
            received: wanted.count - missing.count, of: wanted.count, missing: missing.map(\.name))
    }
}
