import ConvenorDefaults
import ConvenorEngine
import ConvenorYAML

extension Templates {
    /// Those that the program brings, with files of the operator's own in their places.
    ///
    /// - Parameter folder: the config folder; nil where none is used.
    static func shipped(_ set: TemplateSet, language: String, folder: String?) throws(TemplateFault) -> Templates {
        try Templates(
            set, language: language, builtIn: { Defaults.file("\(set.folder)/\($0)") },
            folder: folder.map { "\($0)/\(set.folder)" })
    }
}

extension Assembly {
    func templates(_ set: TemplateSet, _ language: String) throws -> Templates {
        do {
            return try .shipped(set, language: language, folder: folder.path)
        } catch {
            throw Failure.config(error.description)
        }
    }
}
