import ConvenorCore
import ConvenorEngine
import Synchronization

extension PageDesk {
    /// The regions of a page as they change, until the connection, the session or the right to see them ends.
    func follow(_ page: PageRoute, _ request: SiteRequest) async throws -> SiteAnswer {
        guard let visitor = try await visitor(request), let session = visitor.session else { return SiteAnswer(404) }
        let sight = sight(of: visitor, roster: try await engine.people())
        let found = try await sources(page, for: visitor, request)
        guard page.draft(found, sight, request) != nil,
            let audience = audience(page, found.first?.whole, visitor)
        else { return SiteAnswer(404) }
        var asked = request
        let since = asked.query["since"].flatMap { Int($0) }
        asked.query = asked.query.filter { Self.knownQueries.contains($0.key) }
        let key = LiveGroup.Key(
            page: page.id, path: request.path, query: asked.query, language: sight.language,
            zone: sight.zone.identifier, audience: audience)
        watch()
        let joined = live.join(key, LiveGroup(page: page, request: asked), visitor, session)
        do {
            try await greet(joined.continuation, key, page, asked, visitor, sight, since: since)
        } catch {
            joined.leave()
            throw error
        }
        return SiteAnswer(200, type: "text/event-stream", stream: joined.stream, ended: joined.leave)
    }

    /// What a page may be asked for; each other would make a group of its own.
    private static let knownQueries: Set = ["by", "late", "from", "before", "q"]

    /// Tells a page that it is heard, and what it may have missed. What is committed meanwhile comes to the group, so that
    /// what is older than what the group has is looked at once more.
    private func greet(
        _ continuation: AsyncStream<[UInt8]>.Continuation, _ key: LiveGroup.Key, _ page: PageRoute,
        _ request: SiteRequest, _ visitor: Visitor, _ sight: Sight, since: Int?
    ) async throws {
        continuation.yield(LiveEvent.hello.bytes)
        for _ in 1...3 {
            let sources = try await sources(page, for: visitor, request)
            guard let draft = page.draft(sources, sight, request) else { return continuation.finish() }
            let (made, version) = (regions(draft, sight, visitor, page), Self.version(of: sources))
            let event = since == version ? nil : LiveEvent.region(made.map(\.html), version: version).bytes
            if live.learn(made, version: version, today: sight.today, key, { event.map { _ = continuation.yield($0) } })
            {
                return
            }
        }
        // A series that changes that often is sent with its next change.
    }

    /// Readers of one series who may see the same share a group; what is made for one person alone is theirs. Nil for who
    /// has no place in the series.
    private func audience(_ page: PageRoute, _ whole: Series?, _ visitor: Visitor) -> String? {
        guard case .series = page.source else { return "\(visitor.handle)/\(visitor.session?.mark ?? "")" }
        guard let whole, let reader = visitor.reader(in: whole) else { return nil }
        return "\(reader.role)/\(reader.cut == .owner || reader.hasOwn(in: whole) ? visitor.handle.name : "")"
    }

    /// Forms stand in pages of one person alone: their mark is that of the session.
    private func regions(
        _ draft: PageDraft, _ sight: Sight, _ visitor: Visitor, _ page: PageRoute
    ) -> [LiveGroup.Made] {
        let csrf = if case .reader = page.source { csrf(of: visitor) } else { "" }
        return draft.regions.map { LiveGroup.Made(name: $0.name, html: html($0, sight, csrf: csrf)) }
    }

    /// Begins to hear of changes, once.
    private func watch() {
        let isFirst = live.state.withLock { state in
            defer { state.isWatching = true }
            return !state.isWatching
        }
        guard isFirst else { return }
        let changes = engine.changes.listen()
        Task { [weak self] in
            for await streams in changes {
                guard let self else { return }
                self.renderAll { $1.isTouched(by: streams) }
            }
        }
        Task { [weak self] in
            while !Task.isCancelled {
                try? await Task.sleep(for: .seconds(20))
                guard let self else { return }
                self.tick()
            }
        }
    }

    /// Every page hears that the connection lives; one that time alone changes is made anew.
    private func tick() {
        let now = engine.now
        live.end(.over(LiveEvent.signedOut["en"])) { $0.ends <= now }
        live.beat()
        renderAll { key, group in
            let zone = Zone(key.zone) ?? engine.house.zone
            return group.page.ticks && group.sent["meeting-step"] != nil || group.day != zone.wall(at: now).day
        }
    }

    private func renderAll(_ isMeant: (LiveGroup.Key, LiveGroup) -> Bool) {
        let keys = live.state.withLock { state in state.groups.filter { isMeant($0.key, $0.value) }.map(\.key) }
        for key in keys { render(key) }
    }

    /// Renders a group once more; one that is being rendered is looked at again afterwards.
    private func render(_ key: LiveGroup.Key) {
        let group = live.state.withLock { state -> LiveGroup? in
            guard let group = state.groups[key] else { return nil }
            if group.isRendering {
                state.groups[key]?.isDirty = true
                return nil
            }
            state.groups[key]?.isRendering = true
            return group
        }
        guard let group else { return }
        Task { [weak self] in
            await self?.renew(key, group)
            let isDirty = self?.live.state.withLock { state in
                defer { state.groups[key]?.isDirty = false }
                state.groups[key]?.isRendering = false
                return state.groups[key]?.isDirty ?? false
            }
            if isDirty == true { self?.render(key) }
        }
    }

    /// Sends a group the regions that are not what it has, after a look at who of it may still see them.
    private func renew(_ key: LiveGroup.Key, _ group: LiveGroup) async {
        do {
            let roster = try await engine.people()
            guard let visitor = try await remaining(key, group, roster) else { return }
            let sight = sight(of: visitor, roster: roster)
            let sources = try await sources(group.page, for: visitor, group.request)
            guard let draft = group.page.draft(sources, sight, group.request) else {
                return live.end(.over(sight.say(LiveEvent.notYours)), of: key)
            }
            let made = regions(draft, sight, visitor, group.page)
            guard let changed = live.exchange(made, version: Self.version(of: sources), today: sight.today, key) else {
                return live.end(.over(sight.say(LiveEvent.ended)), of: key)
            }
            if !changed.isEmpty {
                live.send(LiveEvent.region(changed, version: Self.version(of: sources)).bytes, to: key)
            }
        } catch {
            engine.report(error, of: "A page was not renewed")
        }
    }

    /// Ends the pages of those who belong to the group no more: gone, with another address, role, language or zone. Gives
    /// one of those who stay, all of whom see the same; nil where nobody does.
    private func remaining(_ key: LiveGroup.Key, _ group: LiveGroup, _ roster: Roster) async throws -> Visitor? {
        var whole: Series?
        if case .series = group.page.source { whole = try await engine.archived(group.request["slug"])?.series }
        var stays: Visitor?
        var gone: Set<Int> = []
        for (number, listener) in live.listeners(of: key) {
            let was = listener.visitor
            let visitor = Visitor(handle: was.handle, person: roster[was.handle], session: was.session)
            let sight = sight(of: visitor, roster: roster)
            let isSame =
                visitor.person?.mail == was.person?.mail && sight.language == key.language
                && sight.zone.identifier == key.zone && audience(group.page, whole, visitor) == key.audience
            if isSame { stays = visitor } else { gone.insert(number) }
        }
        if !gone.isEmpty {
            let words = Tongues.speaking(key.language)
            live.end(.over(LiveEvent.notYours[words.language]), of: key, gone)
        }
        return stays
    }
}
