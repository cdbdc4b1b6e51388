/// For whose eyes minutes are written: the filter runs before anything is put together, so that nothing hidden is left
/// to be forgotten further on.
package struct Reader: Sendable, Hashable {
    /// Nil for nobody in particular, such as a file that the operator writes.
    package var handle: Handle?
    package var role: Role
    /// Nil is the live view of the room: like a participant's, and each sees the private lines that they wrote
    /// themselves.
    package var cut: Cut?

    package init(handle: Handle?, role: Role, cut: Cut?) {
        self.handle = handle
        self.role = role
        self.cut = cut
    }

    /// What may lie about as a file: all that a participant is mailed, nobody's private lines.
    package static let file = Reader(handle: nil, role: .participant, cut: .participant)

    /// A recipient of mail, with the role that they have in the series.
    package static func mail(to recipient: Recipient, in series: Series, roster: Roster) -> Reader {
        let role = series.role(of: recipient.handle) ?? roster[recipient.handle]?.role ?? .owner
        return Reader(handle: recipient.handle, role: role, cut: recipient.cut)
    }

    /// What people from outside the meeting are told: results, never remarks.
    private static let outcomes = Set<Kind>([
        .goal, .marketingGoal, .gap, .adjustment, .decision, .action, .milestone,
    ]).union(Forms.all.filter(\.isOutcome).map(\.kind))

    /// Whether the record's privacy lets this reader see it; a cut may take away more.
    ///
    /// `private` never leaves the room. `confidential` is for the named role, those above it, and its author.
    func mayKnow(_ record: Record) -> Bool {
        switch record.privacy {
        case nil: true
        case .private: cut == nil && (isConcerned(by: record) || handle != nil && record.by == handle)
        case .confidential(let least): role >= least || (handle != nil && record.by == handle)
        }
    }

    /// Tables are made of many records: an outsider gets none, and those kept informed only such as are made of results.
    package func mayRead(_ table: MethodTable) -> Bool {
        switch cut {
        case nil, .participant, .absent: true
        case .outcome: table.kinds?.isSubset(of: Self.outcomes) ?? false
        case .owner: false
        }
    }

    func isConcerned(by record: Record) -> Bool {
        guard let handle else { return false }
        return record.owner == handle || record.helpers?.contains(handle) == true
    }

    fileprivate func mayRead(_ record: Record, served: Set<RecordID>) -> Bool {
        guard mayKnow(record) else { return false }
        return switch cut {
        case nil, .participant, .absent: true
        case .outcome: Self.outcomes.contains(record.id.kind)
        case .owner: record.id.kind == .action && isConcerned(by: record) || served.contains(record.id)
        }
    }
}

extension Series {
    /// The series without what this reader must not see; links to hidden records are gone with them.
    package func seen(by reader: Reader) -> Series {
        var seen = self
        seen.undoable = UndoSteps()
        seen.questions = [:]
        let served = reader.cut == .owner ? servedByActions(of: reader) : []
        if reader.cut == .owner { seen.vision = nil }
        var hidden: Set<RecordID> = []
        var linked: [Record] = []
        for kind in Kind.allCases {
            for record in all(kind) {
                if !reader.mayRead(record, served: served) {
                    hidden.insert(record.id)
                    seen.records.remove(record.id)
                } else if record.links != nil {
                    linked.append(record)
                }
            }
        }
        for var record in linked where record.links?.contains(where: hidden.contains) == true {
            let left = (record.links ?? []).filter { !hidden.contains($0) }
            record.links = left.isEmpty ? nil : left
            seen.records.put(record)
        }
        return seen
    }

    /// What an owner's actions serve directly: enough to know why, and no more.
    private func servedByActions(of reader: Reader) -> Set<RecordID> {
        Set(all(.action).filter { reader.isConcerned(by: $0) && reader.mayKnow($0) }.flatMap { $0.links ?? [] })
    }
}
