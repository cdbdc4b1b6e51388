import ConvenorEngine

/// An error that says in one sentence what is wrong with the data.
protocol StoreSentence: Error {
    var sentence: String { get }
}

extension StoreFailure: StoreSentence {
    var sentence: String {
        switch self {
        case .conflict(let stream): "Another process wrote to \(stream) at the same time. Try again."
        case .unusable(let text): text
        case .newer(let found, let known):
            "The data were written by a newer convenor (format \(found), this program knows up to \(known)). "
                + "Install that version or a later one, or restore a backup."
        }
    }
}
