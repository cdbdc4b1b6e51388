/// The files of this folder as compiled into the program, so that it runs from any folder without any file.
package enum Defaults {
    /// The text of a file by its path inside `config/`, such as `agendas/alignment.yaml`; nil when there is none.
    package static func file(_ path: String) -> String? {
        table[path].map { String(decoding: $0(), as: UTF8.self) }
    }

    /// The paths of all files, in alphabetical order.
    package static var files: [String] { table.keys.sorted() }

    /// Embedding flattens paths: two files must not have one name, so a template is `<language>.<name>.<text|html>`.
    private static let table: [String: @Sendable () -> [UInt8]] = [
        "agendas/alignment.yaml": { PackageResources.alignment_yaml },
        "agendas/open.yaml": { PackageResources.open_yaml },
        "agendas/standup.yaml": { PackageResources.standup_yaml },
        "convenor.yaml": { PackageResources.convenor_yaml },
        "people.yaml": { PackageResources.people_yaml },
        "templates/en.summary.text.mustache": { PackageResources.en_summary_text_mustache },
    ]
}
