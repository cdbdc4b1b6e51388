/// Why a record of a form is not taken as it was typed.
package enum FormRefusal: Sendable, Hashable {
    case missing(Kind, [Detail])
    /// A value that the field does not take.
    case badValue(Kind, Detail, said: String)
    /// Words that belong to no field; the fields that there are follow from the form.
    case noField(Kind, said: String)
    /// A table that there is not, with those that there are.
    case noTable(said: String, known: [String])
    /// A table for which nothing is written down yet.
    case nothingToDraw(String)
    /// What the method itself asks back.
    case method(Sentence)
}
