import ConvenorCore
import ConvenorEngine

/// Why a link is good no more, in words.
extension Sight {
    func say(_ end: LinkEnd) -> String {
        switch end {
        case .expired:
            say(Terms("The mail is too old to answer it here.", nl: "De mail is te oud om hier te beantwoorden."))
        case .revoked:
            say(
                Terms(
                    "The address that the mail went to is not used here any more.",
                    nl: "Het adres waar de mail heen ging wordt hier niet meer gebruikt."))
        case .closed(let id, let status):
            say(
                status == .dropped
                    ? Terms("\(id) was dropped.", nl: "\(id) is vervallen.")
                    : Terms("\(id) is done already.", nl: "\(id) is al klaar."))
        case .notTheirs:
            say(Terms("It is somebody else's by now.", nl: "Het is intussen van iemand anders."))
        case .roundOver(let id):
            say(Terms("The answers to \(id) were collected.", nl: "De antwoorden op \(id) zijn verzameld."))
        case .meetingOver:
            say(
                Terms(
                    "That meeting is over, or was planned anew.", nl: "Die vergadering is voorbij, of opnieuw gepland.")
            )
        case .nothingToUndo:
            say(
                Terms(
                    "It is too late to take it back, or something else was written since.",
                    nl: "Terugnemen kan niet meer, of er is sindsdien iets anders geschreven."))
        }
    }
}
