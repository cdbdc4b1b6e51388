package import ConvenorEngine

/// Puts mail into a Maildir that any mail reader opens, for trying out and for places without a mail server.
package actor MaildirTransport: Transport {
    package nonisolated let name = "maildir"
    private let folder: MaildirFolder
    private let executor = ThreadExecutor(name: "maildir")

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// `folder` is made at the first mail when it does not exist; what it lies in must exist.
    package init(folder: String) {
        self.folder = MaildirFolder(path: folder)
    }

    deinit { executor.shutdown() }

    /// Returns where the mail lies; a mail that lies there already, read or not, is left alone.
    package func deliver(_ parcel: Parcel) async throws(DeliveryFailure) -> String {
        if let fault = parcel.fault { throw .permanent(fault) }
        let name = Fingerprint.of("\(parcel.messageID)\n\(parcel.to)") + ".convenor"
        do {
            try folder.prepare()
            if let present = try folder.find(name) { return "already there: \(present)" }
            return "stored: \(try folder.store(Self.stored(parcel), as: name))"
        } catch {
            throw .temporary(error.sentence)
        }
    }

    /// The mail as a delivery agent leaves it: the envelope on top (RFC 5321 section 4.4), line feeds as line ends.
    private static func stored(_ parcel: Parcel) -> [UInt8] {
        let envelope = "Return-Path: <\(parcel.from)>\nDelivered-To: \(parcel.to)\n"
        return Array(envelope.utf8) + parcel.bytes.filter { $0 != 13 }
    }
}
