import ConvenorCore
import ConvenorEngine
import Testing

extension StoreConformance {
    private static let delivery = DeliveryID(platform: "generic", name: "", id: "m1")

    static let answers = [
        StoreConformance("an answer is kept with what the work wrote, or not at all") { open in
            let store = try await open()
            let results = try await store.commit([
                { transaction in
                    try transaction.keep(KeptAnswer([1]), to: delivery, at: moment(1))
                    throw GivenUp()
                },
                { transaction in
                    let none = try transaction.answer(to: delivery)
                    #expect(none == nil)
                    try transaction.keep(KeptAnswer([2, 0], to: "what it said"), to: delivery, at: moment(1))
                },
            ])
            #expect(throws: GivenUp.self) { try results[0].get() }
            try await store.close()
            let again = try await open()
            #expect(try await again.read { try $0.answer(to: delivery) } == KeptAnswer([2, 0], to: "what it said"))
            try await again.close()
        },
        StoreConformance("a delivery is told apart by platform, name and id, and answered once") { open in
            let store = try await open()
            let others = [
                DeliveryID(platform: "other", name: "", id: "m1"), DeliveryID(platform: "generic", name: "a", id: "m1"),
                DeliveryID(platform: "generic", name: "", id: "M1"),
            ]
            try await store.commit { transaction in
                try transaction.keep(KeptAnswer([0]), to: delivery, at: moment(1))
                for other in others {
                    try transaction.keep(KeptAnswer(Array(other.name.utf8)), to: other, at: moment(1))
                }
            }
            #expect(try await store.read { try $0.answer(to: delivery)?.bytes } == [0])
            #expect(try await store.read { try $0.answer(to: others[1])?.bytes } == [97])
            await #expect(throws: (any Error).self) {
                try await store.commit { try $0.keep(KeptAnswer([1]), to: delivery, at: moment(2)) }
            }
            #expect(try await store.read { try $0.answer(to: delivery)?.bytes } == [0])
            try await store.close()
        },
        StoreConformance("old answers are forgotten, the oldest first") { open in
            let store = try await open()
            let ids = (0..<4).map { DeliveryID(platform: "generic", name: "", id: "m\($0)") }
            try await store.commit { transaction in
                for (second, id) in ids.enumerated().reversed() {
                    try transaction.keep(KeptAnswer([7]), to: id, at: moment(Int64(second)))
                }
                try transaction.forgetAnswers(before: moment(3), limit: 2)
            }
            let left = try await store.read { transaction in try ids.filter { try transaction.answer(to: $0) != nil } }
            #expect(left == [ids[2], ids[3]])
            try await store.commit { try $0.forgetAnswers(before: moment(3), limit: 9) }
            #expect(try await store.read { try $0.answer(to: ids[3])?.bytes } == [7])
            #expect(try await store.read { try $0.answer(to: ids[2])?.bytes } == nil)
            try await store.close()
        },
    ]
}
