import ConvenorCore
import ConvenorEngine
import Testing

extension Store {
    fileprivate func enqueue(_ letters: Letter...) async throws {
        try await commit { transaction in for letter in letters { try transaction.enqueue(letter) } }
    }

    fileprivate func claim(at now: Int64, retry: Int64 = 1000, limit: Int = 10) async throws -> [Delivery] {
        try await claimDeliveries(by: .mail, dueBy: moment(now), retryAt: moment(retry), limit: limit)
    }

    fileprivate func delivery(_ key: String) async throws -> Delivery? {
        try await deliveries(in: Set(DeliveryState.allCases), limit: 100).first { $0.letter.key == key }
    }
}

extension StoreConformance {
    static let outbox = [
        StoreConformance("a letter waits until it is due and comes back byte for byte") { open in
            let store = try await open()
            #expect(try await store.nextDelivery(by: .mail) == nil)
            var given = letter("k", due: 60)
            given.bytes = [0, 13, 10, 255]
            try await store.enqueue(given)
            #expect(try await store.nextDelivery(by: .mail) == moment(60))
            #expect(try await store.claim(at: 59).isEmpty)
            #expect(try await store.delivery("k")?.attempts == 0)
            let expected = Delivery(
                letter: given, state: .trying, attempts: 1, nextAttempt: moment(1000), answer: nil, uncertain: false,
                settledAt: nil)
            #expect(try await store.claim(at: 60) == [expected])
            #expect(try await store.delivery("k") == expected)
            #expect(try await store.nextDelivery(by: .mail) == moment(1000))
            try await store.close()
        },
        StoreConformance(
            "what waits is withdrawn with what goes on after its key, and nothing that may have been taken"
        ) { open in
            let store = try await open()
            try await store.enqueue(
                letter("c/1/lena"), letter("c/1/lena/again"), letter("c/1/lena/first/chat/0"), letter("c/1/lenard"),
                letter("c/1/le"), letter("c/1/lena0"))
            for (key, outcome) in [
                ("c/1/bo", DeliveryOutcome.sent(answer: "250", at: moment(1))),
                ("c/1/bo/again", .retry(at: moment(9), answer: "no answer", uncertain: true)),
                ("c/1/bo/more", .retry(at: moment(9), answer: "450", uncertain: false)),
            ] {
                try await store.enqueue(letter(key, due: -60))
                _ = try await store.claim(at: -60)
                try await store.settle(key, outcome)
            }
            try await store.enqueue(letter("c/1/bo/last", due: -60))
            _ = try await store.claim(at: -60)
            try await store.commit { for key in ["c/1/lena", "c/1/bo"] { try $0.withdraw(key) } }
            let left = try await store.deliveries(in: Set(DeliveryState.allCases), limit: 99).map(\.letter.key)
            #expect(Set(left) == ["c/1/lenard", "c/1/le", "c/1/lena0", "c/1/bo", "c/1/bo/again", "c/1/bo/last"])
            // It may be put in again.
            try await store.enqueue(letter("c/1/lena"))
            #expect(try await store.delivery("c/1/lena")?.state == .waiting)
            try await store.close()
        },
        StoreConformance("a letter with a known key is no second mail") { open in
            let store = try await open()
            try await store.enqueue(letter("k", text: "first"), letter("k", text: "second"))
            try await store.enqueue(letter("k", due: -50, text: "third"), letter("other"))
            let all = try await store.deliveries(in: [.waiting], limit: 9)
            #expect(all.map(\.letter) == [letter("other"), letter("k", text: "first")])
            _ = try await store.claim(at: 0)
            try await store.settle("k", .sent(answer: "250 ok", at: moment(1)))
            try await store.enqueue(letter("k", text: "again"))
            #expect(try await store.delivery("k")?.state == .sent)
            try await store.close()
        },
        StoreConformance("the ends of attempts are written down with the next claim, and all of it or nothing") {
            open in
            let store = try await open()
            try await store.enqueue(letter("a"), letter("b"), letter("c"))
            #expect(try await store.claim(at: 0, limit: 2).map(\.letter.key) == ["a", "b"])
            func next(_ ends: DeliveryEnd...) async throws -> [String] {
                try await store.claimDeliveries(
                    by: .mail, dueBy: moment(1), retryAt: moment(1000), limit: 9, but: Holds(), after: ends
                ).map(\.letter.key)
            }
            await #expect(throws: StoreFailure.self) {
                try await next(
                    DeliveryEnd("a", .sent(answer: "250", at: moment(1))),
                    DeliveryEnd("nobody", .sent(answer: "250", at: moment(1))))
            }
            #expect(try await store.delivery("a")?.state == .trying)
            #expect(try await store.delivery("c")?.state == .waiting)
            let again = try await next(
                DeliveryEnd("a", .sent(answer: "250", at: moment(1))),
                DeliveryEnd("b", .retry(at: moment(1), answer: "451", uncertain: false)))
            #expect(again == ["c", "b"] || again == ["b", "c"])
            #expect(try await store.delivery("a")?.state == .sent)
            #expect(try await store.delivery("b")?.attempts == 2)
            try await store.close()
        },
        StoreConformance("a letter that was claimed and not tried stands as before") { open in
            let store = try await open()
            try await store.enqueue(letter("a"))
            _ = try await store.claim(at: 0)
            try await store.settle("a", .retry(at: moment(60), answer: "451 later", uncertain: false))
            _ = try await store.claim(at: 60)
            try await store.settle("a", .untried(at: moment(61)))
            let found = try await store.delivery("a")
            #expect(found?.state == .waiting && found?.attempts == 1 && found?.nextAttempt == moment(61))
            #expect(found?.answer == "451 later" && found?.uncertain == false)
            #expect(try await store.claim(at: 61).map(\.attempts) == [2])
            try await store.close()
        },
        StoreConformance("letters are claimed earliest first, the older of two that are due together, up to the limit")
        {
            open in
            let store = try await open()
            try await store.enqueue(
                letter("late", due: 30), letter("b", due: 10), letter("a", due: 10), letter("first", due: 5),
                letter("future", due: 99))
            #expect(try await store.claim(at: 50, limit: 0).isEmpty)
            #expect(try await store.claim(at: 50, limit: 3).map(\.letter.key) == ["first", "b", "a"])
            #expect(try await store.claim(at: 50, limit: 3).map(\.letter.key) == ["late"])
            #expect(try await store.claim(at: 50, limit: 3).isEmpty)
            #expect(try await store.nextDelivery(by: .mail) == moment(99))
            try await store.close()
        },
        StoreConformance("a letter whose sender died is due again at its retry, and uncertain") { open in
            let dying = try await open()
            try await dying.enqueue(letter("k"))
            #expect(try await dying.claim(at: 0, retry: 300).first?.uncertain == false)
            let next = try await open()
            #expect(try await next.claim(at: 299, retry: 900).isEmpty)
            #expect(try await next.nextDelivery(by: .mail) == moment(300))
            let again = try await next.claim(at: 300, retry: 900)
            #expect(again.map(\.attempts) == [2])
            #expect(again.map(\.uncertain) == [true])
            #expect(again.map(\.nextAttempt) == [moment(900)])
            try await next.close()
            try await dying.close()
        },
        StoreConformance("a letter that is to be retried waits, keeps its answer and stays uncertain") { open in
            let store = try await open()
            try await store.enqueue(letter("k"))
            _ = try await store.claim(at: 0)
            try await store.settle("k", .retry(at: moment(60), answer: "timed out", uncertain: true))
            var expected = Delivery(
                letter: letter("k"), state: .waiting, attempts: 1, nextAttempt: moment(60), answer: "timed out",
                uncertain: true, settledAt: nil)
            #expect(try await store.delivery("k") == expected)
            #expect(try await store.claim(at: 59).isEmpty)
            #expect(try await store.claim(at: 60).map(\.attempts) == [2])
            try await store.settle("k", .retry(at: moment(90), answer: "451 later", uncertain: false))
            expected.attempts = 2
            expected.nextAttempt = moment(90)
            expected.answer = "451 later"
            #expect(try await store.delivery("k") == expected)
            try await store.close()
        },
        StoreConformance("a dead letter lives again from then on, and what was sent or is under way is left alone") {
            open in
            let store = try await open()
            for key in ["dead", "sent", "trying"] { try await store.enqueue(letter(key)) }
            _ = try await store.claim(at: 0)
            try await store.settle("dead", .dead(answer: "550 no", at: moment(1)))
            try await store.settle("sent", .sent(answer: "250 ok", at: moment(1)))
            #expect(try await store.revive("dead", at: moment(70)) == .dead)
            var expected = Delivery(
                letter: letter("dead", due: 70), state: .waiting, attempts: 0, nextAttempt: moment(70),
                answer: "550 no", uncertain: false, settledAt: nil)
            #expect(try await store.delivery("dead") == expected)
            #expect(try await store.revive("sent", at: moment(70)) == .sent)
            #expect(try await store.revive("trying", at: moment(70)) == .trying)
            #expect(try await store.revive("nowhere", at: moment(70)) == nil)
            #expect(try await store.claim(at: 70).map(\.letter.key) == ["dead"])
            try await store.settle("dead", .retry(at: moment(900), answer: "451 later", uncertain: true))
            #expect(try await store.revive("dead", at: moment(80)) == .waiting)
            expected.attempts = 1
            expected.nextAttempt = moment(80)
            expected.answer = "451 later"
            expected.uncertain = true
            #expect(try await store.delivery("dead") == expected)
            try await store.close()
        },
        StoreConformance("a letter that is sent or dead is done with but kept") { open in
            let store = try await open()
            try await store.enqueue(letter("a"), letter("b"))
            _ = try await store.claim(at: 0)
            try await store.settle("a", .sent(answer: "250 ok", at: moment(2)))
            try await store.settle("b", .dead(answer: "550 no such box", at: moment(3)))
            #expect(try await store.nextDelivery(by: .mail) == nil)
            #expect(try await store.claim(at: 9999).isEmpty)
            let expected = [
                Delivery(
                    letter: letter("b"), state: .dead, attempts: 1, nextAttempt: nil, answer: "550 no such box",
                    uncertain: false, settledAt: moment(3)),
                Delivery(
                    letter: letter("a"), state: .sent, attempts: 1, nextAttempt: nil, answer: "250 ok",
                    uncertain: false, settledAt: moment(2)),
            ]
            #expect(try await store.deliveries(in: [.sent, .dead], limit: 9) == expected)
            try await store.close()
        },
        StoreConformance("a letter that was sent is not sent again by a slower attempt; a dead one may be revived") {
            open in
            let store = try await open()
            try await store.enqueue(letter("a"), letter("b"))
            _ = try await store.claim(at: 0)
            try await store.settle("a", .sent(answer: "250 ok", at: moment(2)))
            try await store.settle("a", .retry(at: moment(5), answer: "timed out", uncertain: true))
            try await store.settle("a", .dead(answer: "550", at: moment(6)))
            #expect(try await store.delivery("a")?.state == .sent)
            #expect(try await store.delivery("a")?.answer == "250 ok")
            try await store.settle("b", .dead(answer: "550", at: moment(3)))
            try await store.settle("b", .retry(at: moment(7), answer: "asked by the operator", uncertain: false))
            #expect(try await store.delivery("b")?.settledAt == nil)
            #expect(try await store.claim(at: 7).map(\.letter.key) == ["b"])
            try await store.close()
        },
        StoreConformance("settling a letter that is not there is an error") { open in
            let store = try await open()
            await #expect(throws: StoreFailure.self) {
                try await store.settle("nobody", .sent(answer: "250", at: moment(0)))
            }
            try await store.close()
        },
        StoreConformance("the outbox is listed newest first, by state, up to the limit") { open in
            let store = try await open()
            for index in 0..<10 { try await store.enqueue(letter("k\(index)", due: Int64(10 - index))) }
            func keys(_ states: Set<DeliveryState>, _ limit: Int) async throws -> [String] {
                try await store.deliveries(in: states, limit: limit).map(\.letter.key)
            }
            #expect(try await keys([.waiting], 3) == ["k9", "k8", "k7"])
            _ = try await store.claim(at: 2, limit: 2)
            #expect(try await keys([.trying], 9) == ["k9", "k8"])
            #expect(try await keys([.waiting], 2) == ["k7", "k6"])
            #expect(try await keys([.waiting, .trying], 99).count == 10)
            #expect(try await keys([.sent, .dead], 99).isEmpty)
            #expect(try await keys([], 99).isEmpty)
            try await store.close()
        },
        StoreConformance("two who claim at once never get the same letter") { open in
            let stores = [try await open(), try await open()]
            try await stores[0].commit { transaction in
                for index in 0..<200 { try transaction.enqueue(letter("k\(index)")) }
            }
            let keys = try await withThrowingTaskGroup(of: [String].self) { group in
                for index in 0..<20 {
                    let store = stores[index % 2]
                    group.addTask { try await store.claim(at: 0).map(\.letter.key) }
                }
                return try await group.reduce(into: []) { $0 += $1 }
            }
            #expect(keys.count == 200)
            #expect(Set(keys).count == 200)
            for store in stores { try await store.close() }
        },
    ]
}
