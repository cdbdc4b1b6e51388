/// The files of this folder as compiled into the program, so that it runs from any folder without any file.
package enum Defaults {
    /// The text of a file by its path inside `config/`, such as `agendas/alignment.yaml`; nil when there is none.
    package static func file(_ path: String) -> String? {
        table[path].map { String(decoding: $0(), as: UTF8.self) }
    }

    /// The paths of all files, in alphabetical order.
    package static var files: [String] { table.keys.sorted() }

    /// Embedding flattens paths: two files must not have one name, so a template is `<language>.<name>.<text|html>`.
    private static let table: [String: @Sendable () -> [UInt8]] = [
        "agendas/alignment.yaml": { PackageResources.alignment_yaml },
        "agendas/digital-strategy.yaml": { PackageResources.digital_strategy_yaml },
        "agendas/foundation.yaml": { PackageResources.foundation_yaml },
        "agendas/journey.yaml": { PackageResources.journey_yaml },
        "agendas/market.yaml": { PackageResources.market_yaml },
        "agendas/milestones.yaml": { PackageResources.milestones_yaml },
        "agendas/open.yaml": { PackageResources.open_yaml },
        "agendas/standup.yaml": { PackageResources.standup_yaml },
        "agendas/strategic-plan.yaml": { PackageResources.strategic_plan_yaml },
        "agendas/targets.yaml": { PackageResources.targets_yaml },
        "convenor.yaml": { PackageResources.convenor_yaml },
        "people.yaml": { PackageResources.people_yaml },
        "subscribers.yaml": { PackageResources.subscribers_yaml },
        "templates/en.answer.html.mustache": { PackageResources.en_answer_html_mustache },
        "templates/en.answer.text.mustache": { PackageResources.en_answer_text_mustache },
        "templates/en.answers.html.mustache": { PackageResources.en_answers_html_mustache },
        "templates/en.answers.text.mustache": { PackageResources.en_answers_text_mustache },
        "templates/en.checkin.html.mustache": { PackageResources.en_checkin_html_mustache },
        "templates/en.checkin.text.mustache": { PackageResources.en_checkin_text_mustache },
        "templates/en.escalation.html.mustache": { PackageResources.en_escalation_html_mustache },
        "templates/en.escalation.text.mustache": { PackageResources.en_escalation_text_mustache },
        "templates/en.feedback.html.mustache": { PackageResources.en_feedback_html_mustache },
        "templates/en.feedback.text.mustache": { PackageResources.en_feedback_text_mustache },
        "templates/en.identify.html.mustache": { PackageResources.en_identify_html_mustache },
        "templates/en.identify.text.mustache": { PackageResources.en_identify_text_mustache },
        "templates/en.meeting.html.mustache": { PackageResources.en_meeting_html_mustache },
        "templates/en.meeting.text.mustache": { PackageResources.en_meeting_text_mustache },
        "templates/en.minutes.html.mustache": { PackageResources.en_minutes_html_mustache },
        "templates/en.minutes.markdown.mustache": { PackageResources.en_minutes_markdown_mustache },
        "templates/en.minutes.text.mustache": { PackageResources.en_minutes_text_mustache },
        "templates/en.outcome.html.mustache": { PackageResources.en_outcome_html_mustache },
        "templates/en.outcome.text.mustache": { PackageResources.en_outcome_text_mustache },
        "templates/en.prep.html.mustache": { PackageResources.en_prep_html_mustache },
        "templates/en.prep.text.mustache": { PackageResources.en_prep_text_mustache },
        "templates/en.reminder.html.mustache": { PackageResources.en_reminder_html_mustache },
        "templates/en.reminder.text.mustache": { PackageResources.en_reminder_text_mustache },
        "templates/en.report.html.mustache": { PackageResources.en_report_html_mustache },
        "templates/en.report.text.mustache": { PackageResources.en_report_text_mustache },
        "templates/en.sections.html.mustache": { PackageResources.en_sections_html_mustache },
        "templates/en.sections.markdown.mustache": { PackageResources.en_sections_markdown_mustache },
        "templates/en.sections.text.mustache": { PackageResources.en_sections_text_mustache },
        "templates/en.style.html.mustache": { PackageResources.en_style_html_mustache },
        "templates/en.summary.html.mustache": { PackageResources.en_summary_html_mustache },
        "templates/en.summary.text.mustache": { PackageResources.en_summary_text_mustache },
        "templates/en.week.html.mustache": { PackageResources.en_week_html_mustache },
        "templates/en.week.text.mustache": { PackageResources.en_week_text_mustache },
    ]
}
