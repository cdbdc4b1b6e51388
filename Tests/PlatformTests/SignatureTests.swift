import ConvenorCore
import ConvenorEngine
import ConvenorPlatforms
import Testing

@Suite("Signatures of webhooks")
struct SignatureTests {
    private func fits(_ request: WebhookRequest, secrets: [String], at seconds: Int64) -> Bool {
        do {
            try Generic(secrets: secrets).authenticate(request, at: Moment(milliseconds: seconds * 1000))
            return true
        } catch {
            return error != .unauthentic
        }
    }

    private func seconds(_ vector: SignatureVector) -> Int64 { Int64(vector.timestamp ?? "") ?? 0 }

    @Test(
        "each published vector is judged as it was published", arguments: SignatureVector.standard + SignatureVector.hub
    )
    func published(_ vector: SignatureVector) {
        #expect(fits(vector.request, secrets: [vector.secret], at: seconds(vector)) == vector.mustVerify)
    }

    @Test(
        "one bit changed anywhere in body, id, time, signature or key is refused",
        arguments: (SignatureVector.standard + SignatureVector.hub).filter {
            $0.mustVerify && !$0.signature.contains(" ")
        })
    func bits(_ vector: SignatureVector) {
        let now = seconds(vector)
        var tried = 0
        func refuse(_ request: WebhookRequest, _ secret: String, _ what: String) {
            tried += 1
            #expect(!fits(request, secrets: [secret], at: now), "\(what)")
        }
        for (index, bit) in flips(of: vector.request.body.count) {
            var request = vector.request
            request.body[index] ^= bit
            refuse(request, vector.secret, "body \(index) \(bit)")
        }
        for header in ["webhook-id", "webhook-timestamp", "webhook-signature", "x-hub-signature-256"] {
            guard let value = vector.request.headers[header] else { continue }
            for (index, bit) in flips(of: value.utf8.count) {
                guard let other = flipped(value, index, bit) else { continue }
                var request = vector.request
                request.headers[header] = other
                refuse(request, vector.secret, "\(header) \(other)")
            }
        }
        for (index, bit) in flips(of: vector.secret.utf8.count) {
            guard let other = flipped(vector.secret, index, bit) else { continue }
            refuse(vector.request, other, "secret \(other)")
        }
        #expect(tried > 500)
    }

    @Test("five minutes early and late pass, a second more does not", arguments: [-301, -300, 0, 300, 301] as [Int64])
    func window(_ off: Int64) {
        let vector = SignatureVector.standard[0]
        let fits = fits(vector.request, secrets: [vector.secret], at: seconds(vector) + off)
        #expect(fits == (abs(off) <= 300))
    }

    @Test(
        "a time that is no plain number is refused",
        arguments: ["hello", "161426533.0", "invalid timestamp", "-161426533", "+1614265330", " 1614265330", "", "١"])
    func timestamps(_ text: String) {
        let vector = SignatureVector.standard[0]
        var request = vector.request
        request.headers["webhook-timestamp"] = text
        #expect(!fits(request, secrets: [vector.secret], at: seconds(vector)))
    }

    @Test("either of two secrets fits while one replaces the other")
    func rotation() {
        let (first, second) = (SignatureVector.standard[0], SignatureVector.standard[1])
        let secrets = [first.secret, second.secret]
        #expect(fits(first.request, secrets: secrets, at: seconds(first)))
        #expect(fits(second.request, secrets: secrets, at: seconds(second)))
        #expect(!fits(second.request, secrets: [first.secret], at: seconds(second)))
        for vector in SignatureVector.hub { #expect(fits(vector.request, secrets: secrets + [vector.secret], at: 0)) }
    }

    @Test("base64 of a secret may lack its padding; an empty secret and one that is not base64 are no key")
    func secrets() {
        let bare = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwBr"
        #expect(WebhookSecret.bytes(of: "whsec_" + bare) == WebhookSecret.bytes(of: "whsec_" + bare + "=="))
        #expect(WebhookSecret.bytes(of: "whsec_" + bare)?.count == 25)
        for secret in ["", "whsec_", "whsec_=", "whsec_?", "whsec_MfKQ9", bare] {
            #expect(WebhookSecret.bytes(of: secret) == nil, "\(secret)")
        }
    }

    @Test("no signature, another algorithm and a whole key as text are refused")
    func others() {
        let vector = SignatureVector.standard[0]
        for signature in ["", "v1", "v1a,\(vector.signature.dropFirst(3))", "v2,\(vector.signature.dropFirst(3))"] {
            var request = vector.request
            request.headers["webhook-signature"] = signature
            #expect(!fits(request, secrets: [vector.secret], at: seconds(vector)), "\(signature)")
        }
        var bare = vector.request
        bare.headers = [:]
        #expect(!fits(bare, secrets: [vector.secret], at: seconds(vector)))
        bare.headers["x-hub-signature"] = "sha1=7a1b8a3c"
        #expect(!fits(bare, secrets: [vector.secret], at: seconds(vector)))
    }
}
