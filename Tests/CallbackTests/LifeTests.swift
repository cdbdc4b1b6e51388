import ConvenorCurl
import ConvenorEngine
import Foundation
import TestSupport
import Testing

@Suite("the thread of callbacks", .serialized)
struct LifeTests {
    @Test("has many calls under way at once, and answers each with its own")
    func many() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        let calls = (0..<200).map { WebCall("POST", server.url("bytes/\($0)"), body: [1]) }
        let lengths = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
            for (number, call) in calls.enumerated() {
                group.addTask { (number, try await wire.send(call).body.count) }
            }
            return try await group.reduce(into: [Int: Int]()) { $0[$1.0] = $1.1 }
        }
        #expect(lengths == Dictionary(uniqueKeysWithValues: (0..<200).map { ($0, $0) }))
        #expect(server.count("connect") <= 16)
    }

    @Test("keeps to its places, and a host that does not answer leaves some to the others")
    func places() async throws {
        let (slow, quick) = (try WebServer(), try WebServer())
        let wire = CurlWire(
            try .local {
                $0.transfers = 3
                $0.transfersPerHost = 2
            })
        let call = WebCall("POST", slow.url("late"), timeoutSeconds: 300)
        let tasks = (0..<6).map { _ in Task { try await wire.send(call).status } }
        #expect(try await slow.sees("request", times: 2))
        for _ in 1...3 { #expect(try await wire.send(WebCall("POST", quick.url("answer/200"))).status == 200) }
        #expect(slow.count("request") == 2)
        try slow.release()
        for task in tasks { #expect(try await task.value == 200) }
        #expect(slow.count("request") == 6)
        #expect(slow.count("connect") == 2)
    }

    @Test("lets go of a call whose task is cancelled under way, and says that it may have been taken")
    func cancelled() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local())
        let call = WebCall("POST", server.url("silent"), timeoutSeconds: 300)
        let task = Task { await fault(wire, call) }
        #expect(try await server.sees("request"))
        task.cancel()
        #expect(await task.value == .broken("The callback was stopped."))
        #expect(try await wire.send(WebCall("POST", server.url("answer/200"))).status == 200)
    }

    @Test("lets go of a call whose task is cancelled in the queue or before, which was not sent")
    func cancelledWaiting() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local { $0.transfersPerHost = 1 })
        let (late, never) = (
            WebCall("POST", server.url("late"), timeoutSeconds: 300), WebCall("POST", server.url("never"))
        )
        let first = Task { await fault(wire, late) }
        #expect(try await server.sees("request"))
        let waiting = (0..<50).map { _ in Task { await fault(wire, never) } }
        for task in waiting { task.cancel() }
        for task in waiting { #expect(await task.value == .unreachable("The callback was stopped.")) }
        // Its task was cancelled before it called at all.
        let begun = Task {
            while !Task.isCancelled { await Task.yield() }
            return await fault(wire, never)
        }
        begun.cancel()
        #expect(await begun.value == .unreachable("The callback was stopped."))
        try server.release()
        #expect(await first.value == nil)
        #expect(server.count("request") == 1)
    }

    @Test("ends with every call answered for, under way, waiting or late")
    func close() async throws {
        let server = try WebServer()
        let wire = CurlWire(try .local { $0.transfersPerHost = 2 })
        let call = WebCall("POST", server.url("silent"), timeoutSeconds: 300)
        let tasks = (0..<40).map { _ in Task { await fault(wire, call) } }
        #expect(try await server.sees("request", times: 2))
        await wire.close()
        var faults: [WebFault?] = []
        for task in tasks { faults.append(await task.value) }
        #expect(faults.count { $0 == .broken("The callback was stopped.") } == 2)
        #expect(faults.count { $0 == .unreachable("Callbacks are shut down.") } == 38)
        #expect(
            await fault(wire, WebCall("POST", server.url("answer/200"))) == .unreachable("Callbacks are shut down."))
        await wire.close()
        #expect(server.count("request") == 2)
    }

    @Test("loses no call in a race of calls, cancellations and the end")
    func race() async throws {
        let server = try WebServer()
        for round in 0..<20 {
            let wire = CurlWire(try .local())
            let call = WebCall("POST", server.url("answer/200"))
            let tasks = (0..<40).map { number in Task { await fault(wire, call) ?? .endless("\(number)") } }
            for number in stride(from: round % 3, to: 40, by: 3) { tasks[number].cancel() }
            async let end: Void = wire.close()
            for task in tasks { #expect(!(await task.value.text.isEmpty)) }
            await end
        }
    }

    /// In a process of its own, where no other suite has callbacks or uses up what may be open.
    @Test("is gone after the end, and after the last owner")
    func gone() async {
        await #expect(processExitsWith: .success) {
            let server = try WebServer()
            var wires: [CurlWire] = []
            for _ in 1...5 {
                let wire = CurlWire(try .local())
                #expect(try await wire.send(WebCall("POST", server.url("answer/200"))).status == 200)
                wires.append(wire)
            }
            #expect(try await LifeTests.sees(5))
            for wire in wires.prefix(3) { await wire.close() }
            #expect(try await LifeTests.sees(2))
            wires = []
            #expect(try await LifeTests.sees(0))
        }
    }

    /// The list of threads may lack some while others end, so one look is not enough.
    private static func sees(_ count: Int) async throws -> Bool {
        for _ in 0..<1_200 {
            if threads == count { return true }
            try await Task.sleep(for: .milliseconds(50))
        }
        return false
    }

    /// How many threads of that name this process has.
    private static var threads: Int {
        let folder = "/proc/self/task"
        // Entry by entry: one that goes away meanwhile must not make the others unseen.
        guard let listing = opendir(folder) else { return 0 }
        defer { closedir(listing) }
        var names: [String] = []
        while let entry = readdir(listing) {
            names.append(
                withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.count { name in
            (try? String(contentsOfFile: "\(folder)/\(name)/comm", encoding: .utf8)) == "callbacks\n"
        }
    }
}
