/// The speaker queue.
enum Queueing {
    static let verbs: [Verb] = [
        Verb(
            "q+", ["queue+"], group: .people, usage: "q+ [@person] [to topic]", examples: ["q+ to cost"],
            needs: .meeting,
            decide: join),
        Verb(
            "q-", ["queue-"], group: .people, usage: "q- [@person]", examples: ["q-"], needs: .meeting, decide: leave),
        Verb(
            "ack", ["recognise", "recognize"], group: .people, usage: "ack [@person]", examples: ["ack"], role: .chair,
            needs: .meeting, decide: ack),
        Verb(
            "queue", ["q?"], group: .people, usage: "queue", examples: ["queue"], needs: .meeting,
            decide: { _ throws(Stop) in Decision(say: [.queue]) }),
    ]

    private static func who(_ ask: Ask) -> (Handle, Substring) {
        guard let first = ask.tokens.first, let handle = first.handle else { return (ask.scene.speaker, ask.rest) }
        return (handle, ask.rest[first.whole.endIndex...].trimmed())
    }

    static func join(_ ask: Ask) throws(Stop) -> Decision {
        let (handle, rest) = who(ask)
        let (word, after) = Utterance.splitVerb(rest)
        let about = String(ask.key(word) == "to" ? after : rest).cleaned
        try ask.check(about)
        let queue = try ask.meeting().queue
        if let place = queue.firstIndex(where: { $0.handle == handle }) {
            return Decision(say: [.queued(handle, place: place + 1)])
        }
        return Decision(
            [.speakerQueued(handle: handle, about: about)], say: [.queued(handle, place: queue.count + 1)])
    }

    static func leave(_ ask: Ask) throws(Stop) -> Decision {
        let (handle, _) = who(ask)
        guard try ask.meeting().queue.contains(where: { $0.handle == handle }) else {
            throw .refused(.notInQueue(handle))
        }
        return Decision([.speakerLeft(handle: handle)], say: [.leftQueue(handle)])
    }

    static func ack(_ ask: Ask) throws(Stop) -> Decision {
        let queue = try ask.meeting().queue
        guard let first = queue.first else { throw .refused(.queueEmpty) }
        let wanted = ask.tokens.first?.handle
        guard let speaker = wanted == nil ? first : queue.first(where: { $0.handle == wanted }) else {
            throw .refused(.notInQueue(wanted ?? first.handle))
        }
        return Decision(
            [.speakerCalled(handle: speaker.handle)],
            say: [.called(speaker.handle, about: speaker.about, left: queue.count - 1)])
    }
}
