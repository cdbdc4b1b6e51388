import ConvenorCore
import ConvenorCurl
import ConvenorEngine
import ConvenorSQLite
import Foundation
import Scenarios

/// Plays a year in simulated time on files that are kept, and goes on from what is durable in them, however the process
/// before it ended. Says on standard output what it is about to do.
@main
struct YearPlayer {
    private static let room = ChatRoom(place: "chat", id: "year")
    private let engine: Convenor
    private let clock = RehearsalClock(YearHouse.start)
    private let outbox: Outbox
    private var course: YearCourse

    /// `ConvenorYear FOLDER SEED`.
    static func main() async throws {
        let arguments = CommandLine.arguments
        guard arguments.count == 3, let seed = UInt64(arguments[2]) else { exit(64) }
        let store = try SQLiteStore.open(path: arguments[1] + "/year.db")
        say("open")
        var player = try await YearPlayer(YearScenario(seed: seed), store, folder: arguments[1])
        try await player.play()
        try await store.close()
        say("end")
    }

    /// In one call to the system, so that it is said whole or not at all.
    static func say(_ word: String) { FileHandle.standardOutput.write(Data((word + "\n").utf8)) }

    private init(_ scenario: YearScenario, _ store: any Store, folder: String) async throws {
        let house = try YearHouse()
        course = try await YearCourse(
            house.script(of: scenario), RehearsalAnswers(scenario.answers), in: store)
        engine = house.engine(store, clock)
        outbox = Outbox(engine, transport: YearPost(folder: folder), sender: "convenor@example.org")
    }

    private mutating func play() async throws {
        clock.pass(to: course.now)
        // Nobody else is at the files: whoever started this has seen the end of the process before.
        try await engine.pickUpCutOff()
        try await finish()
        while let at = try await next(), at <= YearHouse.end {
            clock.pass(to: at)
            Self.say("alarms")
            try await engine.ringDue()
            try await finish()
            while let line = course.lines.first, line.at <= at {
                Self.say("line")
                try await hear(line)
                _ = course.take()
                try await finish()
            }
        }
    }

    private func next() async throws -> Moment? {
        let alarm = try await engine.store.read { try $0.nextAlarm() }
        return [alarm, course.lines.first?.at].compactMap { $0 }.min().map { max($0, clock.now()) }
    }

    private func hear(_ line: YearCourse.Line) async throws {
        var message = Message(
            delivery: DeliveryID(platform: "chat", name: "", id: line.id),
            who: ChatIdentity(place: Self.room.place, id: line.speaker.name, isHandle: true), room: Self.room,
            text: [.text(line.text)])
        message.series = line.series
        let heard = await engine.hear(message, dress: Dress(answer: { Array($0.plainText.utf8) }))
        guard case .answered = heard else { throw StoreFailure.unusable("\(line) was not heard: \(heard)") }
    }

    private mutating func finish() async throws {
        await outbox.deliverDue()
        try await course.look(into: engine.store)
    }
}

/// A Maildir, and a list of all attempts beside it.
private struct YearPost: Transport {
    let name = "year"
    private let maildir: MaildirTransport
    private let attempts: String

    init(folder: String) {
        maildir = MaildirTransport(folder: folder + "/Maildir")
        attempts = folder + "/attempts"
    }

    func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String {
        YearPlayer.say("mail")
        let answer = try await maildir.deliver(parcel)
        note(parcel)
        YearPlayer.say("taken")
        return answer
    }

    /// Message-ID and a checksum of the bytes (FNV-1a), in one call to the system.
    private func note(_ parcel: Parcel) {
        let sum = parcel.bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        let file = open(attempts, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(file) }
        let line = Array("\(parcel.messageID) \(sum)\n".utf8)
        guard write(file, line, line.count) == line.count else { exit(74) }
    }
}
