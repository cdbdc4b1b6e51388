package import ConvenorEngine

/// The one way in for what people say on a platform, however it comes from there.
package struct PlatformEar: Sendable {
    let engine: Convenor

    package init(engine: Convenor) { self.engine = engine }

    /// Carries a message out once; what is posted about it is in the outbox when this returns.
    func hear(_ message: PlatformMessage, of platform: any Platform, in place: String) async -> Heard {
        await engine.hear(
            message.message(in: place),
            dress: Dress(
                answer: { platform.answer($0, to: message) },
                posts: { platform.posts($0, after: message).map { $0.post(in: place) } }))
    }
}

extension PlatformMessage {
    /// As the engine takes it.
    func message(in place: String) -> Message {
        let (platform, name) = PlatformTable.parts(of: place)
        var message = Message(
            delivery: delivery.map { DeliveryID(platform: platform, name: name, id: $0) },
            who: ChatIdentity(place: place, id: user, name: userName, isHandle: platform == "generic"),
            room: ChatRoom(place: place, id: room, address: replyURL), text: text)
        message.isDirect = isDirect
        message.question = question
        message.series = series
        return message
    }
}
