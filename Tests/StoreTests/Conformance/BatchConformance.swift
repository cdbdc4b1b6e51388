import ConvenorCore
import ConvenorEngine
import Testing

extension StoreConformance {
    static let batches = [
        StoreConformance("no works are no results") { open in
            let store = try await open()
            #expect(try await store.commit([]).isEmpty)
            try await store.close()
        },
        StoreConformance("of a hundred works one fails and ninety-nine stay, in order") { open in
            let store = try await open()
            let works = (0..<100).map { index -> Work in
                { transaction in
                    let last = try transaction.lastNumber(of: weekly)
                    try transaction.append([event("\(index)")], to: weekly, after: last)
                    if index == 42 { throw GivenUp() }
                }
            }
            let results = try await store.commit(works)
            #expect(results.count == 100)
            for (index, result) in results.enumerated() {
                if index == 42 {
                    #expect(throws: GivenUp.self) { try result.get() }
                } else {
                    #expect(throws: Never.self) { try result.get() }
                }
            }
            let texts = try await store.events(of: weekly).map { String(decoding: $0.event.payload, as: UTF8.self) }
            #expect(texts == (0..<100).filter { $0 != 42 }.map(String.init))
            try await store.close()
        },
        StoreConformance("a work that fails leaves nothing of all that it wrote") { open in
            let store = try await open()
            let results = try await store.commit([
                { try $0.append([event("a")], to: board, after: 0) },
                { transaction in
                    try transaction.append([event("a"), event("b")], to: weekly, after: 0)
                    try transaction.enqueue(letter("k"))
                    try transaction.updateAlarms(of: weekly, remove: [], set: [alarm("x", of: weekly, at: 1)])
                    try transaction.bind(room: "slack/C1", to: weekly)
                    throw GivenUp()
                },
                { transaction in
                    let (failed, stayed) = (
                        try transaction.lastNumber(of: weekly), try transaction.lastNumber(of: board)
                    )
                    #expect(failed == 0)
                    #expect(stayed == 1)
                },
            ])
            #expect(throws: GivenUp.self) { try results[1].get() }
            #expect(try await store.events(of: weekly).isEmpty)
            #expect(try await store.read { try $0.streams().map(\.stream) } == [board])
            #expect(try await store.nextDelivery(by: .mail) == nil)
            #expect(try await store.deliveries(in: Set(DeliveryState.allCases), limit: 9).isEmpty)
            #expect(try await store.read { try $0.nextAlarm() } == nil)
            #expect(try await store.read { try $0.series(of: "slack/C1") } == nil)
            try await store.close()
        },
        StoreConformance("a conflict in a batch is that work's alone, and the stream can be appended to after it") {
            open in
            let store = try await open()
            let results = try await store.commit([
                { try $0.append([event("a")], to: weekly, after: 0) },
                { try $0.append([event("late")], to: weekly, after: 0) },
                { try $0.append([event("b")], to: weekly, after: 1) },
            ])
            #expect(throws: Never.self) { try results[0].get() }
            #expect(throws: StoreFailure.conflict(weekly)) { try results[1].get() }
            #expect(throws: Never.self) { try results[2].get() }
            #expect(try await store.events(of: weekly).map(\.event) == [event("a"), event("b")])
            try await store.close()
        },
        StoreConformance("a commit whose task is cancelled is kept") { open in
            let store = try await open()
            let task = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                try await store.append("a", to: weekly, after: 0)
                _ = try await store.claimDeliveries(by: .mail, dueBy: moment(0), retryAt: moment(9), limit: 1)
            }
            try await task.value
            #expect(try await store.lastNumber(of: weekly) == 1)
            try await store.close()
        },
        StoreConformance("reading writes nothing, and its error comes through") { open in
            let store = try await open()
            await #expect(throws: (any Error).self) {
                try await store.read { try $0.append([event("a")], to: weekly, after: 0) }
            }
            await #expect(throws: GivenUp.self) { try await store.read { _ in throw GivenUp() } }
            #expect(try await store.lastNumber(of: weekly) == 0)
            try await store.append("a", to: weekly, after: 0)
            try await store.close()
        },
    ]

    static let sharing = [
        StoreConformance("sixty-four who commit at once all get their turn") { open in
            let store = try await open()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        let own = StreamID.series("own-\(index)")
                        for number in 0..<5 {
                            try await store.commit { transaction in
                                try transaction.append([event("\(number)")], to: own, after: number)
                                let last = try transaction.lastNumber(of: weekly)
                                try transaction.append([event("\(index)")], to: weekly, after: last)
                            }
                        }
                    }
                }
                try await group.waitForAll()
            }
            let shared = try await store.events(of: weekly)
            #expect(shared.map(\.number) == Array(1...320))
            #expect(Set(shared.map(\.event.payload)).count == 64)
            let streams = try await store.read { try $0.streams() }
            #expect(streams.count == 65)
            #expect(streams.allSatisfy { $0.last == ($0.stream == weekly ? 320 : 5) })
            try await store.close()
        },
        StoreConformance("of sixty-four who append after the same event one succeeds") { open in
            let store = try await open()
            let won = await withTaskGroup(of: Bool.self) { group in
                for index in 0..<64 {
                    group.addTask {
                        do {
                            try await store.append("\(index)", to: weekly, after: 0)
                            return true
                        } catch {
                            #expect(error as? StoreFailure == .conflict(weekly))
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(won == 1)
            #expect(try await store.lastNumber(of: weekly) == 1)
            try await store.close()
        },
        StoreConformance("a second handle on the same place sees commits and conflicts with them") { open in
            let first = try await open()
            let second = try await open()
            try await first.append("a", to: weekly, after: 0)
            #expect(try await second.lastNumber(of: weekly) == 1)
            await #expect(throws: StoreFailure.conflict(weekly)) {
                try await second.append("b", to: weekly, after: 0)
            }
            try await second.append("b", to: weekly, after: 1)
            await #expect(throws: StoreFailure.conflict(weekly)) {
                try await first.append("c", to: weekly, after: 1)
            }
            #expect(try await first.events(of: weekly).map(\.event) == [event("a"), event("b")])
            try await first.close()
            try await second.append("c", to: weekly, after: 2)
            try await second.close()
        },
        StoreConformance("two handles that write at once wait for each other") { open in
            let stores = [try await open(), try await open()]
            try await withThrowingTaskGroup(of: Void.self) { group in
                for index in 0..<40 {
                    let store = stores[index % 2]
                    group.addTask {
                        try await store.commit { transaction in
                            let last = try transaction.lastNumber(of: weekly)
                            try transaction.append([event("\(index)")], to: weekly, after: last)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await stores[0].lastNumber(of: weekly) == 40)
            for store in stores { try await store.close() }
        },
        StoreConformance("a read sees one moment, whatever is committed meanwhile") { open in
            let store = try await open()
            for round in 0..<50 {
                try await store.commit { transaction in
                    try transaction.append([event("\(round)")], to: weekly, after: round)
                    try transaction.append([event("\(round)")], to: board, after: round)
                }
                async let writing: Void = store.append("extra", to: .roster, after: round)
                let pair = try await store.read { transaction in
                    (try transaction.lastNumber(of: weekly), try transaction.lastNumber(of: board))
                }
                #expect(pair.0 == pair.1)
                try await writing
            }
            try await store.close()
        },
    ]
}
