/// Events of findings, votes, questions, minutes and reminders as they were first stored, one JSON object a line.
///
/// Lines are added for new events and never changed: journals hold them.
enum FrozenFollowUpEvents {
    static let lines = #"""
        {"findingDismissed":{"because":"season","finding":{"elapsed":50,"metric":"K1","progress":10,"sor\#
        t":"coverage","subject":"O1","team":"sales"}}}
        {"findingDismissed":{"because":"season","finding":{"elapsed":50,"metric":"K1","progress":10,"sor\#
        t":"orphan","subject":"O1","team":"sales"}}}
        {"findingDismissed":{"because":"season","finding":{"elapsed":50,"metric":"K1","progress":10,"sor\#
        t":"performance","subject":"O1","team":"sales"}}}
        {"findingDismissed":{"because":"season","finding":{"elapsed":50,"metric":"K1","progress":10,"sor\#
        t":"unmeasured","subject":"O1","team":"sales"}}}
        {"findingDismissed":{"because":"season","finding":{"elapsed":50,"metric":"K1","progress":10,"sor\#
        t":"ownerless","subject":"O1","team":"sales"}}}
        {"findingDismissed":{"because":"season","finding":{"elapsed":50,"metric":"K1","progress":10,"sor\#
        t":"silentTeam","subject":"O1","team":"sales"}}}
        {"voteOpened":{"vote":{"ballots":{},"dots":0,"options":[],"quorum":0,"style":"motion","subjects"\#
        :[],"text":"x","threshold":50}}}
        {"voteOpened":{"vote":{"ballots":{},"dots":0,"options":[],"quorum":0,"style":"dots","subjects":[\#
        ],"text":"x","threshold":50}}}
        {"voteOpened":{"vote":{"ballots":{},"dots":0,"options":[],"quorum":0,"style":"consent","subjects\#
        ":[],"text":"x","threshold":50}}}
        {"voteOpened":{"vote":{"ballots":{"ana":{"picks":[0],"remark":"first"}},"dots":3,"options":["mai\#
        l","search"],"outcome":{"ballots":1,"counts":[1,0],"hadQuorum":false,"passed":true},"quorum":2,"\#
        style":"options","subjects":["I1"],"text":"Which?","threshold":60}}}
        {"voteCast":{"ballot":{"picks":[1],"remark":"too dear"},"handle":"ana"}}
        {"voteClosed":{"outcome":{"ballots":1,"counts":[1,0],"hadQuorum":false,"passed":true}}}
        {"speakerQueued":{"about":"cost","handle":"ana"}}
        {"speakerLeft":{"handle":"ana"}}
        {"speakerCalled":{"handle":"ana"}}
        {"carriedPruned":{"id":"A1"}}
        {"taken":{"ids":["O1","KR2"]}}
        {"columnsMapped":{"columns":{"measure":"record","reported on":"date"}}}
        {"recordChanged":{"changes":[{"values":{"_0":[{"day":{"day":1,"month":10,"year":2026},"value":"41.5"},{"d\#
        ay":{"day":2,"month":10,"year":2026},"parts":{"cost":"€10000","newCustomers":"50"},"source":"books","unit\#
        ":"€","value":"200"}]}},{"detail":{"name":"includes","value":"advertising"}}],"id":"K1"}}
        {"recordChanged":{"changes":[{"detail":{"name":"core-value","value":"yes"}},{"detail":{"name":"revenue","\#
        value":"no"}},{"detail":{"name":"actionable","value":"yes"}},{"detail":{"name":"understandable","value":"\#
        no"}},{"detail":{"name":"leading","value":"yes"}}],"id":"NS1"}}
        {"recordChanged":{"changes":[{"detail":{"name":"conflicts","value":"O2"}}],"id":"O1"}}
        {"questionAsked":{"question":{"about":{"unknownVerb":{"said":"aciton"}},"choices":[{"key":"1","l\#
        ine":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1796400000000,"wall":{\#
        "day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"}},{"key":"n","se\#
        ttled":true}]}}}
        {"questionAsked":{"question":{"about":{"dueAfterStart":{"due":{"hasTime":true,"moment":179640000\#
        0000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"},"t\#
        ext":"sales data"}},"choices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"h\#
        asTime":true,"moment":1796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020\#
        },"zone":"Europe/Amsterdam"}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"send":{"recipients":5,"version":1}},"choices":[{"key":"1\#
        ","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1796400000000,"wal\#
        l":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"}},{"key":"n"\#
        ,"settled":true}]}}}
        {"questionAsked":{"question":{"about":{"secondNext":{"by":"ana"}},"choices":[{"key":"1","line":"\#
        due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1796400000000,"wall":{"day":\#
        {"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"}},{"key":"n","settled"\#
        :true}]}}}
        {"questionAsked":{"question":{"about":{"unassignedHandle":{"nearest":"lena","said":"lenna"}},"ch\#
        oices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1\#
        796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amster\#
        dam"}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"endWithOpenSteps":{"left":3}},"choices":[{"key":"1","lin\#
        e":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1796400000000,"wall":{"d\#
        ay":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"}},{"key":"n","sett\#
        led":true}]}}}
        {"questionAsked":{"question":{"about":{"date":{"doubt":{"dayMonthOrder":{}},"phrase":"fri"}},"ch\#
        oices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1\#
        796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amster\#
        dam"}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"date":{"doubt":{"sameWeekday":{"_0":5}},"phrase":"fri"}}\#
        ,"choices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"momen\#
        t":1796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Am\#
        sterdam"}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"date":{"doubt":{"weekdayContradicts":{"found":6,"said":5\#
        }},"phrase":"fri"}},"choices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"h\#
        asTime":true,"moment":1796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020\#
        },"zone":"Europe/Amsterdam"}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"date":{"doubt":{"hourOrDay":{"_0":9}},"phrase":"fri"}},"\#
        choices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment"\#
        :1796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amst\#
        erdam"}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"date":{"doubt":{"hourOrDate":{}},"phrase":"fri"}},"choic\#
        es":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment":1796\#
        400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam\#
        "}},{"key":"n","settled":true}]}}}
        {"questionAsked":{"question":{"about":{"date":{"doubt":{"nextMonth":{"_0":12}},"phrase":"fri"}},\#
        "choices":[{"key":"1","line":"due A1 2026-12-04","settled":false,"shown":{"hasTime":true,"moment\#
        ":1796400000000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Ams\#
        terdam"}},{"key":"n","settled":true}]}}}
        {"questionClosed":{}}
        {"undone":{}}
        {"recipientsSeen":{}}
        {"minutesSent":{"edition":{"changed":["D1"],"correctionsUntil":{"hasTime":true,"moment":17964000\#
        00000,"wall":{"day":{"day":4,"month":12,"year":2026},"minute":1020},"zone":"Europe/Amsterdam"},"\#
        meeting":2,"recipients":[{"cut":"participant","handle":"ana"},{"cut":"absent","handle":"ana"},{"\#
        cut":"owner","handle":"ana"},{"cut":"outcome","handle":"ana"}],"version":1}}}
        {"reminded":{"reminder":{"day":{"day":1,"month":12,"year":2026},"items":["A7"],"person":"ana"}}}
        {"personSet":{"person":{"chat":{"slack":"U024BE7LH"},"handle":"ana","mail":"ana@example.org","ma\#
        nager":"mara","name":"Ana Example","role":"chair","team":"sales","zone":"Europe/Lisbon"}}}
        {"personSet":{"person":{"handle":"lotte","language":"nl","order":"dmy"}}}
        {"personSet":{"person":{"channel":"both","handle":"lotte"}}}
        {"identified":{"identified":{"by":"mail","chat":{"id":"U024BE7LH","place":"slack:ops"},"person":\#
        "lena"}}}
        {"identified":{"identified":{"by":"chair","chat":{"id":"U024BE7LH","place":"slack"},"person":"lena"}}}
        {"identified":{"identified":{"by":"profile","chat":{"id":"U024BE7LH","place":"slack"},"person":"lena"}}}
        {"released":{"chat":{"id":"U024BE7LH","place":"slack"}}}
        {"channelSet":{"channel":"chat","handle":"lena"}}
        {"channelSet":{"channel":"mail","handle":"lena"}}
        {"channelSet":{"channel":"both","handle":"lena","place":"slack:ops"}}
        {"claimed":{"claim":{"chat":{"id":"U024BE7LH","place":"slack"},"person":"lena","seal":"c2FsdA=="}}}
        {"claimed":{"claim":{"chat":{"id":"U024BE7LH","place":"slack"},"seal":"c2FsdA=="}}}
        {"codeMissed":{"chat":{"id":"U024BE7LH","place":"slack"}}}
        {"codeUsed":{"chat":{"id":"U024BE7LH","place":"slack"}}}
        {"knocked":{"knock":{"chat":{"id":"U024BE7LH","place":"slack"},"name":"Zoë","series":"q1-alignment"}}}
        {"questionAsked":{"question":{"about":{"whichSeries":{"titles":["Board","Daily"]}},"choices":[{"\#
        key":"1","line":"done A1","series":"board","settled":false}]}}}
        {"questionAsked":{"question":{"about":{"whichKnock":{"chats":[{"id":"U99","place":"slack"},{"id":"U99","\#
        place":"zulip"}]}},"choices":[{"key":"1","line":"admit slack U99 as @carl","settled":false}]}}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","details":{"anchor":"2026-11-30","audienc\#
        e":"all","except":"2026-12-28,2027-01-04","rhythm":"every 2 weeks on monday","rule":"FREQ=WEEKLY;\#
        INTERVAL=2;BYDAY=MO;BYHOUR=9;BYMINUTE=0"},"id":"C1","meeting":1,"status":"open","text":"every 2 w\#
        eeks on monday"}}}
        {"mailReturned":{"returned":{"address":"lena@example.org","status":"5.1.1"}}}
        {"reminderLost":{"reminder":{"day":{"day":1,"month":12,"year":2026},"items":["A7"],"person":"ana"}}}
        {"reminded":{"reminder":{"announced":[{"day":{"day":2,"month":10,"year":2026},"id":"A9","to":"in\#
        es"}],"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","reasons":[{"planned"\#
        :{"day":2,"month":10,"year":2026},"rule":"before"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"due"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"overdue"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"again"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"rest"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"announcement"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"escalation"}]}}}
        {"reminded":{"reminder":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"person":"ana","r\#
        easons":[{"rule":"snoozed"}]}}}
        {"escalated":{"escalation":{"day":{"day":2,"month":10,"year":2026},"items":["A9"],"owner":"ana",\#
        "to":"ines"}}}
        {"snoozed":{"id":"A9","until":{"day":2,"month":10,"year":2026}}}
        {"disowned":{"because":"Bo does it","by":"ana","id":"A9"}}
        {"remindersSet":{"person":"lena","profile":"light"}}
        {"remindersSet":{"profile":"firm"}}
        {"remindersSet":{"profile":"standard"}}
        {"remindersSet":{"profile":"off"}}
        {"remindersSet":{"person":"lena"}}
        {"escalationSet":{"on":false}}
        {"languageSet":{"language":"nl"}}
        {"languageSet":{}}
        {"quietSet":{"handle":"ana","quiet":{"from":1080,"to":600}}}
        {"quietSet":{"handle":"ana"}}
        {"findingDismissed":{"because":"too early","finding":{"count":2,"score":25,"sort":"ineffective","subject"\#
        :"X1"}}}
        {"recordAdded":{"record":{"at":1795683480000,"by":"ana","details":{"delay":"21","mean":"2.5","window":"3"\#
        },"id":"F1","links":["X1"],"meeting":1,"status":"expected","text":"x"}}}
        {"roundAsked":{"round":{"again":1796461200000,"id":"C1","number":3,"people":["ana","bo"],"planned":179637\#
        4800000,"until":1796547600000}}}
        {"roundAsked":{"round":{"id":"F1","number":1,"people":[],"planned":1796374800000,"until":1796547600000}}}
        {"roundRepeated":{"id":"C1","number":3,"people":["bo"]}}
        {"roundAnswered":{"answer":{"about":{"A7":"atRisk"},"at":1796374900000,"id":"C1","lines":["four calls",""\#
        ,"nothing"],"number":3,"person":"ana","stand":"onTrack"}}}
        {"roundAnswered":{"answer":{"at":1796374900000,"id":"C1","lines":["late"],"number":3,"person":"ana","stan\#
        d":"atRisk"}}}
        {"roundAnswered":{"answer":{"at":1796374900000,"id":"F1","lines":["easier"],"number":1,"person":"bo","sco\#
        re":4,"stand":"offTrack"}}}
        {"roundClosed":{"id":"C1","number":3}}
        {"reportSet":{"handle":"marta","on":true}}
        {"reported":{"handle":"marta","until":1796374800000}}
        """#
}
