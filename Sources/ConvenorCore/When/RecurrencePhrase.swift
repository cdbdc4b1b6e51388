/// What a phrase says of something that comes back, before a calendar is held against it.
struct RecurrencePhrase {
    /// A word such as `every` or a plural was said, without which nothing comes back.
    var isMarked = false
    /// What `every` counts, and how many of it.
    var span: Span?
    var interval = 1
    /// `of each month`: days are counted in the span.
    var isInside = false
    /// `every second monday`: the place may be an interval.
    var everyPlace: Int?
    var weekdays: [RecurrenceRule.Weekday] = []
    var monthDays: [Int] = []
    var months: [Int] = []
    /// `last working day`.
    var workingPlaces: [Int] = []
    var isWorkingDays = false
    var isWeekend = false
    /// How many ordinals stood in a row.
    var places = 0
    /// The edge of the working day is the hour: `every friday eod`.
    var dayEdge: Edge?
    /// A day was named after an hour, so that another hour would be another rule.
    var isHourDone = false
    /// The edge of each period: `end of each month`.
    var edge: Edge?
    var clocks: [ClockPhrase] = []
    var part: DayPart?
    var count: Int?
    /// `twice a week`.
    var times: Int?
    var start: DatePhrase?
    var until: DatePhrase?
    /// `through` includes a whole period, `until` ends where it begins.
    var isThrough = false
    /// `for 6 weeks`.
    var length: Shift?
    var except: [DatePhrase] = []
    var exceptWeekdays: [Int] = []
}
