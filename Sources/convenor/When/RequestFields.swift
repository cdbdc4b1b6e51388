import Foundation

/// The members of one line of input: read fast where they are flat, by Foundation where they are not.
struct RequestFields {
    /// Why a line is no request.
    enum Fault: Error, Hashable {
        /// No JSON, from this byte on; nil when only Foundation knows.
        case notJSON(byte: Int?)
        case notAnObject
    }

    /// A member of a line that Foundation read; `nested` for arrays and objects.
    private enum Member: Decodable {
        case text(String), number(Double), nested, other

        init(from decoder: any Decoder) throws {
            guard let value = try? decoder.singleValueContainer() else {
                self = .nested
                return
            }
            if let text = try? value.decode(String.self) {
                self = .text(text)
            } else if let number = try? value.decode(Double.self) {
                self = .number(number)
            } else {
                self = value.decodeNil() || (try? value.decode(Bool.self)) != nil ? .other : .nested
            }
        }
    }

    private var flat = FlatJSON()
    private var members: [String: Member]?

    mutating func read(_ line: UnsafeBufferPointer<UInt8>) throws(Fault) {
        members = nil
        switch flat.read(line) {
        case .flat: return
        case .broken(let byte): throw .notJSON(byte: byte)
        case .unusual:
            let data = Data(buffer: line)
            do {
                members = try JSONDecoder().decode([String: Member].self, from: data)
            } catch {
                if case DecodingError.typeMismatch = error { throw .notAnObject }
                throw .notJSON(byte: nil)
            }
        }
    }

    /// What stands under a key.
    enum Found<Value> {
        case value(Value)
        case absent
        /// Something else, such as a number in place of a text.
        case wrong
    }

    func text(_ key: StaticString, in line: UnsafeBufferPointer<UInt8>) -> Found<String> {
        if let members {
            switch members["\(key)"] {
            case .text(let text): return .value(text)
            case nil: return .absent
            default: return .wrong
            }
        }
        switch value(key, in: line) {
        case .plain(let range): return .value(String(decoding: line[range], as: UTF8.self))
        case .text(let text): return .value(text)
        case nil: return .absent
        default: return .wrong
        }
    }

    func whole(_ key: StaticString, in line: UnsafeBufferPointer<UInt8>) -> Found<Int> {
        let number: Double?
        if let members {
            guard let member = members["\(key)"] else { return .absent }
            if case .number(let value) = member { number = value } else { number = nil }
        } else {
            guard let value = value(key, in: line) else { return .absent }
            if case .number(let range) = value {
                number = Double(String(decoding: line[range], as: UTF8.self))
            } else {
                number = nil
            }
        }
        return number.flatMap(Int.init(exactly:)).map { .value($0) } ?? .wrong
    }

    func has(_ key: StaticString, in line: UnsafeBufferPointer<UInt8>) -> Bool {
        members.map { $0["\(key)"] != nil } ?? (value(key, in: line) != nil)
    }

    private func value(_ key: StaticString, in line: UnsafeBufferPointer<UInt8>) -> FlatJSON.Value? {
        let name = UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
        return flat.fields.first { $0.key.count == name.count && line[$0.key].elementsEqual(name) }?.value
    }
}
