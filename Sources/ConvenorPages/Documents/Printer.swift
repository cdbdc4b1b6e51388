/// What makes a PDF of a document, by a program that is installed beside.
package protocol Printer: Sendable {
    /// Throws `PrinterFault` where that program fails, or takes too long.
    func pdf(of html: String) async throws -> [UInt8]
}

/// Why there is no PDF: a whole sentence for the log.
package struct PrinterFault: Error, Sendable, CustomStringConvertible {
    package var description: String

    package init(_ description: String) { self.description = description }
}
