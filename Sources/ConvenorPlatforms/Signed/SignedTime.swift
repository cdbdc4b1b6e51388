import ConvenorCore

/// When a sender says that it signed, in whole seconds since 1970.
struct SignedTime {
    /// How far the sender's clock may be off, either way.
    static let toleranceSeconds: Int64 = 300

    let seconds: Int64

    /// Digits only: no sign, no fraction, no blank.
    init?(_ text: String) {
        guard (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let seconds = Int64(text)
        else { return nil }
        self.seconds = seconds
    }

    init(_ moment: Moment) { seconds = moment.milliseconds / 1000 }

    func isNear(_ now: Moment) -> Bool { abs(now.milliseconds / 1000 - seconds) <= Self.toleranceSeconds }
}
