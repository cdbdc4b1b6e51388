/// Events of meetings, steps, people and records as they were first stored, one JSON object a line.
///
/// Lines are added for new events and never changed: journals hold them.
enum FrozenMeetingEvents {
    static let lines = #"""
        {"meetingStarted":{"start":{"agenda":{"language":"en","name":"alignment","purpose":"One picture"\#
        ,"requiredTeams":["sales"],"steps":[{"checks":["material-received","teams-invited","records-writ\#
        ten","goal-written","metrics-complete","goals-supported","high-gaps-answered","actions-complete"\#
        ,"check-in-planned","feedback-requested","recipients-seen"],"example":"Churn","minutes":8,"outco\#
        me":"Goals","phase":"during","prompts":["goal x"],"purpose":"Aim","records":["O","M","K","G","X"\#
        ,"D","A","MS","I","P","C","F","N","Q","T","L"],"recurring":true,"required":["sales data"],"title\#
        ":"Goals","todo":["Read"]},{"checks":[],"example":"","minutes":0,"outcome":"","phase":"before","\#
        prompts":[],"purpose":"","records":[],"recurring":false,"required":[],"title":"Prepare","todo":[\#
        ]},{"checks":[],"example":"","minutes":0,"outcome":"","phase":"after","prompts":[],"purpose":"",\#
        "records":[],"recurring":false,"required":[],"title":"Share","todo":[]}],"title":"Alignment"},"a\#
        gendaName":"alignment","carried":["A1","MS2"],"chair":"ana","isReplay":true,"number":2,"plannedM\#
        inutes":90,"plannedStart":1795683480000,"room":"console","series":"Q1 alignment","title":"Q1 ali\#
        gnment","zone":"Europe/Amsterdam"}}}
        {"meetingEnded":{}}
        {"stepEntered":{"entry":{"because":"no data","skipped":[1],"step":2,"unmet":[{"check":"material-\#
        received","missing":["finance"],"of":5},{"check":"teams-invited","missing":["finance"],"of":5},{\#
        "check":"records-written","missing":["finance"],"of":5},{"check":"goal-written","missing":["fina\#
        nce"],"of":5},{"check":"metrics-complete","missing":["finance"],"of":5},{"check":"goals-supporte\#
        d","missing":["finance"],"of":5},{"check":"high-gaps-answered","missing":["finance"],"of":5},{"c\#
        heck":"actions-complete","missing":["finance"],"of":5},{"check":"check-in-planned","missing":["f\#
        inance"],"of":5},{"check":"feedback-requested","missing":["finance"],"of":5},{"check":"recipient\#
        s-seen","missing":["finance"],"of":5}]}}}
        {"stepMoved":{"from":6,"to":5}}
        {"timeboxSet":{"minutes":20,"step":0}}
        {"timeNoticed":{"percent":80,"step":0}}
        {"topicOpened":{"title":"Budget"}}
        {"chairSet":{"handle":"ana","on":true}}
        {"memberRemoved":{"handle":"ana"}}
        {"rollCalled":{"round":2}}
        {"lineHeard":{"handle":"ana"}}
        {"visionStated":{"text":"Everybody stays"}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","closedAt":1795683480000,"details":{"act\#
        ual":"actual","alternatives":"alternatives","answer":"answer","asOf":"asOf","audience":"audience\#
        ","baseline":"baseline","because":"because","cause":"cause","direction":"direction","evidence":"\#
        evidence","from":"from","gapKind":"gapKind","method":"method","priority":"priority","questions":\#
        "questions","review":"review","rhythm":"rhythm","score":"score","severity":"severity","source":"\#
        source","target":"target","team":"team","to":"to","unit":"unit","url":"url","votes":"votes"},"du\#
        e":{"hasTime":true,"moment":1796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute\#
        ":1020},"zone":"Europe/Amsterdam"},"firstDue":{"hasTime":true,"moment":1796400000000,"wall":{"da\#
        y":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"},"helpers":["bo"],"\#
        id":"A7","links":["O1","M1","K1","G1","X1","D1","A1","MS1","I1","P1","C1","F1","N1","Q1","T1","L\#
        1"],"meeting":2,"owner":"lena","percent":60,"privacy":{"private":{}},"status":"open","step":6,"t\#
        ext":"Draft the plan","topic":0}}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","id":"N1","meeting":0,"privacy":{"confid\#
        ential":{"_0":"chair"}},"status":"open","text":"Short"}}}
        {"recordChanged":{"changes":[{"text":{"_0":"New"}},{"owner":{"_0":"ana"}},{"owner":{}},{"helpers\#
        ":{"_0":["ana"]}},{"due":{"_0":{"hasTime":true,"moment":1796400000000,"wall":{"day":{"day":4,"mo\#
        nth":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"}}},{"due":{}},{"links":{"_0":["X1"\#
        ]}},{"percent":{"_0":60}},{"detail":{"name":"because","value":"reason"}},{"detail":{"name":"beca\#
        use"}},{"privacy":{"_0":{"private":{}}}},{"privacy":{"_0":{"confidential":{"_0":"informed"}}}},{\#
        "privacy":{}},{"status":{"_0":"open"}},{"status":{"_0":"done"}},{"status":{"_0":"dropped"}},{"st\#
        atus":{"_0":"proposed"}},{"status":{"_0":"agreed"}},{"status":{"_0":"rejected"}},{"status":{"_0"\#
        :"parked"}},{"status":{"_0":"expected"}},{"status":{"_0":"received"}},{"status":{"_0":"accepted"\#
        }},{"status":{"_0":"blocked"}},{"status":{"_0":"pinned"}}],"id":"MS2"}}
        {"memberSet":{"handle":"ana","member":{"role":"owner","team":"sales"}}}
        {"memberSet":{"handle":"ana","member":{"role":"informed","team":"sales"}}}
        {"memberSet":{"handle":"ana","member":{"role":"participant","team":"sales"}}}
        {"memberSet":{"handle":"ana","member":{"role":"chair","team":"sales"}}}
        {"attended":{"attendance":"invited","handle":"ana"}}
        {"attended":{"attendance":"present","handle":"ana"}}
        {"attended":{"attendance":"late","handle":"ana"}}
        {"attended":{"attendance":"excused","handle":"ana"}}
        {"attended":{"attendance":"absent","handle":"ana"}}
        {"roomBound":{"room":"console"}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","details":{"moved":"she travels","obstac\#
        le":"no access"},"id":"A8","meeting":0,"privacy":{"confidential":{"_0":"chair"}},"status":"open"\#
        ,"text":"Short"}}}
        """#
}
