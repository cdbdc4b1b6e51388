import ConvenorCore
import Testing

@Suite("people of the files and of the chat")
struct RosterTests {
    private let lena = Handle("lena")
    private let here = ChatID(place: "slack", id: "U7")

    private func journal(_ events: Event...) -> Roster {
        var roster = Roster()
        for event in events { roster.apply(Entry(said: nil, events: [event])) }
        return roster
    }

    private func identified(_ chat: ChatID, _ person: Handle) -> Event {
        .identified(identified: Identified(chat: chat, person: person, by: .mail))
    }

    @Test("who was invited in the chat keeps how the files say that they write dates, unless they said so themselves")
    func dates() {
        let lotte = Handle("lotte")
        let files = Roster([Person(handle: lotte, team: "sales", order: .dmy, language: "nl")])
        let invited = Roster([Person(handle: lotte, mail: "lotte@example.org")]).over(files)
        #expect(invited[lotte] == Person(handle: lotte, mail: "lotte@example.org", order: .dmy, language: "nl"))
        let told = Roster([Person(handle: lotte, order: .mdy)]).over(files)
        #expect(told[lotte]?.order == .mdy)
        #expect(told[lotte]?.language == "nl")
    }

    @Test("an id is found whether a file or the chat gave it; several of one platform may be one person's")
    func ids() {
        let files = Roster([
            Person(handle: lena, chat: ["slack": "U7", "matrix": "@l:x"]), Person(handle: Handle("bo")),
        ])
        let other = ChatID(place: "slack", id: "U8")
        let people = journal(identified(other, lena), .personSet(person: Person(handle: lena, team: "sales")))
            .over(files)
        #expect(people.holder(of: here) == lena && people.holder(of: other) == lena)
        #expect(people.holder(of: ChatID(place: "slack:ops", id: "U7")) == nil)
        #expect(people.chats(of: lena) == [ChatID(place: "matrix", id: "@l:x"), here, other])
        #expect(people.chats(of: Handle("bo")).isEmpty)
    }

    @Test("an id that was given up is nobody's, whatever the files say, until it is confirmed again")
    func released() {
        let files = Roster([Person(handle: lena, mail: "lena@example.org", chat: ["slack": "U7"])])
        let gone = journal(.released(chat: here)).over(files)
        #expect(gone.holder(of: here) == nil && gone.isReleased(here) && gone.chats(of: lena).isEmpty)
        // A person who is set anew after it does not get it back.
        let set = journal(.released(chat: here), .personSet(person: Person(handle: lena, chat: ["slack": "U7"])))
        #expect(set.over(files).holder(of: here) == nil)
        let back = journal(.released(chat: here), identified(here, Handle("bo"))).over(files)
        #expect(back.holder(of: here) == Handle("bo") && !back.isReleased(here) && back.chats(of: lena).isEmpty)
    }

    @Test("an address is found in any case, and not while two people have it")
    func addresses() {
        let files = Roster([Person(handle: lena, mail: "Lena@Example.org")])
        #expect(files.addressee("lena@example.ORG") == lena && files.addressee("bo@example.org") == nil)
        let two = journal(.personSet(person: Person(handle: Handle("bo"), mail: "lena@example.org"))).over(files)
        #expect(two.addressee("lena@example.org") == nil)
        let moved = journal(.personSet(person: Person(handle: lena, mail: "new@example.org"))).over(files)
        #expect(moved.addressee("lena@example.org") == nil && moved.addressee("new@example.org") == lena)
    }

    @Test("reminders go where somebody wants them, and by mail where the chat cannot reach them")
    func routes() {
        let files = Roster([
            Person(handle: lena, mail: "lena@example.org", chat: ["slack": "U7"], channel: .both),
            Person(handle: Handle("bo"), chat: ["slack": "U8"]), Person(handle: Handle("kim")),
        ])
        #expect(files.route(to: lena) { _ in true } == Route(wanted: .both, mail: true, chat: here))
        #expect(files.route(to: lena) { _ in false } == Route(wanted: .both, mail: true, chat: nil))
        #expect(files.route(to: Handle("bo")) { _ in true }.chat?.id == "U8")
        #expect(files.route(to: Handle("kim")) { _ in true } == Route(wanted: .chat, mail: false, chat: nil))
        let chosen = journal(.channelSet(handle: lena, channel: .chat)).over(files)
        #expect(chosen[lena]?.mail == "lena@example.org")
        #expect(chosen.route(to: lena) { _ in true } == Route(wanted: .chat, mail: false, chat: here))
        #expect(chosen.route(to: lena) { _ in false } == Route(wanted: .chat, mail: true, chat: nil))
    }

    @Test("of several chats the one where it was asked for is meant, while it reaches them")
    func places() {
        let chats = ["discord": "1", "slack": "U7", "zulip": "8"]
        let files = Roster([Person(handle: lena, mail: "lena@example.org", chat: chats)])
        let asked = Event.channelSet(handle: lena, channel: .both, place: "slack")
        let kept = Event.channelSet(handle: lena, channel: .chat)
        for events in [[asked], [asked, kept]] {
            var journal = Roster()
            for event in events { journal.apply(Entry(said: nil, events: [event])) }
            let people = journal.over(files)
            #expect(people.route(to: lena) { _ in true }.chat == here)
            #expect(people.route(to: lena) { $0 != here }.chat?.place == "discord")
        }
    }
}
