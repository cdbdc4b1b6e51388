import ConvenorYAML
import Testing

@Suite("a fault in the settings")
struct SettingsFaultTests {
    private static func faults(_ yaml: String?, _ environment: [String: String] = [:]) -> [String] {
        Settings.load(yaml: yaml, file: "convenor.yaml", environment: environment) { _ in throw CancellationError() }
            .faults.map(\.description)
    }

    @Test(
        "of the file names line, column and what to write",
        arguments: [
            ("mial: {}", "1:1: \"mial\" is no setting. Did you mean \"mail\"?"),
            ("mail:\n  smpt: {}", "2:3: \"mail.smpt\" is no setting. Did you mean \"mail.smtp\"?"),
            (
                "colour: red",
                "1:1: \"colour\" is no setting. "
                    + "Here may stand callbacks, chat, console, corrections, dates, documents, http, language, log, mail, meetings, "
                    + "organisation, platforms, reminders, time, working."
            ),
            (
                "mail: x",
                "1:7: \"mail\" is a group of settings and takes no value. Put its settings below it, indented."
            ),
            (
                "callbacks: {allow: [\"*.example.org\"]}",
                "1:20: \"*.example.org\" does not fit callbacks.allow. Write a list of hosts, each maybe with a port, "
                    + "with commas between them, maybe empty, such as chat.example.org, localhost:8065."
            ),
            (
                "callbacks: {proxy: proxy.example.org}",
                "1:20: \"proxy.example.org\" does not fit callbacks.proxy. Write http:// or https://, a host and maybe a "
                    + "port, or nothing, such as http://proxy.example.org:3128."
            ),
            ("[a]", "1:1: Settings must be a map of keys, not a list. Write \"language: en\", one key a line."),
            (
                "mail: {retry_hours: soon}",
                "1:21: \"soon\" does not fit mail.retry_hours. Write a whole number from 1 to 720, such as 72."
            ),
            (
                "mail: {retry_hours: 0}",
                "1:21: \"0\" does not fit mail.retry_hours. Write a whole number from 1 to 720, such as 72."
            ),
            (
                "mail: {retry_hours: [1]}",
                "1:21: \"mail.retry_hours\" must be text, not a list. "
                    + "Write one line; put it in quotes when it holds a colon or begins with a sign."
            ),
            ("dates: {order: dym}", "1:16: \"dym\" does not fit dates.order. Did you mean \"dmy\"?"),
            ("dates: {order: iso}", "1:16: \"iso\" does not fit dates.order. Write one of language, ask, dmy, mdy."),
            (
                "working: {days: []}",
                "1:17: working.days is empty. "
                    + "Write a list of mon, tue, wed, thu, fri, sat, sun, at least one, such as mon, tue."
            ),
            (
                "working: {days: [mon, mon]}",
                "1:17: \"mon, mon\" does not fit working.days. "
                    + "Write a list of mon, tue, wed, thu, fri, sat, sun, at least one, such as mon, tue."
            ),
            (
                "working: {holidays: [2027-02-29]}",
                "1:21: \"2027-02-29\" does not fit working.holidays. "
                    + "Write a list of days as year-month-day, maybe empty, such as 2027-01-01, 2027-12-25."
            ),
            (
                "working: {start: 9}",
                "1:18: \"9\" does not fit working.start. Write a time from 00:00 to 24:00, such as 09:00."
            ),
            (
                "time: {zone: Europe/Amsterdm}",
                "1:14: \"Europe/Amsterdm\" does not fit time.zone. Did you mean \"Europe/Amsterdam\"?"
            ),
            (
                "time: {zone: here}",
                "1:14: \"here\" does not fit time.zone. "
                    + "Write an IANA zone, or nothing for the machine's, such as Europe/Amsterdam."
            ),
            (
                "mail: {from: Convenor}",
                "1:14: \"Convenor\" does not fit mail.from. Write a mail address, such as convenor@example.org."
            ),
            ("mail: {from_name: }", "1:19: mail.from_name is empty. Write a text."),
            (
                "mail: {smtp: {url: 'https://example.org'}}",
                "1:20: \"https://example.org\" does not fit mail.smtp.url. "
                    + "Write smtp:// or smtps://, a host and maybe a port, or nothing for the Maildir, such as "
                    + "smtp://mail.example.org:587."
            ),
            (
                "mail: {smtp: {url: 'smtp://me:pw@example.org'}}",
                "1:20: \"smtp://me:pw@example.org\" does not fit mail.smtp.url. "
                    + "Write smtp:// or smtps://, a host and maybe a port, or nothing for the Maildir, such as "
                    + "smtp://mail.example.org:587."
            ),
            (
                "console: {user: 'a b'}",
                "1:17: \"a b\" does not fit console.user. "
                    + "Write a handle of letters, digits, dots, hyphens and underscores, such as mara."
            ),
            ("reminders: {weekly: yes}", "1:21: \"yes\" does not fit reminders.weekly. Write true or false."),
            ("language: \"\"", "1:11: language is empty. Write a language tag, such as en or pt-BR."),
            (
                "working: {end: \"08:00\"}",
                "1:16: The working day ends before it starts. Set working.end later than working.start."
            ),
            (
                "mail: {smtp: {user: me}}",
                "1:21: mail.smtp.user is set and mail.smtp.password is not. "
                    + "Set CONVENOR_MAIL_SMTP_PASSWORD_FILE to a file with the password, or leave the user empty."
            ),
            ("language: en\nlanguage: nl", "1:1: \"language\" stands twice in this map. Keep one of the two."),
        ])
    func file(yaml: String, sentence: String) {
        #expect(SettingsFaultTests.faults(yaml) == ["convenor.yaml:\(sentence)"])
    }

