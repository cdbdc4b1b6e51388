/// A person as written in a file, before anything of it is checked: shared by YAML and CSV.
struct PersonDraft {
    struct Value {
        var text: String
        var place: Place
    }

    var place: Place
    var handle: Value?
    var name: Value?
    var mail: Value?
    var team: Value?
    var role: Value?
    /// A handle, or the mail address of somebody in the same list.
    var manager: Value?
    var zone: Value?
    /// How they write numbers for a day.
    var order: Value?
    var language: Value?
    var channel: Value?
    /// When they are sent nothing: `18:00-10:00`.
    var quiet: Value?
    /// Platform and id there, in the order of the file.
    var chat: [(platform: String, id: Value)] = []
}
