import ArgumentParser
import ConvenorCore
import ConvenorEngine
import ConvenorPages
import ConvenorYAML

struct SignInCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sign-in", abstract: "Prints a link that signs a person in to the pages.",
        discussion: """
            Example: convenor sign-in mara

            For somebody without a mail address, or where no mail goes out yet. The link works once, for a quarter of \
            an hour, at http.address, or at http.listen on this machine where that is not set.
            """)

    @OptionGroup var place: Place
    @Argument(help: "The handle of who is let in.") var person: String

    func run() async throws {
        try await reporting {
            let assembly = try Assembly(place)
            let store = try assembly.openExistingStore()
            let engine = try assembly.engine(store, log: Quiet.log)
            // Whoever types at the console is somebody before anything is typed.
            let own = assembly.consoleUser
            let isOwn = own.name == person.drop { $0 == "@" }.lowercased()
            let handle = isOwn ? own : try await PersonArgument.handle(person, in: engine)
            let set = assembly.settings.houseRules.address
            guard !set.isEmpty || assembly.settings.http.listen != nil else {
                throw Failure.usage("There are no pages: http.listen is empty.")
            }
            let scheme = assembly.settings.http.tls.certificate.isEmpty ? "http" : "https"
            let address = set.isEmpty ? "\(scheme)://\(assembly.settings.http.listen.map { "\($0)" } ?? "")" : set
            put(try await SignInLinks(engine, address: address).link(for: handle))
            try await store.close()
        }
    }
}
