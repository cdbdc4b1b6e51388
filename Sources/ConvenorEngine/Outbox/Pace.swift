import ConvenorCore

/// A row of letters that leave one after the other: a room or a person of a place.
package struct Lane: Sendable, Hashable {
    package var place: String
    package var name: String

    package init(place: String, name: String) {
        self.place = place
        self.name = name
    }
}

/// What of the outbox is not to be tried for now.
package struct Holds: Sendable, Hashable {
    package var places: Set<String>
    package var lanes: Set<Lane>

    package init(places: Set<String> = [], lanes: Set<Lane> = []) {
        self.places = places
        self.lanes = lanes
    }
}

/// How fast a place takes posts, and whether it knows one that comes twice.
package struct PlaceLimits: Sendable, Hashable {
    /// Milliseconds between two posts in one lane; 0 without a limit.
    package var laneInterval: Int
    /// Milliseconds between two posts to the place, in whichever lane; 0 without a limit.
    package var placeInterval: Int
    /// So many may go out at once before the intervals count.
    package var burst: Int
    /// A post carries an id by which the other side drops a second one. Without it, what may have arrived is not sent
    /// again.
    package var isRepeatable: Bool

    package init(laneInterval: Int = 0, placeInterval: Int = 0, burst: Int = 1, isRepeatable: Bool = false) {
        self.laneInterval = laneInterval
        self.placeInterval = placeInterval
        self.burst = burst
        self.isRepeatable = isRepeatable
    }
}

/// When places and lanes may be tried again: their token buckets, and the pauses that they asked for.
///
/// A bucket is the moment at which it would be full (the generic cell rate algorithm): each post moves it on by an
/// interval, and one may go out while it is less than `burst` intervals away.
struct Pace: Sendable {
    private var places: [String: Bucket] = [:]
    private var lanes: [Lane: Bucket] = [:]
    /// Places that asked for a pause, and until when.
    private var pauses: [String: Moment] = [:]

    private struct Bucket {
        var full: Moment
        /// Milliseconds by which it may be empty.
        var depth: Int64

        var opens: Moment { Moment(milliseconds: full.milliseconds - depth) }

        mutating func take(_ interval: Int, at now: Moment) {
            full = Moment(milliseconds: max(full.milliseconds, now.milliseconds) + Int64(interval))
        }
    }

    /// Counts a post that goes out now.
    mutating func take(_ lane: Lane, _ limits: PlaceLimits, at now: Moment) {
        let spare = Int64(max(0, limits.burst - 1))
        if limits.placeInterval > 0 {
            let depth = spare * Int64(limits.placeInterval)
            places[lane.place, default: Bucket(full: now, depth: depth)].take(limits.placeInterval, at: now)
        }
        if limits.laneInterval > 0, !lane.name.isEmpty {
            let depth = spare * Int64(limits.laneInterval)
            lanes[lane, default: Bucket(full: now, depth: depth)].take(limits.laneInterval, at: now)
        }
    }

    /// Leaves a place alone until then.
    mutating func pause(_ place: String, until moment: Moment) {
        pauses[place] = max(pauses[place] ?? moment, moment)
    }

    /// What is held now; what is held no more is forgotten, so that nothing grows with time.
    mutating func holds(at now: Moment) -> Holds {
        pauses = pauses.filter { $0.value > now }
        places = places.filter { $0.value.full > now }
        lanes = lanes.filter { $0.value.full > now }
        return Holds(
            places: Set(pauses.keys).union(places.filter { $0.value.opens > now }.keys),
            lanes: Set(lanes.filter { $0.value.opens > now }.keys))
    }

    /// When the first of all that is held is free again.
    func opens(after now: Moment) -> Moment? {
        let all = Array(pauses.values) + places.values.map(\.opens) + lanes.values.map(\.opens)
        return all.filter { $0 > now }.min()
    }
}
