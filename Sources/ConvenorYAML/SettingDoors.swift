extension Setting {
    /// Where others come in.
    static let doors = [
        Setting(
            "http.listen", \.http.listen, .listenAddress,
            "Where chat platforms, scripts and probes reach the daemon over HTTP; port 0 lets the system choose one, "
                + "empty turns it off."),
        Setting(
            "http.address", \.http.address, .proxyURL,
            "How others reach the daemon over HTTP, such as https://meet.example.org, for addresses that it hands out; "
                + "empty hands out the path alone."),
        Setting(
            "http.tls.certificate", \.http.tls.certificate, .optional("a path to a PEM file, or nothing", "server.pem"),
            "The certificate with its chain, for TLS; inside the folder of convenor.yaml unless it begins with a slash, "
                + "empty for plain HTTP, which only a proxy on this machine should speak."),
        Setting(
            "http.tls.key", \.http.tls.key, .optional("a path to a PEM file, or nothing", "server.key"),
            "The private key of that certificate, without a passphrase."),
        Setting(
            "http.trusted_proxies", \.http.trustedProxies, .ipRanges,
            "Proxies that are believed when X-Forwarded-For or Forwarded says whom they speak for; from others these "
                + "headers are ignored."),
        Setting(
            "http.connections", \.http.connections, .whole(1...1_000_000, example: 16_000),
            "How many connections are open at most; more wait. Fewer where the system does not allow so many open files."
        ),
        Setting(
            "http.idle_seconds", \.http.idleSeconds, .whole(1...3600, example: 75),
            "After how many seconds a connection that neither asks nor is answered is closed."),
        Setting(
            "http.request_seconds", \.http.requestSeconds, .whole(1...60, example: 20),
            "Within how many seconds a request must have come whole, and an answer must begin to be read; a stop waits as "
                + "long."),
        Setting(
            "callbacks.allow", \.callbacks.allow, .hosts,
            "Hosts that Convenor may call back over http:// and at addresses of this machine or of a private network, "
                + "each a name or an address, with a port or for every port; all others need https:// and an address of "
                + "the open Internet."),
        Setting(
            "callbacks.proxy", \.callbacks.proxy, .proxyURL,
            "The proxy that every callback goes through, those to callbacks.allow too; behind one only the names of "
                + "hosts can be judged, not their addresses, so it must refuse what is private itself."),
        Setting(
            "callbacks.ca_file", \.callbacks.caFile, .optional("a path to a PEM file, or nothing", "ca.pem"),
            "A file of certificates to trust in callbacks instead of the machine's own."),
        Setting(
            "documents.pdf", \.documents.pdf, .optional("a program's name or path, off, or nothing", "weasyprint"),
            "What makes PDF of minutes and plans: Chromium or WeasyPrint, run without a network; empty takes the first of "
                + "them that is installed, off makes none."),
    ]
}
