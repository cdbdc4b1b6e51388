import ConvenorCore
import Testing

@Suite("people of the files and of the chat")
struct RosterTests {
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
}
