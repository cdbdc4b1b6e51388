package import ConvenorCore
import ConvenorEngine

/// How a draft becomes HTML: the facts of every page around those of its own.
extension PageDesk {
    /// - Parameters:
    ///   - visitor: nil for who is not signed in.
    ///   - live: where its changes are heard; nil where they are not sent.
    func html(_ draft: PageDraft, _ sight: Sight, for visitor: Visitor?, csrf: String, live: String? = nil) -> String {
        render(draft.name, facts(draft, sight, for: visitor, csrf: csrf, live: live), sight.language)
    }

    /// All that fills the template of a page.
    func facts(
        _ draft: PageDraft, _ sight: Sight, for visitor: Visitor?, csrf: String, live: String? = nil
    ) -> [String: Facts] {
        var facts = frame(draft, sight, visitor, csrf: csrf, live: live).merging(draft.facts) { _, own in own }
        for region in draft.regions { facts.merge(region.facts) { _, new in new } }
        return facts
    }

    /// One region alone, as it is sent when it changes.
    func html(_ region: PageDraft.Region, _ sight: Sight, csrf: String) -> String {
        render(region.name, facts(region, sight, csrf: csrf), sight.language)
    }

    /// All that fills the template of a region that is sent alone.
    func facts(_ region: PageDraft.Region, _ sight: Sight, csrf: String) -> [String: Facts] {
        region.facts.merging(clock(sight)) { own, _ in own }.merging(["csrf": .text(csrf)]) { $1 }
    }

    private func render(_ name: String, _ facts: [String: Facts], _ language: String) -> String {
        templates(language)?.render(name + ".page", .map(facts)) ?? ""
    }

    /// When the page was made.
    private func clock(_ sight: Sight) -> [String: Facts] {
        ["nowISO": .text(sight.iso(sight.now)), "nowText": .text(sight.time(sight.now))]
    }

    private func frame(
        _ draft: PageDraft, _ sight: Sight, _ visitor: Visitor?, csrf: String, live: String?
    ) -> [String: Facts] {
        let isExport = sight.addresses != .site
        let notice = visitor?.session?.notice ?? ""
        let asset = { (asset: Assets.Asset) -> Facts in
            .text(isExport ? sight.addresses.href(.file("", "style.css")) : asset.path)
        }
        return [
            "language": .text(sight.language), "house": .line(settings.organisation), "pageTitle": .line(draft.title),
            "styleHref": asset(assets.style), "scriptHref": asset(assets.script),
            "homeHref": sight.href(.home), "mineHref": sight.href(.mine), "searchHref": sight.href(.search),
            "signInHref": sight.href(.signIn), "signOutHref": sight.href(.signOut),
            "isLive": .flag(live != nil), "liveHref": .text(live ?? ""),
            "now": .text(String(sight.now.milliseconds)),
            "isSignedIn": .flag(visitor?.session != nil && !isExport),
            "reader": .line(sight.name(visitor?.handle)), "query": .line(draft.query),
            "isHome": .flag(draft.isHome), "isMine": .flag(draft.isMine), "csrf": .text(csrf),
            "hasPath": .flag(!draft.path.isEmpty),
            "path": .list(draft.path.map { .map(["href": .text($0.href), "name": .line($0.name)]) }),
            "hasFeed": .flag(draft.feed != nil), "feedHref": .text(draft.feed ?? ""),
            "hasNotice": .flag(!notice.isEmpty), "notice": .line(notice),
            "hasCut": .flag(draft.cut != nil), "cut": .line(draft.cut ?? ""),
        ].merging(clock(sight)) { own, _ in own }
    }
}

extension Sight {
    /// `2026-12-04T09:30+01:00`, in the reader's zone, as `datetime` of HTML has it.
    package func iso(_ moment: Moment) -> String {
        let wall = zone.wall(at: moment)
        return wall.iso + zone.offsetText(at: moment)
    }

    /// `Fri 4 Dec 2026, 09:30 Europe/Paris`.
    package func time(_ moment: Moment) -> String {
        let wall = zone.wall(at: moment)
        return "\(words.day(wall.day)), \(wall.iso.suffix(5)) \(zone.identifier)"
    }
}
