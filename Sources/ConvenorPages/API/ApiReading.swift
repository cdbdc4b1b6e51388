import ConvenorCore
import ConvenorEngine

/// What each read route answers.
extension ApiCall {
    func seriesList() async throws -> [UInt8] {
        let all = try await everySeries().filter { $0.reader.cut != .owner }
        return try page("series", all.map { ($0.series.slug, value(of: $0)) })
    }

    func oneSeries() async throws -> [UInt8] { value(of: try await series(request["slug"]).seen).bytes }

    private func value(of seen: Seen) -> JSONValue {
        let (series, isInformed) = (seen.series, seen.reader.role < .participant)
        let running = isInformed ? nil : series.running
        return [
            "slug": .text(series.slug), "title": .text(series.title), "role": .text(seen.reader.role.rawValue),
            "vision": series.vision.map { .text($0) } ?? .null, "isRunning": .bool(running != nil),
            "meetings": .number(series.meeting?.number ?? 0),
            "next": series.planning?.next.map { RecordJSON.date($0.start) } ?? .null,
            "openActions": .number(series.standing(.action).count),
        ]
    }

    /// Reads no further than the page goes, so that history makes no page slower.
    func records() async throws -> [UInt8] {
        let seen = try await series(request["slug"]).seen
        let wanted = try kinds()
        let status = try status()
        var (found, last): ([Record], RecordID?) = ([], nil)
        var start = (kind: 0, number: 1)
        if let after = request.query["after"] {
            guard let id = RecordID(after), let kind = wanted.firstIndex(of: id.kind) else {
                throw Problem.bad("after is no id of a record that is asked for: \(after).")
            }
            start = (kind, id.number + 1)
        }
        for index in wanted.indices.dropFirst(start.kind) {
            let most = seen.series.counters[wanted[index]] ?? 0
            for number in stride(from: index == start.kind ? start.number : 1, through: most, by: 1) {
                guard let record = seen.series.records[RecordID(wanted[index], number)], record.isTold,
                    status == nil || record.status == status
                else { continue }
                if found.count == Self.most {
                    last = found.last?.id
                    break
                }
                found.append(record)
            }
            if last != nil { break }
        }
        let json = RecordJSON(seen: seen, sight: sight)
        return page("records", found.map(json.value), after: last?.description)
    }

    private func kinds() throws(Problem) -> [Kind] {
        guard let said = request.query["kind"] else { return Kind.allCases }
        guard let kind = KindRow.named(said.lowercased())?.kind ?? Kind(typed: said) else {
            throw Problem.bad("There is no kind \(said).")
        }
        return [kind]
    }

    private func status() throws(Problem) -> Status? {
        guard let said = request.query["status"] else { return nil }
        guard let status = Status(rawValue: said) else {
            let all = Status.allCases.map(\.rawValue).joined(separator: ", ")
            throw Problem.bad("There is no status \(said); there are \(all).")
        }
        return status
    }

    func record() async throws -> [UInt8] {
        let seen = try await series(request["slug"], wholeOnly: false).seen
        guard let record = RecordID(request["id"]).flatMap({ seen.series.records[$0] }) else { throw Problem.notFound }
        return RecordJSON(seen: seen, sight: sight).value(of: record).bytes
    }

    func meeting() async throws -> [UInt8] {
        let (archive, seen) = try await series(request["slug"], wholeOnly: false)
        let documents = SeriesDocuments(engine: desk.engine, archive: archive, seen: seen, sight: sight)
        guard let number = Int(request["number"]), let text = documents.minutes(number, as: .json) else {
            throw Problem.notFound
        }
        return Array(text.utf8)
    }

    func myActions() async throws -> [UInt8] {
        let me = visitor.handle
        let all = try await everySeries().flatMap { seen -> [(String, JSONValue)] in
            seen.series.standing(.action)
                .filter { $0.owner == me || $0.helpers?.contains(me) == true }.map { found($0, in: seen) }
        }
        return try page("actions", all)
    }

    func search() async throws -> [UInt8] {
        let words = (request.query["q"] ?? "").cleaned.lowercased().split(separator: " ")
        if words.isEmpty { throw Problem.bad("Say what to look for: /api/v1/search?q=budget") }
        let all = try await everySeries().flatMap { seen in
            Kind.allCases.flatMap { seen.series.all($0) }.filter(\.isTold).filter { record in
                let text = sight.words.text(of: record, in: seen.series)
                let said = ([record.id.description, text] + (record.details ?? [:]).values)
                    .joined(separator: " ").lowercased()
                return words.allSatisfy { said.contains($0) }
            }.map { found($0, in: seen) }
        }
        return try page("results", all)
    }

    private func found(_ record: Record, in seen: Seen) -> (key: String, value: JSONValue) {
        let slug = seen.series.slug
        let value = RecordJSON(seen: seen, sight: sight).value(of: record)
        return ("\(slug)/\(record.id)", ["series": .text(slug), "record": value])
    }
}

extension Record {
    /// Ballots and scores are counted, and not told one by one.
    var isTold: Bool { Forms.of(id.kind)?.isBallot != true && self[.score] == nil }
}
