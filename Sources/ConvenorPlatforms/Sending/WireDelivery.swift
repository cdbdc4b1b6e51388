import ConvenorEngine
import Foundation

extension Wire {
    /// One call, whose faults are judged as those of a delivery.
    func deliver(_ call: WebCall, isRepeatable: Bool = false) async throws(DeliveryFailure) -> WebAnswer {
        do {
            return try await send(call)
        } catch {
            throw DeliveryFailure(error, isRepeatable: isRepeatable)
        }
    }
}

extension WebAnswer {
    var isSuccess: Bool { (200..<300).contains(status) }

    /// The body, as far as it is of that form.
    func decoded<Value: Decodable>(_ type: Value.Type) -> Value? {
        try? JSONDecoder().decode(type, from: Data(body))
    }
}
