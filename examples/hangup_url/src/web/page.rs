//! The page, rendered here: it needs no script.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{Html, IntoResponse as _, Response};
use plivo_hangup::{HangupCause, Outcome};

use super::App;
use crate::event::Kind;
use crate::refusal::Refusal;
use crate::store::report::{self, Count, Report, Stored, Times};

/// Nothing is loaded but the page's own style.
const HEADERS: [(HeaderName, &str); 2] = [
    (
        CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    ),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
];

/// How many causes are shown at once.
const CAUSES: usize = 12;

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview {
    report: Report,
    kinds: Vec<Line>,
    outcomes: Vec<Line>,
    causes: Vec<Line>,
    rare_causes: Vec<Line>,
    newest: Vec<Ended>,
    show_calls: bool,
}

/// A row of a table of counts.
struct Line {
    name: String,
    calls: Times,
    legs: Times,
}

/// A hangup on the page. It has no numbers, ids or names of people.
struct Ended {
    id: i64,
    instant: String,
    time: String,
    kind: &'static str,
    cause: String,
    source: &'static str,
    outcome: &'static str,
    outcome_slug: &'static str,
    retry: &'static str,
    responsible: &'static str,
    next_step: &'static str,
    disagreements: Vec<Contradiction>,
}

struct Contradiction {
    text: String,
    is_usual: bool,
}

pub(super) async fn overview(State(app): State<App>) -> Response {
    let report = match app.service.store.read(Report::read).await {
        Ok(report) => report,
        Err(error) => return Refusal::from(error).into_response(),
    };
    let outcome = |count: &Count| {
        let slug = count.outcome.as_deref()?;
        let mut all = Outcome::ALL.iter().enumerate();
        all.find(|(_, outcome)| outcome.slug() == slug)
            .map(|(place, outcome)| (place, outcome.name().to_owned()))
    };
    let cause = |count: &Count| {
        count.outcome.as_ref()?;
        Some((0, cause_name(&count.label)))
    };
    let mut causes = lines(&report.counts, cause);
    causes.sort_by_key(|line| {
        std::cmp::Reverse((
            line.calls.today + line.legs.today,
            line.calls.hour + line.legs.hour,
        ))
    });
    let rare_causes = causes.split_off(causes.len().min(CAUSES));
    let page = Overview {
        kinds: kinds(&report.counts),
        outcomes: lines(&report.counts, outcome),
        causes,
        rare_causes,
        newest: report.newest.iter().filter_map(Ended::of).collect(),
        show_calls: app.service.show_calls,
        report,
    };
    html(&page)
}

/// Calls and legs of a Dial that have ended, by something about them.
fn lines(counts: &[Count], by: impl Fn(&Count) -> Option<(usize, String)>) -> Vec<Line> {
    let mut lines = BTreeMap::<(usize, String), Line>::new();
    for count in counts {
        let Some(key) = by(count) else { continue };
        let name = key.1.clone();
        let line = |line: &mut Line| match count.kind {
            Kind::Call => add(&mut line.calls, count.times),
            Kind::DialLeg => add(&mut line.legs, count.times),
            // Its legs have reported already.
            _ => {}
        };
        if matches!(count.kind, Kind::Call | Kind::DialLeg) {
            line(lines.entry(key).or_insert_with(|| Line::new(name)));
        }
    }
    lines.into_values().collect()
}

fn kinds(counts: &[Count]) -> Vec<Line> {
    let mut lines = Kind::ALL.map(|kind| (kind, Line::new(kind.name().to_owned())));
    for count in counts {
        for (kind, line) in &mut lines {
            if *kind == count.kind {
                add(&mut line.calls, count.times);
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

impl Line {
    fn new(name: String) -> Self {
        Self {
            name,
            calls: Times::default(),
            legs: Times::default(),
        }
    }
}

fn add(sum: &mut Times, times: Times) {
    sum.hour += times.hour;
    sum.today += times.today;
}

fn cause_name(label: &str) -> String {
    let mut all = HangupCause::ALL.iter();
    match all.find(|cause| cause.slug() == label) {
        Some(cause) => format!("{} {cause}", cause.code()),
        None if label == "unlisted" => "Not listed".to_owned(),
        None => "Not reported".to_owned(),
    }
}

impl Ended {
    fn of(stored: &Stored) -> Option<Self> {
        let explanation = stored.callback.explain()?;
        let meaning = explanation.meaning;
        let cause = match (explanation.cause, explanation.unlisted_code) {
            (Some(cause), _) => format!("{} {cause}", cause.code()),
            (None, Some(code)) => format!("{code}, not listed"),
            (None, None) if explanation.is_cause_unlisted => "Not listed".to_owned(),
            (None, None) => explanation
                .telephony
                .map_or("Not reported", |word| word.word())
                .to_owned(),
        };
        let disagreements = stored.callback.disagreements();
        Some(Self {
            id: stored.id,
            instant: stored.instant.clone(),
            time: stored.time.clone(),
            kind: stored.kind.name(),
            cause,
            source: explanation.source.map_or("", |source| source.name()),
            outcome: meaning.outcome.name(),
            outcome_slug: meaning.outcome.slug(),
            retry: meaning.retry.name(),
            responsible: meaning.responsible.map_or("Nobody", |party| party.name()),
            next_step: meaning.next_step,
            disagreements: disagreements
                .map(|found| Contradiction {
                    text: found.to_string(),
                    is_usual: found.seen_in_practice,
                })
                .collect(),
        })
    }
}

#[derive(Template)]
#[template(path = "event.html")]
struct Details {
    id: i64,
    time: String,
    instant: String,
    kind: &'static str,
    explanation: Option<String>,
    fields: Vec<(String, String)>,
}

/// All that a callback said, phone numbers and ids included, if the service was started to show them.
pub(super) async fn event(State(app): State<App>, Path(id): Path<i64>) -> Response {
    if !app.service.show_calls {
        return StatusCode::NOT_FOUND.into_response();
    }
    let stored = app
        .service
        .store
        .read(move |connection| report::event(connection, id));
    match stored.await {
        Ok(Some(stored)) => html(&Details {
            id,
            time: stored.time,
            instant: stored.instant,
            kind: stored.kind.name(),
            explanation: stored.callback.explain().map(|text| text.to_string()),
            fields: stored
                .callback
                .iter()
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .collect(),
        }),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => Refusal::from(error).into_response(),
    }
}

pub(super) async fn style() -> Response {
    let style = include_str!("../../templates/style.css");
    ([(CONTENT_TYPE, "text/css; charset=utf-8")], style).into_response()
}

fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(page) => (HEADERS, Html(page)).into_response(),
        Err(error) => {
            tracing::error!(%error, "the page is not rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}
