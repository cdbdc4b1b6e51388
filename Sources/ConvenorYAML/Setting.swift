import ConvenorCore
import ConvenorEngine

/// One row of the table of settings: from it follow parsing, the environment, convenor.yaml and docs/SETTINGS.md.
package struct Setting: Sendable {
    /// With dots for levels: `mail.smtp.url`.
    package let key: String
    /// What may be written.
    package let type: String
    /// One sentence.
    package let explanation: String
    package let isSecret: Bool
    let isList: Bool
    /// What to write instead of a text that does not fit.
    let mend: @Sendable (String) -> String
    /// False when the text does not fit.
    let assign: @Sendable (inout Settings, String) -> Bool
    /// The value as an operator would write it; a secret as `(set)`.
    let show: @Sendable (Settings) -> String

    init<Value: Sendable>(
        _ key: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ format: SettingFormat<Value>,
        _ explanation: String
    ) {
        self.key = key
        self.explanation = explanation
        type = format.name
        isSecret = Value.self == Secret.self || Value.self == [Secret].self
        isList = format.isList
        mend = { format.mend($0) }
        assign = { settings, text in
            guard let value = format.read(text) else { return false }
            settings[keyPath: path] = value
            return true
        }
        show = { format.write($0[keyPath: path]) }
    }

    /// The setting of a platform; `name` tells one of several from the others.
    init(_ key: PlatformKey, of name: String = "") {
        let format: SettingFormat<[Secret]> = .platform(key.form)
        let place = name.isEmpty ? key.platform : key.platform + ":" + name
        self.key = name.isEmpty ? key.key : "platforms.\(key.platform).\(name).\(key.name)"
        explanation = key.about
        type = format.name
        isSecret = key.isSecret
        isList = format.isList
        mend = { format.mend($0) }
        assign = { settings, text in
            guard let value = format.read(text) else { return false }
            settings.platforms[place, key.name] = value
            return true
        }
        show = { format.write($0.platforms[place, key.name]) }
    }

    package var defaultText: String { show(Settings()) }
    /// `CONVENOR_MAIL_SMTP_URL`.
    package var variable: String {
        "CONVENOR_" + key.uppercased().replacing(".", with: "_").replacing("-", with: "_")
    }
    /// The variable that names a file with the value in it.
    package var fileVariable: String { variable + "_FILE" }
}

extension Setting {
    /// Every setting there is, grouped as in convenor.yaml.
    package static let all: [Setting] =
        general + mail + mailbox + followUp + doors + PlatformKeys.all.map { Setting($0) }

    private static let general = [
        Setting("organisation.name", \.organisation.name, .text, "The name that stands over minutes and mails."),
        Setting(
            "time.zone", \.time.zoneName, .zoneName,
            "The IANA time zone of the organisation; empty means the machine's own, or UTC when it has none."),
        Setting(
            "language", \.language, .language,
            "The language that Convenor speaks, as an IETF tag; dates are read in it too, after the language of the "
                + "person and before the others (en and nl are known)."),
        Setting(
            "dates.order", \.dates.order, .word,
            "How 03/04 is read: dmy puts the day first, mdy the month, ask asks back each time, language does what the "
                + "language of the phrase does (English asks, Dutch puts the day first); a person's own order goes "
                + "before it."),
        Setting(
            "working.days", \.working.days, .weekdays,
            "The days on which reminders go out and that count as working days."),
        Setting(
            "working.start", \.working.start, .clock,
            "The start of the working day, when the day's reminders go out, in the zone of each person."),
        Setting(
            "working.end", \.working.end, .clock,
            "The end of the working day, which is the hour of a due date that names no hour."),
        Setting(
            "working.holidays", \.working.holidays, .days,
            "Days of the year that are no working days, whichever day of the week they are."),
        Setting(
            "working.calendars", \.working.calendars, .paths,
            "iCalendar files (.ics) whose whole-day events are holidays as well, from 2 years back to 10 years ahead; "
                + "inside the folder of convenor.yaml unless a path begins with a slash."),
        Setting("console.user", \.console.user, .handle, "The handle of who types at the console."),
    ]

    private static let mail = [
        Setting("mail.from", \.mail.from, .mailAddress, "The address that mails come from."),
        Setting("mail.from_name", \.mail.fromName, .text, "The name beside that address."),
        Setting(
            "mail.smtp.url", \.mail.smtp.url, .smtpURL,
            "The server that takes outgoing mail: smtp://host:587, or smtps://host:465 for TLS from the first byte; "
                + "empty writes mails to the Maildir and sends none."),
        Setting(
            "mail.smtp.user", \.mail.smtp.user, .optional("a user name, or nothing", "convenor"),
            "The user name at that server; empty means that it asks for none."),
        Setting("mail.smtp.password", \.mail.smtp.password, .secret, "The password at that server."),
        Setting(
            "mail.smtp.starttls", \.mail.smtp.startTLS, .word,
            "Whether a connection to an smtp:// server must turn to TLS before anything is said; "
                + "off is for a server on this machine."),
        Setting(
            "mail.smtp.ca_file", \.mail.smtp.caFile, .optional("a path to a PEM file, or nothing", "ca.pem"),
            "A file of certificates to trust instead of the machine's own, for a server with a private one."),
        Setting(
            "mail.smtp.timeout_seconds", \.mail.smtp.timeoutSeconds, .whole(1...600, example: 60),
            "After how many seconds a delivery that does not come to an end is broken off."),
        Setting(
            "mail.maildir", \.mail.maildir, .text,
            "The Maildir that mails are written to when no server is set; inside the data folder unless it begins "
                + "with a slash."),
        Setting(
            "mail.retry_hours", \.mail.retryHours, .whole(1...720, example: 72),
            "After how many hours of failed attempts a mail is given up and the chair is told."),
    ]

    private static let followUp = [
        Setting(
            "reminders.profile", \.reminders.profile, .word,
            "How hard people are reminded in a series that has chosen nothing; docs/OPERATING.md has the table."),
        Setting(
            "reminders.lead_days", \.reminders.leadDays, .whole(0...60, example: 3),
            "How many days before its date the profile standard first recalls an action; 0 leaves that reminder out."),
        Setting(
            "reminders.weekly", \.reminders.weekly, .flag,
            "Whether the profile standard recalls an overdue action every week until it is done or dropped."),
        Setting(
            "reminders.escalation_days", \.reminders.escalationDays, .whole(0...60, example: 3),
            "After how many silent working days the profile standard tells the manager; 0 for never."),
        Setting(
            "meetings.prepare_days", \.meetings.prepareDays, .whole(0...60, example: 7),
            "How many days before a planned meeting its missing material is asked for; 0 leaves that to the chair."),
        Setting(
            "corrections.working_days", \.corrections.workingDays, .whole(0...20, example: 2),
            "How many working days people have to correct the minutes."),
        Setting(
            "chat.guard_seconds", \.chat.guardSeconds, .whole(0...60, example: 5),
            "Within how many seconds a second \"next\" by somebody else is held back, so that no step is skipped."),
        Setting("log.level", \.log.level, .word, "Lines below this level are not logged."),
        Setting("log.format", \.log.format, .word, "The form of a log line: text for people, json for machines."),
    ]
}
