import ConvenorEngine

/// The two files that pages load, each under an address that changes with its content.
struct Assets: Sendable {
    struct Asset: Sendable {
        var name: String
        var digest: String
        var path: String { "/assets/\(digest)/\(name)" }
        var type: String
        var bytes: [UInt8]
    }

    let style: Asset
    let script: Asset

    init(_ settings: PageSettings, mark: (String) -> String) {
        func asset(_ name: String, _ type: String, _ text: String) -> Asset {
            let digest = mark(text).filter { $0.isLetter || $0.isNumber }.prefix(12)
            return Asset(name: name, digest: String(digest), type: type, bytes: Array(text.utf8))
        }
        style = asset("style.css", "text/css; charset=utf-8", settings.stylesheet)
        script = asset("live.js", "text/javascript; charset=utf-8", settings.script)
    }
}

/// Where they are had.
struct AssetRoutes: Sendable {
    private let desk: PageDesk

    init(_ desk: PageDesk) { self.desk = desk }

    var routes: [SiteRoute] {
        [("style", desk.assets.style), ("script", desk.assets.script)].map { id, asset in
            SiteRoute(
                .get, "/assets/{digest}/\(asset.name)", id: id,
                summary: "A file that pages load; its address changes with its content.",
                answers: [.init(200, "The file.", .init(asset.type, ["type": "string"])), .init(404, "Another one.")]
            ) { request in
                guard request["digest"] == asset.digest else { return SiteAnswer(404) }
                return SiteAnswer(200, type: asset.type, bytes: asset.bytes)
                    .adding("cache-control", "public, max-age=31536000, immutable")
            }
        }
    }
}
