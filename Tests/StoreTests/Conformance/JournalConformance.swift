import ConvenorCore
import ConvenorEngine
import Testing

extension StoreConformance {
    static let journal = [
        StoreConformance("an unknown stream is empty") { open in
            let store = try await open()
            #expect(try await store.lastNumber(of: weekly) == 0)
            #expect(try await store.events(of: weekly).isEmpty)
            #expect(try await store.read { try $0.snapshot(of: weekly) } == nil)
            #expect(try await store.read { try $0.streams().count } == 0)
            try await store.close()
        },
        StoreConformance("events come back as they were given, in order, from 1") { open in
            let store = try await open()
            let given = [
                NewEvent(at: Moment(milliseconds: 1_790_000_000_123), actor: "lena", payload: Array("{\"a\":1}".utf8)),
                NewEvent(at: Moment(milliseconds: -5), actor: "", payload: [0, 255, 0, 128]),
                NewEvent(at: Moment(milliseconds: .max), actor: "zoë-łukasz-王", payload: []),
            ]
            try await store.commit { try $0.append(given, to: weekly, after: 0) }
            try await store.append("four", to: weekly, after: 3)
            let kept = try await store.events(of: weekly)
            #expect(kept.map(\.number) == [1, 2, 3, 4])
            #expect(kept.map(\.event) == given + [event("four")])
            #expect(kept.allSatisfy { $0.stream == weekly })
            #expect(try await store.events(of: weekly, after: 2).map(\.number) == [3, 4])
            #expect(try await store.events(of: weekly, after: 4).isEmpty)
            #expect(try await store.lastNumber(of: weekly) == 4)
            try await store.close()
        },
        StoreConformance("a large event is kept whole") { open in
            let store = try await open()
            let large = NewEvent(at: moment(0), actor: "lena", payload: (0..<300_000).map { UInt8($0 % 251) })
            try await store.commit { try $0.append([large], to: weekly, after: 0) }
            #expect(try await store.events(of: weekly).map(\.event) == [large])
            try await store.close()
        },
        StoreConformance("streams are counted apart and listed by name") { open in
            let store = try await open()
            try await store.append("a", "b", to: weekly, after: 0)
            try await store.append("a", to: .roster, after: 0)
            try await store.append("a", "b", "c", to: board, after: 0)
            let streams = try await store.read { try $0.streams().map { "\($0.stream) \($0.last)" } }
            #expect(streams == ["roster 1", "series/board 3", "series/weekly 2"])
            try await store.close()
        },
        StoreConformance("an append that does not follow the last event is a conflict and leaves nothing") { open in
            let store = try await open()
            for wrong in [1, 7, -1] {
                await #expect(throws: StoreFailure.conflict(weekly)) {
                    try await store.append("x", to: weekly, after: wrong)
                }
            }
            try await store.append("a", "b", to: weekly, after: 0)
            for wrong in [0, 1, 3] {
                await #expect(throws: StoreFailure.conflict(weekly)) {
                    try await store.append("x", "y", to: weekly, after: wrong)
                }
            }
            #expect(try await store.lastNumber(of: weekly) == 2)
            #expect(try await store.read { try $0.streams().count } == 1)
            try await store.close()
        },
        StoreConformance("appending no events checks the number and makes no stream") { open in
            let store = try await open()
            try await store.commit { try $0.append([], to: weekly, after: 0) }
            #expect(try await store.read { try $0.streams().count } == 0)
            await #expect(throws: StoreFailure.conflict(weekly)) {
                try await store.commit { try $0.append([], to: weekly, after: 1) }
            }
            try await store.close()
        },
        StoreConformance("one work writes to several streams and sees what it wrote") { open in
            let store = try await open()
            try await store.commit { transaction in
                try transaction.append([event("a"), event("b")], to: weekly, after: 0)
                try transaction.append([event("c")], to: board, after: 0)
                try transaction.append([event("d")], to: weekly, after: transaction.lastNumber(of: weekly))
                #expect(try transaction.events(of: weekly, after: 1).map(\.number) == [2, 3])
            }
            #expect(try await store.lastNumber(of: weekly) == 3)
            #expect(try await store.lastNumber(of: board) == 1)
            try await store.close()
        },
        StoreConformance("a snapshot is replaced by a later one, or by one of another format") { open in
            let store = try await open()
            func kept() async throws -> Snapshot? { try await store.read { try $0.snapshot(of: weekly) } }
            let first = Snapshot(stream: weekly, number: 10, format: 1, payload: [1, 0, 255])
            let later = Snapshot(stream: weekly, number: 20, format: 1, payload: [])
            try await store.save(first)
            #expect(try await kept() == first)
            try await store.save(later)
            #expect(try await kept() == later)
            try await store.save(first)
            #expect(try await kept() == later)
            let other = Snapshot(stream: weekly, number: 5, format: 2, payload: [9])
            try await store.save(other)
            #expect(try await kept() == other)
            #expect(try await store.read { try $0.snapshot(of: board) } == nil)
            try await store.close()
        },
        StoreConformance("everything is there after closing and opening again") { open in
            let store = try await open()
            try await store.commit { transaction in
                try transaction.append([event("a"), event("b")], to: weekly, after: 0)
                try transaction.enqueue(letter("k"))
                try transaction.updateAlarms(of: weekly, remove: [], set: [alarm("due/A7", of: weekly, at: 5)])
                try transaction.bind(room: "slack/C1", to: weekly)
            }
            try await store.save(Snapshot(stream: weekly, number: 2, format: 1, payload: [7]))
            try await store.close()
            let again = try await open()
            #expect(try await again.events(of: weekly).map(\.event) == [event("a"), event("b")])
            #expect(try await again.deliveries(in: [.waiting], limit: 9).map(\.letter) == [letter("k")])
            #expect(try await again.read { try $0.nextAlarm() } == moment(5))
            #expect(try await again.read { try $0.series(of: "slack/C1") } == weekly)
            #expect(try await again.read { try $0.snapshot(of: weekly)?.payload } == [7])
            try await again.append("c", to: weekly, after: 2)
            try await again.close()
        },
        StoreConformance("a closed store refuses instead of crashing") { open in
            let store = try await open()
            try await store.append("a", to: weekly, after: 0)
            try await store.close()
            await #expect(throws: (any Error).self) { try await store.append("b", to: weekly, after: 1) }
            await #expect(throws: (any Error).self) { try await store.lastNumber(of: weekly) }
            try await store.close()
        },
    ]
}
