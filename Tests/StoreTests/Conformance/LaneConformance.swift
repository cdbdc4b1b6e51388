import ConvenorCore
import ConvenorEngine
import Testing

/// A letter that a chat platform is to get.
private func post(_ key: String, lane: String, place: String = "slack", due seconds: Int64 = 0) -> Letter {
    let post = Post(place: place, lane: lane, address: "https://hooks.example.org/\(lane)?k='é", body: [0, 255])
    return Letter(post: post, kind: "reply", stream: weekly, key: key, due: moment(seconds))
}

extension Store {
    fileprivate func enqueue(_ letters: Letter...) async throws {
        try await commit { transaction in for letter in letters { try transaction.enqueue(letter) } }
    }

    fileprivate func claim(
        _ way: Letter.Way = .chat, at now: Int64 = 0, limit: Int = 10, but held: Holds = Holds()
    ) async throws -> [String] {
        try await claimDeliveries(
            by: way, dueBy: moment(now), retryAt: moment(1000), limit: limit, but: held
        ).map(\.letter.key)
    }

    fileprivate func settle(_ key: String) async throws {
        try await settle(key, .sent(answer: "ok", at: moment(1)))
    }
}

extension StoreConformance {
    static let lanes = [
        StoreConformance("a call keeps its way, place, lane and bytes, and is not claimed as a mail") { open in
            let store = try await open()
            try await store.enqueue(post("p", lane: "C1"), letter("m"))
            #expect(try await store.claim(.hook).isEmpty)
            #expect(try await store.claim(.mail) == ["m"])
            let claimed = try await store.claimDeliveries(
                by: .chat, dueBy: moment(0), retryAt: moment(9), limit: 9)
            #expect(claimed.map(\.letter) == [post("p", lane: "C1")])
            #expect(try await store.nextDelivery(by: .hook) == nil)
            try await store.close()
        },
        StoreConformance("letters without a key get one each, letters with a known key are one") { open in
            let store = try await open()
            try await store.enqueue(post("", lane: "C1"), post("", lane: "C1"), post("k", lane: "C1"))
            try await store.enqueue(post("k", lane: "C1"), post("", lane: "C1"))
            let keys = try await store.deliveries(in: [.waiting], limit: 9).map(\.letter.key)
            #expect(keys.count == 4 && Set(keys).count == 4 && keys.contains("k"))
            try await store.close()
        },
        StoreConformance("of a lane the first open letter goes, whatever is due; other lanes do not wait") { open in
            let store = try await open()
            try await store.enqueue(
                post("1", lane: "C1", due: 50), post("2", lane: "C1"), post("3", lane: "C2"),
                post("4", lane: "C1", place: "zulip"), post("5", lane: ""), post("6", lane: ""))
            #expect(try await store.claim(at: 10) == ["3", "4", "5", "6"])
            #expect(try await store.nextDelivery(by: .chat) == moment(50))
            #expect(try await store.claim(at: 50) == ["1"])
            #expect(try await store.claim(at: 60).isEmpty, "the first is under way")
            try await store.settle("1", .retry(at: moment(90), answer: "later", uncertain: false))
            #expect(try await store.claim(at: 80).isEmpty)
            #expect(try await store.nextDelivery(by: .chat) == moment(90), "and not the one that waits behind it")
            #expect(try await store.claim(at: 90) == ["1"])
            try await store.settle("1")
            #expect(try await store.claim(at: 90) == ["2"])
            try await store.close()
        },
        StoreConformance("what is given up no longer holds up its lane; what is revived goes first") { open in
            let store = try await open()
            try await store.enqueue(post("1", lane: "C1"), post("2", lane: "C1"), post("3", lane: "C1"))
            #expect(try await store.claim() == ["1"])
            try await store.settle("1", .dead(answer: "gone", at: moment(1)))
            #expect(try await store.claim() == ["2"])
            try await store.settle("2")
            #expect(try await store.revive("1", at: moment(2)) == .dead)
            #expect(try await store.claim(at: 2) == ["1"])
            try await store.settle("1")
            #expect(try await store.claim(at: 2) == ["3"])
            try await store.close()
        },
        StoreConformance("what is held is not claimed and not waited for") { open in
            let store = try await open()
            try await store.enqueue(
                post("1", lane: "C1"), post("2", lane: "C2", due: 5), post("3", lane: "C1", place: "zulip"))
            let lane = Holds(lanes: [Lane(place: "slack", name: "C1")])
            #expect(try await store.nextDelivery(by: .chat, but: Holds(places: ["slack", "zulip"])) == nil)
            #expect(
                try await store.nextDelivery(by: .chat, but: Holds(places: ["zulip"], lanes: lane.lanes)) == moment(5))
            #expect(try await store.claim(but: lane) == ["3"])
            #expect(try await store.claim(at: 9, but: Holds(places: ["slack"])).isEmpty)
            #expect(try await store.claim(at: 9, but: Holds(places: ["sla", "ck'"])) == ["1", "2"])
            try await store.close()
        },
        StoreConformance("the outbox is listed by way and place") { open in
            let store = try await open()
            try await store.enqueue(post("1", lane: "C1"), post("2", lane: "C1", place: "zulip"), letter("3"))
            func keys(_ way: Letter.Way?, _ place: String?) async throws -> [String] {
                try await store.deliveries(in: [.waiting], by: way, of: place, limit: 9).map(\.letter.key)
            }
            #expect(try await keys(nil, nil) == ["3", "2", "1"])
            #expect(try await keys(.chat, nil) == ["2", "1"])
            #expect(try await keys(.chat, "slack") == ["1"])
            #expect(try await keys(.mail, "slack").isEmpty)
            #expect(try await keys(nil, "zulip") == ["2"])
            try await store.close()
        },
        StoreConformance("two who claim at once never get two letters of one lane") { open in
            let stores = [try await open(), try await open()]
            try await stores[0].commit { transaction in
                for index in 0..<60 { try transaction.enqueue(post("k\(index)", lane: "C\(index % 6)")) }
            }
            let keys = try await withThrowingTaskGroup(of: [String].self) { group in
                for index in 0..<12 {
                    let store = stores[index % 2]
                    group.addTask { try await store.claim(limit: 4) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(keys.sorted() == ["k0", "k1", "k2", "k3", "k4", "k5"])
            for store in stores { try await store.close() }
        },
    ]
}
