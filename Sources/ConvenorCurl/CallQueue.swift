/// Calls that wait for a place: first come, first served at each host, the hosts in turn.
struct CallQueue<Call> {
    private let places: Int
    private let placesPerHost: Int
    private var hosts: [String: Host] = [:]
    /// The hosts for which calls wait, the next one first.
    private var turn: [String] = []
    private(set) var running = 0

    private struct Host {
        var running = 0
        var waiting: [Call] = []
        /// Those before it have gone; they are dropped now and then, not one by one.
        var first = 0

        mutating func take() -> Call {
            defer {
                first += 1
                if first == waiting.count || first > 256 {
                    waiting.removeFirst(first)
                    first = 0
                }
            }
            return waiting[first]
        }
    }

    init(places: Int, placesPerHost: Int) {
        self.places = places
        self.placesPerHost = placesPerHost
    }

    var isEmpty: Bool { turn.isEmpty }

    mutating func add(_ call: Call, host: String) {
        if hosts[host, default: Host()].waiting.isEmpty { turn.append(host) }
        hosts[host, default: Host()].waiting.append(call)
    }

    /// The next call that may run, which takes a place; nil when there is none or no place for one.
    mutating func next() -> Call? {
        guard running < places,
            let index = turn.firstIndex(where: { hosts[$0].map { $0.running < placesPerHost } ?? false })
        else { return nil }
        let name = turn.remove(at: index)
        let call = hosts[name]?.take()
        hosts[name]?.running += 1
        running += 1
        if hosts[name]?.waiting.isEmpty == false { turn.append(name) }
        return call
    }

    /// Gives back the place of a call that `next` gave.
    mutating func finish(host: String) {
        running -= 1
        hosts[host]?.running -= 1
        if let left = hosts[host], left.running == 0, left.waiting.isEmpty { hosts[host] = nil }
    }

    /// Takes out what waits and fits.
    mutating func remove(where fits: (Call) -> Bool) -> [Call] {
        var removed: [Call] = []
        for name in turn {
            guard var host = hosts[name] else { continue }
            let left = host.waiting[host.first...]
            removed += left.filter(fits)
            host.waiting = left.filter { !fits($0) }
            host.first = 0
            hosts[name] = host.waiting.isEmpty && host.running == 0 ? nil : host
        }
        turn.removeAll { hosts[$0]?.waiting.isEmpty ?? true }
        return removed
    }
}
