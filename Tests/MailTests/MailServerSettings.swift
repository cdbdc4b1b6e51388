import ConvenorCurl
import TestSupport

extension MailServer {
    func settings(
        scheme: String = "smtp", startTLS: SMTPSettings.StartTLS = .off, caFile: String? = nil, user: String? = nil,
        password: String? = nil, timeoutSeconds: Int = 30, idleSeconds: Int = 600
    ) -> SMTPSettings {
        SMTPSettings(
            url: "\(scheme)://127.0.0.1:\(port)", user: user, password: password, startTLS: startTLS, caFile: caFile,
            timeoutSeconds: timeoutSeconds, heloName: "convenor.example.org", idleSeconds: idleSeconds)
    }
}
