import ConvenorCore

/// What a form says, as the lines that the person could have typed.
struct LinkLines {
    let matter: AnswerMatter
    let form: [String: String]

    /// Without line breaks, so that a field is never a second command.
    private func field(_ name: String) -> String { (form[name] ?? "").cleaned }

    /// One word, so that nothing behind a number is passed over.
    private func figure(_ name: String) -> String { field(name).filter { !$0.isWhitespace } }

    /// In the order in which they are heard; empty for what is no line.
    var lines: [String] {
        let id = matter.record?.id.description ?? ""
        switch matter.verb {
        case .done: return ["done \(id)"]
        case .percent: return ["progress \(id) \(figure("percent"))%"] + remark("note \(id): ")
        case .snooze: return ["snooze \(id) \(field("until"))"]
        case .blocked:
            return ["blocked \(id) \(field("reason"))"]
                + (field("until").isEmpty ? [] : ["snooze \(id) \(field("until"))"])
        case .notmine: return ["notmine \(id) \(field("reason"))"]
        case .checkin: return ["answer \(id) \(answers)"]
        case .feedback: return ["answer \(id) \(figure("score")) \(field("remark"))"]
        case .roti: return ["roti \(figure("score")) \(field("remark"))"]
        case .rsvp, .stop, .undo: return []
        }
    }

    private func remark(_ opening: String) -> [String] {
        field("remark").isEmpty ? [] : [opening + field("remark")]
    }

    /// `on track, the churn numbers are late`, or `1: legal has it 2: nothing`.
    private var answers: String {
        let count = max(1, matter.record?.asked.count ?? 1)
        let stand = field("stand")
        let texts = (1...count).map { field("answer-\($0)") }
        let opening = { (text: String) in [stand, text].filter { !$0.isEmpty }.joined(separator: ", ") }
        if count == 1 { return opening(texts[0]) }
        return texts.enumerated().compactMap { index, text in
            let said = index == 0 ? opening(text) : text
            return said.isEmpty ? nil : "\(index + 1): \(said)"
        }.joined(separator: " ")
    }

    /// The same for the same answer, whatever order a browser sends the fields in.
    var content: String {
        form.filter { $0.key != "csrf" && !$0.value.isEmpty }.sorted { $0.key < $1.key }
            .map { "\($0.key)=\($0.value.cleaned)" }.joined(separator: "\n")
    }
}
