extension Series {
    /// The series as this person may see it: without the private lines of others, and without what is confidential to a
    /// higher role.
    package func visible(to handle: Handle) -> Series {
        guard !hidden.isEmpty else { return self }
        let reader = Reader(handle: handle, role: role(of: handle) ?? .participant, cut: nil)
        var seen = self
        for id in hidden {
            guard let record = records[id], !reader.mayKnow(record) else { continue }
            seen.records.remove(id)
        }
        return seen
    }
}
