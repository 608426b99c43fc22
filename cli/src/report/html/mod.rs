//! The report as a page in one file.

mod chart;

use maud::{DOCTYPE, Markup, PreEscaped, html};
use plivo_hangup::Outcome;

use super::findings::{Cell, Chart, Findings, Section};

const STYLE: &str = include_str!("style.css");

/// A table with more rows is folded.
const LONG: usize = 31;

/// The text of the page.
pub(super) fn page(findings: &Findings) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { "Why the calls ended" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                header {
                    h1 { "Why the calls ended" }
                    dl.facts {
                        @for (name, fact) in &findings.facts {
                            div { dt { (name) } dd { (fact) } }
                        }
                    }
                }
                nav aria-label="Sections" {
                    @for section in &findings.sections {
                        a href={ "#" (section.id) } { (section.title) }
                    }
                }
                main {
                    @for section in &findings.sections { (self::section(section)) }
                }
                footer {
                    h2 { "About this report" }
                    @for note in &findings.notes { p { (note) } }
                    p { "Written by plivo-hangup " (env!("CARGO_PKG_VERSION")) ", which is not made or endorsed by Plivo." }
                }
            }
        }
    };
    page.into_string()
}

fn section(section: &Section) -> Markup {
    let Section {
        id,
        title,
        lead,
        rows,
        chart,
        ..
    } = section;
    html! {
        section id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (title) }
            p { (lead) }
            @if !rows.is_empty() {
                @if let Some(picture) = chart {
                    figure {
                        (PreEscaped(chart::draw(picture, title)))
                        @if let Chart::Stacks { stacks, .. } = picture { (legend(stacks)) }
                    }
                }
                @if chart.is_some() || rows.len() > LONG {
                    details { summary { "The figures" } (table(section)) }
                } @else {
                    (table(section))
                }
            }
        }
    }
}

/// The outcomes that a chart has, from the top of a bar to its bottom.
fn legend(stacks: &[(String, Vec<u64>)]) -> Markup {
    let counts = |place: usize| {
        stacks
            .iter()
            .filter_map(move |(_, counts)| counts.get(place))
    };
    let outcomes = Outcome::ALL.iter().enumerate().rev();
    html! {
        ul.legend {
            @for (_, outcome) in outcomes.filter(|(place, _)| counts(*place).any(|count| *count > 0)) {
                li { span.swatch style={ "background:var(--" (outcome.slug()) ")" } {} (outcome.name()) }
            }
        }
    }
}

fn table(section: &Section) -> Markup {
    let is_number = |place: usize| {
        let mut cells = section.rows.iter().filter_map(|row| row.get(place));
        cells.any(Cell::is_number)
    };
    let class = |place: usize| is_number(place).then_some("number");
    let has_sentences = section.columns.len() > 1 && !is_number(section.columns.len() - 1);
    // On a telephone each row of a table with sentences is a card, which would not be a table without the roles.
    html! {
        div.scroll tabindex="0" role="region" aria-label=(section.title) {
            table role="table" class=[has_sentences.then_some("cards")] {
                thead role="rowgroup" {
                    tr role="row" { @for (place, column) in section.columns.iter().enumerate() {
                        th scope="col" role="columnheader" class=[class(place)] { (column) }
                    } }
                }
                tbody role="rowgroup" {
                    @for row in &section.rows {
                        tr role="row" {
                            @for ((place, cell), column) in row.iter().enumerate().zip(&section.columns) {
                                @if place == 0 {
                                    th scope="row" role="rowheader" { (cell.shown()) }
                                } @else {
                                    td role="cell" class=[class(place)] data-column=(column) { (cell.shown()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
