import ConvenorCore
import ConvenorYAML
import Foundation
import Logging

/// Logs go to stderr, as text or as one JSON object a line; replies alone go to stdout.
enum LogSetup {
    /// Where somebody types, only warnings come between the lines, unless the setting says otherwise.
    static func logger(_ settings: Settings, isConversation: Bool) -> Logger {
        let isAsked = settings.log.level != .info || settings.origins["log.level"]?.hasPrefix("CONVENOR_") == true
        let level = isConversation && !isAsked ? .warning : Logger.Level(rawValue: settings.log.level.rawValue) ?? .info
        let isJSON = settings.log.format == .json
        LoggingSystem.bootstrap { label in
            if isJSON { return JSONLogHandler(label: label) }
            return TextLogHandler(label: label)
        }
        var logger = Logger(label: "convenor")
        logger.logLevel = level
        return logger
    }
}

/// A line of text each: what others wrote begins none of its own, and tells a terminal nothing.
struct TextLogHandler: LogHandler {
    private var lines: StreamLogHandler

    init(label: String) { lines = StreamLogHandler.standardError(label: label) }

    var metadata: Logger.Metadata {
        get { lines.metadata }
        set { lines.metadata = newValue }
    }
    var logLevel: Logger.Level {
        get { lines.logLevel }
        set { lines.logLevel = newValue }
    }
    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { lines[metadataKey: key] }
        set { lines[metadataKey: key] = newValue }
    }

    func log(event: LogEvent) {
        var event = event
        event.message = "\(event.message.description.cleaned)"
        event.metadata = event.metadata?.mapValues { .string($0.description.cleaned) }
        lines.log(event: event)
    }
}

/// One JSON object a line, for log collectors.
struct JSONLogHandler: LogHandler {
    let label: String
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(label: String) { self.label = label }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        var fields = metadata.merging(event.metadata ?? [:]) { _, new in new }.mapValues(\.description)
        fields["level"] = event.level.rawValue
        fields["message"] = event.message.description
        fields["time"] = Date().formatted(
            .iso8601.year().month().day().time(includingFractionalSeconds: true).timeZone(separator: .omitted))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let line = try? encoder.encode(fields) else { return }
        FileHandle.standardError.write(line + Data("\n".utf8))
    }
}
