package import ConvenorCore
package import ConvenorEngine

/// Every setting of the program; the values here are the defaults, the rows of the table give each its key.
package struct Settings: Hashable, Sendable {
    package var organisation = Organisation()
    package var time = Time()
    /// IETF language tag of what Convenor says.
    package var language = "en"
    package var dates = Dates()
    package var working = Working()
    package var console = Console()
    package var mail = Mail()
    package var reminders = Reminders()
    package var meetings = Meetings()
    package var corrections = Corrections()
    package var chat = Chat()
    package var log = Log()
    package var http = HTTP()
    package var callbacks = Callbacks()
    package var documents = Documents()
    package var platforms = Platforms()
    /// Where each setting that is not at its default came from: `config/convenor.yaml:12:8` or a variable's name.
    package var origins: [String: String] = [:]

    package init() {}

    package struct Organisation: Hashable, Sendable {
        package var name = "Convenor"
    }

    package struct Time: Hashable, Sendable {
        /// As written; empty for the machine's own zone.
        package var zoneName = ""
        /// The zone that follows from it.
        package var zone = Zone.utc
    }

    package struct Dates: Hashable, Sendable {
        package var order = Order.language

        /// What `DateOrder` has, and that of the language in which a date is said.
        package enum Order: String, Hashable, Sendable, CaseIterable {
            case language, ask, dmy, mdy

            /// Nil where the language decides.
            package var settled: DateOrder? { DateOrder(rawValue: rawValue) }
        }
    }

    package struct Working: Hashable, Sendable {
        /// 1 is Monday, 7 is Sunday.
        package var days: Set<Int> = [1, 2, 3, 4, 5]
        package var holidays: Set<Day> = []
        /// Paths of iCalendar files with more of them, as written.
        package var calendars: [String] = []
        /// Minutes after midnight.
        package var start = 9 * 60
        /// Minutes after midnight.
        package var end = 17 * 60
    }

    package struct Console: Hashable, Sendable {
        package var user = Handle("chair")
    }

    package struct Mail: Hashable, Sendable {
        package var from = "convenor@localhost"
        package var fromName = "Convenor"
        package var smtp = SMTP()
        /// Relative to the data folder unless it begins with a slash.
        package var maildir = "mail"
        package var retryHours = 72
        package var imap = IMAP()
    }

    /// The mailbox that is read for answers.
    package struct IMAP: Hashable, Sendable {
        /// `imap://host:port` or `imaps://host:port`; empty when no mailbox is read.
        package var url = ""
        package var user = ""
        package var password = Secret()
        package var folder = "INBOX"
        package var startTLS = StartTLS.required
        /// Empty for the machine's own certificates.
        package var caFile = ""
        package var timeoutSeconds = 60
        /// Empty for that of `mail.from`.
        package var address = ""
        /// Local part of addresses for what comes back; empty for that of the mailbox.
        package var bounceName = ""
        package var separator = "+"
    }

    package struct SMTP: Hashable, Sendable {
        /// `smtp://host:port` or `smtps://host:port`; empty when mail goes to the Maildir.
        package var url = ""
        package var user = ""
        package var password = Secret()
        package var startTLS = StartTLS.required
        /// Empty for the machine's own certificates.
        package var caFile = ""
        package var timeoutSeconds = 60
    }

    package enum StartTLS: String, Hashable, Sendable, CaseIterable {
        case required, off
    }

    package struct Reminders: Hashable, Sendable {
        package var profile = ReminderProfile.standard
        package var leadDays = 3
        package var weekly = true
        package var escalationDays = 3
    }

    package struct Meetings: Hashable, Sendable {
        package var prepareDays = 7
    }

    package struct Corrections: Hashable, Sendable {
        package var workingDays = 2
    }

    package struct Chat: Hashable, Sendable {
        package var guardSeconds = 5
    }

    package struct Log: Hashable, Sendable {
        package var level = LogLevel.info
        package var format = LogFormat.text
    }

    package struct HTTP: Hashable, Sendable {
        /// Nil for no HTTP at all.
        package var listen = ListenAddress("127.0.0.1:8080")
        /// Without a slash at its end; empty where it is not known.
        package var address = ""
        package var tls = TLS()
        package var trustedProxies: [IPRange] = []
        package var connections = 16_000
        package var idleSeconds = 75
        package var requestSeconds = 20

        /// Paths of PEM files, as written; both are empty where no TLS is spoken.
        package struct TLS: Hashable, Sendable {
            package var certificate = ""
            package var key = ""
        }
    }

    package struct Callbacks: Hashable, Sendable {
        /// The hosts that may be inside and may do without TLS.
        package var allow: [WebHost] = []
        /// `http://host:port` or `https://host:port`; empty for none.
        package var proxy = ""
        /// Empty for the machine's own certificates.
        package var caFile = ""
    }

    package struct Documents: Hashable, Sendable {
        /// A program's name or path, `off`, or empty for the first that is found.
        package var pdf = ""
    }

    /// What is set for chat platforms: by place (`slack`, `slack:ops`), then by the names of `PlatformKeys`.
    package struct Platforms: Hashable, Sendable {
        package var values: [String: [String: [Secret]]] = [:]

        subscript(place: String, name: String) -> [Secret] {
            get { values[place]?[name] ?? [] }
            set { values[place, default: [:]][name] = newValue }
        }

        /// Makes a place for one of several of a platform.
        mutating func name(_ name: String, of platform: String) { values["\(platform):\(name)", default: [:]] = [:] }

        /// Each of several of a platform.
        var instances: [(platform: String, name: String)] {
            values.keys.sorted().compactMap { place in
                let parts = place.split(separator: ":", maxSplits: 1)
                return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
            }
        }
    }

    /// The raw values are swift-log's.
    package enum LogLevel: String, Hashable, Sendable, CaseIterable {
        case trace, debug, info, notice, warning, error, critical
    }

    package enum LogFormat: String, Hashable, Sendable, CaseIterable {
        case text, json
    }

    /// What the rules of the core ask for.
    package var houseRules: HouseRules {
        var rules = HouseRules()
        rules.leadDays = reminders.leadDays
        rules.remindsWeekly = reminders.weekly
        rules.escalationDays = reminders.escalationDays
        rules.profile = reminders.profile
        rules.prepareDays = meetings.prepareDays
        rules.dayStart = working.start
        rules.dayEnd = working.end
        rules.workingDays = working.days
        rules.holidays = working.holidays
        rules.correctionDays = corrections.workingDays
        rules.guardSeconds = chat.guardSeconds
        rules.zone = time.zone.identifier
        rules.address = String(http.address.hasSuffix("/") ? http.address.dropLast() : http.address[...])
        return rules
    }

    /// Every key with its value as an operator would write it, secrets as `(set)`, in the order of the table.
    package var described: [(key: String, value: String)] {
        Setting.all.map { ($0.key, $0.show(self)) }
    }
}
