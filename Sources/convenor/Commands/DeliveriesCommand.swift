import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorYAML
import Foundation

struct DeliveriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliveries", abstract: "Shows what is in the outbox, what was sent and what was given up.",
        discussion: """
            Newest first: mails, messages to chat platforms, webhooks to subscribers. --retry KEY gives a letter that \
            was given up another try, --all-dead all that the other options name. --enable NAME lets a subscriber \
            that was switched off have webhooks again.
            """)

    @OptionGroup var place: Place
    @Flag(help: "Only what waits or was given up.") var open = false
    @Option(help: "How many at the most.") var limit = 100
    @Option(help: "mail, chat or hook.") var way: Letter.Way?
    @Option(
        name: .customLong("place"),
        help: ArgumentHelp("A chat platform such as slack, or a subscriber.", valueName: "name")) var target: String?
    @Option(help: ArgumentHelp("Try this letter again now.", valueName: "key")) var retry: String?
    @Flag(help: "Try again all that was given up, the oldest first.") var allDead = false
    @Option(help: ArgumentHelp("Switch this subscriber on again.", valueName: "name")) var enable: String?

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit \(limit) shows nothing; give 1 or more.") }
    }

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            if let enable {
                try await switchOn(enable, assembly, store)
            } else if let retry {
                put(try Self.told(retry, try await store.revive(retry, at: SystemClock().now())))
            } else if allDead {
                try await reviveAll(in: store)
            } else {
                try await list(assembly, store)
            }
            try await store.close()
        }
    }

    private func list(_ assembly: Assembly, _ store: any Store) async throws {
        let engine = try assembly.engine(store, log: Quiet.log)
        let isShown = way == nil || way == .hook
        for subscriber in assembly.house.subscribers where isShown && (target == nil || target == subscriber.name) {
            guard let off = await engine.whySwitchedOff(subscriber.name) else { continue }
            put("off      \(subscriber.name) gets no webhooks since \(off)")
        }
        let states: Set<DeliveryState> = open ? [.waiting, .trying, .dead] : Set(DeliveryState.allCases)
        let list = try await store.deliveries(in: states, by: way, of: target, limit: limit)
        let there = target.map { " to \($0)" } ?? ""
        if list.isEmpty {
            put(open ? "Nothing\(there) waits and nothing was given up." : "Nothing was sent\(there) yet.")
        }
        for delivery in list { put(Self.line(delivery, assembly)) }
    }

    private func switchOn(_ name: String, _ assembly: Assembly, _ store: any Store) async throws {
        guard assembly.house.subscribers.contains(where: { $0.name == name }) else {
            throw Failure.missing("subscribers.yaml names no \(name).")
        }
        guard try await assembly.engine(store, log: Quiet.log).switchOn(name) else {
            return put("\(name) was not switched off.")
        }
        put(
            "\(name) gets webhooks again. convenor deliveries --way hook --place \(name) --all-dead sends what it missed."
        )
    }

    private func reviveAll(in store: any Store) async throws {
        let dead = try await store.deliveries(in: [.dead], by: way, of: target, limit: .max)
        let now = SystemClock().now()
        for delivery in dead.reversed() { _ = try await store.revive(delivery.letter.key, at: now) }
        let letters = Count.text(dead.count, "letter")
        put(
            dead.isEmpty
                ? "Nothing was given up."
                : "\(letters) \(dead.count == 1 ? "is" : "are") tried again: within half a minute, or when the daemon is started."
        )
    }

    private static func told(_ key: String, _ state: DeliveryState?) throws -> String {
        switch state {
        case .waiting, .dead: return "\(key) is tried again: within half a minute, or when the daemon is started."
        case .trying: return "\(key) is under way."
        case .sent: throw Failure.data("\(key) was sent. What was sent is not sent again.")
        case nil: throw Failure.missing("There is no letter \(key). convenor deliveries shows the keys.")
        }
    }

    private static func line(_ delivery: Delivery, _ assembly: Assembly) -> String {
        let words = assembly.house.words()
        let state: String =
            switch delivery.state {
            case .sent: "sent   "
            case .dead: "dead   "
            case .waiting: delivery.attempts == 0 ? "waiting" : "retry  "
            case .trying: "trying "
            }
        let when = delivery.settledAt ?? delivery.nextAttempt ?? delivery.letter.due
        let uncertain = delivery.uncertain && delivery.state != .sent ? " (may have arrived)" : ""
        let answer = delivery.answer.map { "\n         \($0.cleaned)" } ?? ""
        return "\(state)  \(words.moment(when, zone: assembly.house.zone))  \(target(of: delivery.letter).cleaned)  "
            + "\(delivery.letter.subject.cleaned)\(uncertain)\n         \(delivery.letter.key.cleaned)\(answer)"
    }

    /// What a call goes to is told by name: its address may be a secret.
    private static func target(of letter: Letter) -> String {
        switch letter.way {
        case .mail: letter.address
        case .chat: "\(letter.place)  \(letter.kind)"
        case .hook: letter.place
        }
    }
}

extension Letter.Way: ExpressibleByArgument {}
