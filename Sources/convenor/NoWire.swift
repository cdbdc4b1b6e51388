import ConvenorEngine

/// Stands where the way out over HTTP will be.
struct NoWire: Wire {
    func send(_ call: WebCall) async throws(WebFault) -> WebAnswer {
        throw .unreachable("This program cannot call other servers yet.")
    }
}
