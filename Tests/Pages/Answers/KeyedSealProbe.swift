import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Foundation

/// What a link would be under another key.
enum KeyedSealProbe {
    static func path(_ letter: Letter, key: UInt8) -> String? {
        guard let seal = KeyedSeal(key: [UInt8](repeating: key, count: KeyedSeal.keyBytes)) else { return nil }
        let content = [letter.token, letter.recipient.name, letter.stream.slug ?? "", "a1", "done"]
        let proof = seal.text(content.joined(separator: "|"), for: .link, bytes: 10)
        return "/a/\(letter.token).a1.done.\(proof)"
    }
}
