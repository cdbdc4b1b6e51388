/// Events with records of methods as they were first stored, one JSON object a line.
///
/// Lines are added for new kinds and fields and never changed: journals hold them.
enum FrozenMethodEvents {
    static let lines = #"""
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","details":{"act":"x","age":"x","amount":"x","bas\#
        is":"x","budget":"x","business":"x","c":"x","cadence":"x","challenges":"x","channels":"x","choice":"x","\#
        commitment":"x","confidence":"x","consent":"x","customer":"x","cycle":"x","date":"x","day":"x","definiti\#
        on":"x","demographics":"x","end":"x","evaluation":"x","every":"x","feasibility":"x","feel":"x","function\#
        ":"x","gate":"x","geography":"x","goals":"x","group":"x","have":"x","horizon":"x","hours":"x","interests\#
        ":"x","interim":"x","kind":"x","learn":"x","level":"x","link":"x","market":"x","means":"x","measure":"x"\#
        ,"message":"x","month":"x","n":"x","need":"x","needs":"x","orientation":"x","originality":"x","people":"\#
        x","period":"x","phase":"x","pillar":"x","quality":"x","readers":"x","receives":"x","replacedBy":"x","re\#
        ply":"x","research":"x","resolution":"x","size":"x","sort":"x","sponsor":"x","squad":"x","start":"x","st\#
        ate":"x","status":"x","strength":"x","tasks":"x","test":"x","there":"x","time":"x","tool":"x","touchpoin\#
        ts":"x","type":"x","until":"x","updated":"x","values":"x","version":"x","weight":"x"},"id":"SM2","links"\#
        :["AP1","AS1","AU1","BA1","BG1","BN1","BS1","CB1","CK1","CP1","CQ1","CS1","FC1","FR1","FT1","GP1","IM1",\#
        "IN1","IR1","IT1","JC1","KR1","MT1","ND1","NI1","NS1","OB1","PG1","PJ1","PS1","RT1","SC1","SG1","SM1","S\#
        W1","TD1"],"meeting":1,"status":"open","text":"Warm"}}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","details":{"theme":"x"},"id":"I2","meeting":1,"\#
        status":"open","text":"Warm"}}}
        {"stepEntered":{"entry":{"skipped":[],"step":2,"unmet":[{"check":"insights-acted","missing":["IN1"],"of"\#
        :2}]}}}
        {"meetingStarted":{"start":{"agenda":{"language":"en","name":"journey","opens":["horizon","checklist"],"\#
        phases":"six-phases","purpose":"","requiredTeams":[],"steps":[],"title":"Journey"},"agendaName":"journey\#
        ","carried":[],"chair":"ana","isReplay":false,"number":1,"plannedMinutes":85,"plannedStart":179568348000\#
        0,"room":"console","series":"Heat","title":"Heat","zone":"Europe/Amsterdam"}}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","details":{"actionable":"x","before":"x","cells"\#
        :"x","conflicts":"x","core-value":"x","includes":"x","leading":"x","missed":"x","progress":"x","revenue"\#
        :"x","support":"x","understandable":"x","verdict":"x"},"id":"SK1","meeting":1,"status":"open","text":"Wa\#
        rm"}}}
        """#
}
