import ConvenorCore
import ConvenorEngine
import Testing

extension StoreConformance {
    static let alarms = [
        StoreConformance("alarms are written as a difference: removed, replaced, added, the others untouched") { open in
            let store = try await open()
            #expect(try await store.read { try $0.nextAlarm() } == nil)
            let stays = alarm("timebox/80", of: weekly, at: 30)
            let moved = alarm("due/A7", of: weekly, at: 40, person: "lena")
            try await store.commit { transaction in
                try transaction.updateAlarms(
                    of: weekly, remove: [],
                    set: [stays, alarm("due/A7", of: weekly, at: 10), alarm("x", of: weekly, at: 1)])
            }
            try await store.commit { transaction in
                try transaction.updateAlarms(of: weekly, remove: ["x", "unknown"], set: [moved])
            }
            #expect(try await store.read { try $0.alarms(of: weekly) } == [stays, moved])
            #expect(try await store.read { try $0.nextAlarm() } == moment(30))
            try await store.commit { transaction in
                try transaction.updateAlarms(of: weekly, remove: ["due/A7"], set: [moved])
            }
            #expect(try await store.read { try $0.alarms(of: weekly) } == [stays, moved])
            try await store.commit { transaction in
                try transaction.updateAlarms(of: weekly, remove: ["due/A7", "timebox/80"], set: [])
            }
            #expect(try await store.read { try $0.nextAlarm() } == nil)
            try await store.close()
        },
        StoreConformance("the same key in two streams is two alarms") { open in
            let store = try await open()
            try await store.commit { transaction in
                try transaction.updateAlarms(of: weekly, remove: [], set: [alarm("due/A1", of: weekly, at: 5)])
                try transaction.updateAlarms(of: board, remove: [], set: [alarm("due/A1", of: board, at: 9)])
                try transaction.updateAlarms(of: board, remove: ["due/A1"], set: [])
            }
            #expect(try await store.read { try $0.alarms(of: weekly).count } == 1)
            #expect(try await store.read { try $0.alarms(of: board).count } == 0)
            try await store.close()
        },
        StoreConformance("due alarms of all streams come earliest first, up to the limit, their moment included") {
            open in
            let store = try await open()
            try await store.commit { transaction in
                for second in stride(from: Int64(9), through: 1, by: -1) {
                    let stream = second % 2 == 0 ? weekly : board
                    try transaction.updateAlarms(
                        of: stream, remove: [], set: [alarm("k\(second)", of: stream, at: second)])
                }
            }
            func due(_ now: Int64, _ limit: Int) async throws -> [String] {
                try await store.read { try $0.alarms(dueBy: moment(now), limit: limit).map(\.key) }
            }
            #expect(try await due(0, 9).isEmpty)
            #expect(try await due(4, 9) == ["k1", "k2", "k3", "k4"])
            #expect(try await due(4, 2) == ["k1", "k2"])
            #expect(try await due(99, 99).count == 9)
            #expect(try await store.read { try $0.alarms(of: weekly).map(\.key) } == ["k2", "k4", "k6", "k8"])
            #expect(try await due(99, 0).isEmpty)
            #expect(try await store.read { try $0.nextAlarm() } == moment(1))
            try await store.close()
        },
        StoreConformance("a person's due alarms come together, whatever the limit and the stream") { open in
            let store = try await open()
            try await store.commit { transaction in
                try transaction.updateAlarms(
                    of: board, remove: [],
                    set: [
                        alarm("a", of: board, at: 1, person: "ben"), alarm("b", of: board, at: 2, person: "lena"),
                        alarm("c", of: board, at: 3), alarm("d", of: board, at: 50, person: "ben"),
                    ])
                try transaction.updateAlarms(
                    of: weekly, remove: [],
                    set: [alarm("x", of: weekly, at: 4, person: "ben"), alarm("y", of: weekly, at: 4, person: "lena")])
            }
            func due(_ limit: Int) async throws -> [String] {
                try await store.read { try $0.alarms(dueBy: moment(9), limit: limit).map(\.key) }
            }
            #expect(try await due(1) == ["a", "x"])
            #expect(try await due(2) == ["a", "b", "x", "y"])
            #expect(try await due(3) == ["c", "a", "b", "x", "y"])
            #expect(try await due(9) == ["a", "b", "c", "x", "y"])
            #expect(
                try await store.read { try $0.alarms(dueBy: moment(9), limit: 1).map(\.person) } == [
                    Handle("ben"), Handle("ben"),
                ])
            try await store.close()
        },
        StoreConformance("what is due to one person comes from all streams, earliest first, and nobody else's") {
            open in
            let store = try await open()
            try await store.commit { transaction in
                try transaction.updateAlarms(
                    of: weekly, remove: [],
                    set: [
                        alarm("due/A2", of: weekly, at: 20, person: "ben"),
                        alarm("due/A9", of: weekly, at: 31, person: "ben"),
                        alarm("due/A3", of: weekly, at: 5, person: "lena"), alarm("timebox/8", of: weekly, at: 1),
                    ])
                try transaction.updateAlarms(
                    of: board, remove: [],
                    set: [
                        alarm("due/A1", of: board, at: 30, person: "ben"),
                        alarm("due/A4", of: board, at: 7, person: "ben"),
                    ])
            }
            func due(_ name: String, _ now: Int64) async throws -> [String] {
                try await store.read { try $0.alarms(for: Handle(name), dueBy: moment(now)).map(\.key) }
            }
            #expect(try await due("ben", 30) == ["due/A4", "due/A2", "due/A1"])
            #expect(try await due("ben", 6).isEmpty)
            #expect(try await due("lena", 99) == ["due/A3"])
            try await store.commit { transaction in
                try transaction.updateAlarms(
                    of: board, remove: ["due/A1"], set: [alarm("due/A4", of: board, at: 7, person: "lena")])
            }
            #expect(try await due("ben", 99) == ["due/A2", "due/A9"])
            #expect(try await due("lena", 99) == ["due/A3", "due/A4"])
            try await store.close()
        },
    ]

    static let rooms = [
        StoreConformance("a room speaks to one series, a series to several rooms by name") { open in
            let store = try await open()
            #expect(try await store.read { try $0.series(of: "slack/C1") } == nil)
            try await store.commit { transaction in
                try transaction.bind(room: "zulip/9", to: weekly)
                try transaction.bind(room: "slack/C1", to: weekly)
                try transaction.bind(room: "slack/C2", to: board)
            }
            #expect(try await store.read { try $0.rooms(of: weekly) } == ["slack/C1", "zulip/9"])
            try await store.commit { try $0.bind(room: "slack/C1", to: board) }
            #expect(try await store.read { try $0.series(of: "slack/C1") } == board)
            #expect(try await store.read { try $0.rooms(of: weekly) } == ["zulip/9"])
            #expect(try await store.read { try $0.rooms(of: board) } == ["slack/C1", "slack/C2"])
            #expect(try await store.read { try $0.rooms(of: .roster).isEmpty })
            try await store.close()
        },
        StoreConformance("a room's address and a reader's mark are the last ones set, and survive a restart") { open in
            let store = try await open()
            #expect(try await store.read { try $0.address(of: "generic/a") } == nil)
            #expect(try await store.read { try $0.mark(of: "hook/crm") } == nil)
            try await store.commit { transaction in
                try transaction.setAddress("https://one.example.org/", of: "generic/a")
                try transaction.setAddress("https://other.example.org/", of: "generic/b")
                try transaction.setAddress("https://two.example.org/?k=é", of: "generic/a")
                try transaction.setMark("first", of: "hook/crm")
                try transaction.setMark("", of: "hook/crm")
                try transaction.setMark("7", of: "matrix")
            }
            try await store.close()
            let again = try await open()
            #expect(try await again.read { try $0.address(of: "generic/a") } == "https://two.example.org/?k=é")
            #expect(try await again.read { try $0.address(of: "generic/b") } == "https://other.example.org/")
            #expect(try await again.read { try $0.mark(of: "hook/crm") } == "")
            #expect(try await again.read { try $0.mark(of: "matrix") } == "7")
            try await again.close()
        },
    ]
}
