/// Why a line was not taken, as facts; the phrasebook makes the sentence.
package enum Refusal: Error, Sendable, Hashable {
    case noSeries
    case unknownVerb(String)
    case noMeeting(verb: String)
    case meetingRuns(title: String, number: Int)
    case meetingOver(title: String, number: Int)
    case notAllowed(verb: String, needed: Role, who: [Handle])
    /// Somebody else's record, with whom to ask.
    case notYours(RecordID, owner: Handle, who: [Handle])
    /// Something that the verb needs is not there.
    case missing(Missing, verb: String)
    case unexpected(said: String, verb: String)
    case unknownRecord(RecordID)
    case wrongKind(RecordID, verb: String, wanted: [Kind])
    case cannotServe(RecordID, Kind)
    case notStanding(RecordID, Status)
    case alreadyHandled(RecordID, Status)
    case unknownPerson(Handle, nearest: Handle?)
    /// `@channel`, `@all`: a name for everybody where a person is needed.
    case everybody(Handle, verb: String)
    case takenHandle(Handle, address: String)
    case unknownAgenda(String, known: [String])
    case unknownSeries(String)
    case badAddress(String)
    case badNumber(String, verb: String)
    case badStep(String, last: Int)
    case badDuration(String)
    case badRhythm(String)
    /// A rhythm that ends before it begins.
    case neverAgain(String)
    case badSubstitution(String)
    /// Bytes when the limit is that of a line, else characters.
    case tooLong(characters: Int, limit: Int)
    case date(phrase: String, DateRefusal)
    case unmet([Unmet], step: Int)
    case lastStep
    case firstStep
    case nothingToUndo
    /// How many changes there are, when more were asked for.
    case fewerToUndo(Int)
    case nothingToSend
    case nobodyReachable([Handle])
    case alreadySent(version: Int)
    case voteRuns(text: String)
    /// `y`, `n` or a number while nothing was asked.
    case noQuestion
    case noVote
    /// A button of a question that is no longer open.
    case questionOver
    /// A button of a question that somebody else was asked.
    case questionOf(Handle)
    /// The open vote is answered in another way.
    case otherVote(Vote.Style)
    case notAChoice(String, choices: [String])
    case tooManyDots(given: Int, allowed: Int)
    case queueEmpty
    case notInQueue(Handle)
    case noFinding(Int, offered: [Int])
    case nothingAsked(String)
    case sameTarget(String)
    /// Two options of a vote that nobody could tell apart.
    case optionTwice(String)
    /// Baseline and target are one figure.
    case noWay(String)
    /// Number of a step, from 1, that stands where it is to be moved.
    case stepStays(Int)
    case notText
    /// Somebody whom nobody has invited, as the platform names them.
    case stranger(String)
    /// There is no chat platform where that is said.
    case noPlatform(verb: String)
    /// What is not for everybody was said where everybody reads what is answered.
    case overheard
    /// What belongs in a room was said to Convenor alone.
    case needsRoom(verb: String)
    /// Somebody else's words where only one's own count: said to Convenor alone, or by a verb that is about who types.
    case notYourself(Handle, verb: String?)
    /// Said to Convenor alone by somebody whom no series concerns.
    case nothingOfYours
    case alreadyYou(Handle)
    /// The id is the handle itself.
    case namedByHandle(Handle)
    case tooManyClaims(minutes: Int)
    /// No code waits for this id, or no longer.
    case noCode
    case noSuchID(String)
    case nobodyKnocked(String)
    case idTaken(String, Handle)
    case takenAddress(String, Handle)
    /// A check-in that has not come round yet, or an adjustment that nobody is asked about.
    case notAsked(RecordID)
    /// What is collected cannot be kept from those who collect it.
    case notPrivate(RecordID)
    case tooManyQuestions(Int, most: Int)
    case badPeriod(String)
    case schedule(ScheduleRefusal)
    case form(FormRefusal)

    package enum Missing: String, Sendable, Hashable {
        case text, record, person, date, number, title, address, reason, from, ballot, score, step, owner, answer
        case knocker, onOff, field
    }
}

/// What can come of a line instead of a decision: it is refused, or the room is asked back.
package enum Stop: Error, Sendable {
    case refused(Refusal)
    case asked(Question)
}
