import ConvenorCore
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

    /// What is wrong with an operator's own, in any language.
    static func faults(folder: String?) -> [String] {
        TemplateSet.all.flatMap { set in Tongues.codes.map { (set, $0) } }.compactMap { set, language in
            do throws(TemplateFault) {
                _ = try shipped(set, language: language, folder: folder)
                return nil
            } catch {
                return error.description
            }
        }
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
