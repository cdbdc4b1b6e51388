import ArgumentParser
import ConvenorEngine

struct CalendarCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "Prints a person's due dates and meetings as iCalendar.",
        discussion: "Example: convenor calendar --person lena > lena.ics")

    @OptionGroup var place: Place
    @Option(help: "The handle of whose calendar it is.") var person: String

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            let handle = try await PersonArgument.handle(person, in: engine)
            put(try await engine.calendar(of: handle), terminator: "")
            try await store.close()
        }
    }
}
