/// Events of meetings to come and of invitations as they were first stored, one JSON object a line.
///
/// Lines are added for new events and never changed: journals hold them.
enum FrozenPlanEvents {
    static let lines = #"""
        {"scheduled":{}}
        {"scheduled":{"rhythm":{"anchor":{"day":24,"month":9,"year":2026},"except":[{"day":19,"month":11,"year":2\#
        026}],"minutes":90,"moved":[{"from":{"day":22,"month":10,"year":2026},"to":{"hasTime":true,"moment":17926\#
        56000000,"wall":{"day":{"day":22,"month":10,"year":2026},"minute":600},"zone":"Europe/Amsterdam"}}],"rule\#
        ":"FREQ=WEEKLY;INTERVAL=4;BYDAY=TH;BYHOUR=10;BYMINUTE=0","zone":"Europe/Amsterdam"}}}
        {"meetingPlanned":{"plan":{"agenda":"alignment","at":1790000000000,"chair":"mara","isPrepared":true,"isRe\#
        adinessTold":false,"minutes":90,"reminded":["ana"],"slot":{"day":22,"month":10,"year":2026},"start":{"has\#
        Time":true,"moment":1792656000000,"wall":{"day":{"day":22,"month":10,"year":2026},"minute":600},"zone":"E\#
        urope/Amsterdam"},"uid":"q1-alignment.1.1790000000000"}}}
        {"planDropped":{"uid":"q1-alignment.1.1790000000000"}}
        {"planLapsed":{"uid":"q1-alignment.1.1790000000000"}}
        {"convened":{"notice":{"people":["ana"],"sort":"prep","uid":"q1-alignment.1.1790000000000"}}}
        {"convened":{"notice":{"people":["ana"],"sort":"readiness","uid":"q1-alignment.1.1790000000000"}}}
        {"convened":{"notice":{"people":["ana"],"sort":"reminder","uid":"q1-alignment.1.1790000000000"}}}
        {"calendarsTold":{"round":{"asked":["ana"],"at":1790000000000,"chair":"mara","isCancelled":false,"minutes\#
        ":90,"newcomers":["ana"],"sequence":1,"start":{"hasTime":true,"moment":1792656000000,"wall":{"day":{"day"\#
        :22,"month":10,"year":2026},"minute":600},"zone":"Europe/Amsterdam"},"uid":"q1-alignment.1.1790000000000"\#
        ,"uninvited":["bo"],"unreachable":["lee"]}}}
        {"calendarAnswered":{"answer":{"handle":"ana","sequence":1,"stamp":1790000000000,"status":"accepted","uid\#
        ":"q1-alignment.1.1790000000000"}}}
        {"calendarAnswered":{"answer":{"handle":"ana","sequence":1,"stamp":1790000000000,"status":"declined","uid\#
        ":"q1-alignment.1.1790000000000"}}}
        {"calendarAnswered":{"answer":{"handle":"ana","sequence":1,"stamp":1790000000000,"status":"tentative","ui\#
        d":"q1-alignment.1.1790000000000"}}}
        {"feedOpened":{"handle":"lena","seal":"c2VhbA=="}}
        {"feedsClosed":{"handle":"lena"}}
        """#
}
