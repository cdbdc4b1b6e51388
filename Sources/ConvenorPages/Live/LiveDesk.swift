import ConvenorCore
import ConvenorEngine
import Synchronization

extension PageDesk {
    /// The regions of a page as they change, until the connection, the session or the right to see them ends.
    func follow(_ page: PageRoute, _ request: SiteRequest) async throws -> SiteAnswer {
        guard let visitor = try await visitor(request), let session = visitor.session else { return SiteAnswer(404) }
        let sight = sight(of: visitor, roster: try await engine.people())
        let found = try await sources(page, for: visitor, request)
        guard page.draft(found, sight, request) != nil else { return SiteAnswer(404) }
        var asked = request
        let since = asked.query.removeValue(forKey: "since").flatMap { Int($0) }
        let key = LiveGroup.Key(
            page: page.id, path: request.path, query: asked.query, language: sight.language,
            zone: sight.zone.identifier, audience: audience(page, found, visitor))
        watch()
        let group = LiveGroup(page: page, request: asked, visitor: visitor)
        let joined = live.join(key, group, session: session.mark, ends: session.ends)
        joined.continuation.yield(LiveEvent.hello.bytes)
        // Looked at once more: what is committed from now on comes to the group, what was before is in this.
        let sources = try await self.sources(page, for: visitor, request)
        guard let draft = page.draft(sources, sight, request) else { return SiteAnswer(404) }
        let (made, version) = (regions(draft, sight, visitor, page), Self.version(of: sources))
        if since != version { joined.continuation.yield(LiveEvent.region(made.map(\.html), version: version).bytes) }
        live.learn(made, version: version, today: sight.today, key)
        return SiteAnswer(
            200, type: "text/event-stream", stream: joined.stream, ended: joined.leave)
    }

    /// Readers of one series who may see the same share a group; what is made for one person alone is theirs.
    private func audience(_ page: PageRoute, _ sources: [Seen], _ visitor: Visitor) -> String {
        guard case .series = page.source, let seen = sources.first else {
            return "\(visitor.handle)/\(visitor.session?.mark ?? "")"
        }
        let isOwn = seen.reader.cut == .owner || seen.reader.hasOwn(in: seen.whole)
        return "\(seen.reader.role)/\(isOwn ? visitor.handle.name : "")"
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
                self.renderAll { $0.isTouched(by: streams) }
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
        renderAll { group in
            let zone = group.visitor.person?.zone.flatMap { Zone($0) } ?? engine.house.zone
            return group.page.ticks || group.day != zone.wall(at: now).day
        }
    }

    private func renderAll(_ isMeant: (LiveGroup) -> Bool) {
        for key in live.state.withLock({ state in state.groups.filter { isMeant($0.value) }.map(\.key) }) {
            render(key)
        }
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

    /// Sends a group the regions that are not what it has.
    private func renew(_ key: LiveGroup.Key, _ group: LiveGroup) async {
        do {
            let roster = try await engine.people()
            let sight = sight(of: group.visitor, roster: roster)
            let sources = try await sources(group.page, for: group.visitor, group.request)
            guard roster[group.visitor.handle]?.mail?.lowercased() == group.visitor.person?.mail?.lowercased(),
                let draft = group.page.draft(sources, sight, group.request)
            else { return live.end(.over(sight.say(LiveEvent.notYours)), of: key) }
            let version = Self.version(of: sources)
            let made = regions(draft, sight, group.visitor, group.page)
            guard let changed = live.exchange(made, version: version, today: sight.today, key) else {
                return live.end(.over(sight.say(LiveEvent.ended)), of: key)
            }
            if !changed.isEmpty { live.send(LiveEvent.region(changed, version: version).bytes, to: key) }
        } catch {
            engine.report(error, of: "A page was not renewed")
        }
    }
}
