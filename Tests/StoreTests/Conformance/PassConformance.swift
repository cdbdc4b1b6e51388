import ConvenorCore
import ConvenorEngine
import Testing

extension StoreConformance {
    private static let (mara, lena) = (Handle("mara"), Handle("lena"))

    private static func pass(_ kind: Pass.Kind, _ mark: String, of person: Handle = mara, made: Int64 = 1) -> Pass {
        var pass = Pass(
            kind, mark: mark, person: person, made: moment(made), ends: moment(made + 9), name: "Firefox, Linux")
        (pass.mail, pass.scopes, pass.notice) = ("mara@example.org", "read", "A1 is done.")
        return pass
    }

    static let passes = [
        StoreConformance("a pass is found by its kind and mark, and by its person newest first, also after a restart") {
            open in
            let store = try await open()
            let (old, new, key) = (pass(.session, "a"), pass(.session, "b", made: 2), pass(.key, "a"))
            try await store.commit { transaction in
                for pass in [old, new, key, pass(.session, "c", of: lena)] { try transaction.put(pass) }
            }
            try await store.close()
            let again = try await open()
            #expect(try await again.read { try $0.pass("a", .session) } == old)
            #expect(try await again.read { try $0.pass("a", .key) } == key)
            #expect(try await again.read { try $0.pass("b", .link) } == nil)
            #expect(try await again.read { try $0.passes(of: mara, .session) } == [new, old])
            try await again.close()
        },
        StoreConformance("one that was removed does not come back by being seen, and those that are over are forgotten")
        { open in
            let store = try await open()
            var (kept, gone) = (pass(.session, "kept"), pass(.session, "gone"))
            try await store.commit { [kept, gone] transaction in
                try transaction.put(kept)
                try transaction.put(gone)
                try transaction.remove(gone)
            }
            (kept.seen, gone.seen) = (moment(5), moment(5))
            kept.notice = ""
            try await store.commit { [kept, gone] transaction in
                try transaction.touch(kept)
                try transaction.touch(gone)
            }
            let found = try await store.read { try $0.pass("kept", .session) }
            #expect(found == kept)
            #expect(try await store.read { try $0.pass("gone", .session) } == nil)
            try await store.commit { try $0.forgetPasses(endedBy: moment(9)) }
            #expect(try await store.read { try $0.pass("kept", .session) } != nil)
            try await store.commit { try $0.forgetPasses(endedBy: moment(10)) }
            #expect(try await store.read { try $0.pass("kept", .session) } == nil)
            try await store.close()
        },
    ]
}
