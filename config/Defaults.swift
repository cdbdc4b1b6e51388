package enum Defaults { package static let settings = PackageResources.convenor_yaml ; static let x = PackageResources.summary_text_mustache}
