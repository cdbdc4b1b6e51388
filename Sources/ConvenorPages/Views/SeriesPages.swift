import ConvenorCore
import ConvenorEngine

/// The pages about series.
enum SeriesPages {
    static let all: [PageRoute] = []
}
