package import ConvenorEngine

/// The one way in for what people say on a platform, however it comes from there.
package struct PlatformEar: Sendable {
    let engine: Convenor

    package init(engine: Convenor) { self.engine = engine }

    /// Carries a message out once; what is posted about it is in the outbox when this returns.
    ///
    /// - Parameter late: what is sent in place of the answer, asked once the answer is known and before it is stored.
    func hear(
        _ message: PlatformMessage, of platform: any Platform, in place: String, late: Deferral.LatePosts? = nil
    ) async -> Heard {
        var said = message.message(in: place)
        said.isOverheard = [.nowhere, .byCommand].contains(platform.aside(message))
        return await engine.hear(
            said,
            dress: Dress(
                answer: { platform.answer($0, to: message) },
                posts: { reply in
                    (platform.posts(reply, after: message) + (late?(reply) ?? [])).map { $0.post(in: place) }
                }))
    }
}

extension PlatformMessage {
    /// As the engine takes it.
    func message(in place: String) -> Message {
        let (platform, name) = PlatformTable.parts(of: place)
        var message = Message(
            delivery: delivery.map { DeliveryID(platform: platform, name: name, id: $0) },
            who: ChatIdentity(place: place, id: user, name: userName, isHandle: userIsHandle),
            room: ChatRoom(place: place, id: room, address: address), text: text)
        message.isDirect = isDirect
        message.content = content
        message.mark = mark
        message.series = series
        return message
    }
}