    @Test(
        "of a variable names it",
        arguments: [
            (
                ["CONVENOR_MIAL_FROM": "x"],
                "CONVENOR_MIAL_FROM: This variable is no setting. Did you mean CONVENOR_MAIL_FROM?"
            ),
            (
                ["CONVENOR_COFFEE": "x"],
                "CONVENOR_COFFEE: This variable is no setting. Remove it; docs/SETTINGS.md lists those there are."
            ),
            (
                ["CONVENOR_LOG_LEVEL": "loud"],
                "CONVENOR_LOG_LEVEL: \"loud\" does not fit log.level. "
                    + "Write one of trace, debug, info, notice, warning, error, critical."
            ),
            (
                ["CONVENOR_LOG_LEVEL": ""],
                "CONVENOR_LOG_LEVEL: log.level is empty. "
                    + "Write one of trace, debug, info, notice, warning, error, critical."
            ),
            (
                ["CONVENOR_LANGUAGE": "en", "CONVENOR_LANGUAGE_FILE": "f"],
                "CONVENOR_LANGUAGE_FILE: CONVENOR_LANGUAGE is set as well. Keep one of the two."
            ),
            (
                ["CONVENOR_LANGUAGE_FILE": "f"],
                "CONVENOR_LANGUAGE_FILE: The file \"f\" cannot be read. "
                    + "Check its path, who may read it, and that it is UTF-8."
            ),
            (
                ["CONVENOR_WORKING_START": "18:00"],
                "CONVENOR_WORKING_START: The working day ends before it starts. "
                    + "Set working.end later than working.start."
            ),
        ])
    func variable(environment: [String: String], sentence: String) {
        #expect(SettingsFaultTests.faults(nil, environment) == [sentence])
    }

    @Test("does not hide another one")
    func all() {
        let yaml = "mial: {}\ndates:\n  order: x\nlog:\n  levl: info\n"
        let lines = SettingsFaultTests.faults(yaml, ["CONVENOR_X": "1", "CONVENOR_CHAT_GUARD_SECONDS": "-1"])
        #expect(
            lines.map { $0.prefix { $0 != " " } } == [
                "convenor.yaml:1:1:", "convenor.yaml:3:10:", "convenor.yaml:5:3:", "CONVENOR_CHAT_GUARD_SECONDS:",
                "CONVENOR_X:",
            ])
    }
}
