//! Charts as SVG, by plotters: the chart library that most Rust projects use, which needs no fonts and no system
//! library for SVG. Others write SVG for a browser with a script (charming), or lay out no text (poloto).
//!
//! plotters knows colours only as numbers. So each colour that is drawn here means one of the page's, which differ
//! in light and dark, and the text of the SVG then names that one.

use plivo_hangup::Outcome;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use crate::report::findings::{Chart, Ink, grouped};

type Drawn<'a> = Result<(), DrawingAreaErrorKind<<SVGBackend<'a> as DrawingBackend>::ErrorType>>;

/// As wide as the page, and as a telephone. Text in a picture that is scaled down could not be read.
const WIDTHS: [(&str, u32); 2] = [("wide", 900), ("narrow", 368)];

const INK: RGBColor = RGBColor(1, 1, 1);
const LINE: RGBColor = RGBColor(1, 1, 2);
const BAR: RGBColor = RGBColor(1, 1, 3);
const FONT: &str = "system-ui, sans-serif";
/// plotters draws text at four fifths of its size.
const TEXT: i32 = 17;

fn colour(ink: Ink) -> RGBColor {
    match ink {
        Ink::Plain => BAR,
        Ink::Outcome(outcome) => {
            let place = Outcome::ALL.iter().position(|other| *other == outcome);
            RGBColor(
                1,
                2,
                place
                    .and_then(|place| u8::try_from(place).ok())
                    .unwrap_or(0),
            )
        }
    }
}

/// Draws a chart in all widths.
pub(super) fn draw(chart: &Chart, title: &str) -> String {
    WIDTHS
        .iter()
        .map(|(class, width)| {
            let svg = match chart {
                Chart::Bars(bars) => bars_of(bars, *width),
                Chart::Stacks { unit, stacks } => stacks_of(stacks, unit, *width),
            };
            finished(&svg, class, title)
        })
        .collect()
}

/// The text with the page's colours, and a name for those who do not see it.
fn finished(svg: &str, class: &str, title: &str) -> String {
    let mut svg = svg.replacen(
        "<svg ",
        &format!("<svg class=\"{class}\" role=\"img\" aria-label=\"Chart: {title}. The figures are in the table below.\" "),
        1,
    );
    let named = [(INK, "ink"), (LINE, "line"), (BAR, "bar")].into_iter();
    let outcomes = Outcome::ALL.iter();
    let outcomes = outcomes.map(|outcome| (colour(Ink::Outcome(*outcome)), outcome.slug()));
    for (RGBColor(red, green, blue), name) in named.chain(outcomes) {
        svg = svg.replace(
            &format!("\"#{red:02X}{green:02X}{blue:02X}\""),
            &format!("\"var(--{name})\""),
        );
    }
    svg
}

/// A text above each bar, so that no text is cut off on a telephone.
fn bars_of(bars: &[(String, u64, Ink)], width: u32) -> String {
    const ROW: i32 = 44;
    let most = bars
        .iter()
        .map(|(_, count, _)| *count)
        .max()
        .unwrap_or(0)
        .max(1);
    let total = i32::try_from(bars.len()).unwrap_or(0) * ROW;
    let mut svg = String::new();
    let draw = |svg: &mut String| -> Drawn<'_> {
        let size = (width, u32::try_from(total).unwrap_or(0).max(1));
        let area = SVGBackend::with_string(svg, size).into_drawing_area();
        let text = (FONT, TEXT).into_font().color(&INK);
        let right = i32::try_from(width).unwrap_or(0);
        for ((label, count, ink), top) in bars.iter().zip((0..).step_by(ROW as usize)) {
            let at_right = text.pos(Pos::new(HPos::Right, VPos::Top));
            area.draw(&Text::new(label.as_str(), (0, top + 2), &text))?;
            area.draw(&Text::new(grouped(*count), (right, top + 2), &at_right))?;
            let length = u64::from(width) * count / most;
            let length = i32::try_from(length).unwrap_or(right).max(1);
            let bar = [(0, top + 22), (length, top + 34)];
            area.draw(&Rectangle::new(bar, colour(*ink).filled()))?;
        }
        area.present()
    };
    // Writing to a string cannot fail.
    let _ = draw(&mut svg);
    svg
}

/// A bar for each hour or day, of several if there is no room for so many.
fn stacks_of(stacks: &[(String, Vec<u64>)], unit: &str, width: u32) -> String {
    const HEIGHT: u32 = 300;
    const NARROWEST_BAR: usize = 5;
    let room = width as usize / NARROWEST_BAR;
    let together = together(stacks.len().div_ceil(room.max(1)), unit);
    let merged: Vec<(&str, Vec<u64>)> = stacks
        .chunks(together)
        .map(|chunk| {
            let mut sums = vec![0; Outcome::ALL.len()];
            for (_, counts) in chunk {
                for (sum, count) in sums.iter_mut().zip(counts) {
                    *sum += count;
                }
            }
            (chunk.first().map_or("", |(start, _)| start.as_str()), sums)
        })
        .collect();
    let most = merged
        .iter()
        .map(|(_, counts)| counts.iter().sum())
        .max()
        .unwrap_or(0)
        .max(1);
    // Half of the first label of time is left of the axis.
    let length = |text: &str| i32::try_from(text.len()).unwrap_or(0);
    let first = stacks.first().map_or("", |(start, _)| start.as_str());
    let beside = (8 * length(&grouped(most)) + 12).max(4 * length(first));
    let room = i32::try_from(width).unwrap_or(0) - beside;
    let labels = room / (10 * length(first).max(1));
    let labels = usize::try_from(labels).unwrap_or(0).clamp(2, 8);
    let mut svg = String::new();
    let draw = |svg: &mut String| -> Drawn<'_> {
        let area = SVGBackend::with_string(svg, (width, HEIGHT)).into_drawing_area();
        let text = (FONT, 15).into_font().color(&INK);
        if together > 1 {
            let note = format!("Each bar is {together} {unit}s.");
            area.draw(&Text::new(note, (0, 2), &text))?;
        }
        let mut chart = ChartBuilder::on(&area)
            .margin_top(if together > 1 { 30 } else { 10 })
            .margin_right(10)
            .x_label_area_size(30)
            .y_label_area_size(beside)
            .build_cartesian_2d(0.0..count_of(merged.len()), 0..most)?;
        chart
            .configure_mesh()
            .disable_x_mesh()
            .light_line_style(TRANSPARENT)
            .bold_line_style(LINE)
            .axis_style(LINE)
            .y_labels(5)
            .x_labels(labels)
            .label_style(text.clone())
            .y_label_formatter(&|count| grouped(*count))
            .x_label_formatter(&|place| {
                // Labels are at the beginning of a bar.
                let mut starts = merged.iter().zip(0_u32..);
                let start = starts.find(|(_, at)| (f64::from(*at) - place).abs() < 0.01);
                // The last one may not have room for its half.
                let after = (count_of(merged.len()) - place) / count_of(merged.len());
                let start =
                    start.filter(|_| after * f64::from(room) > f64::from(4 * length(first)));
                start.map_or("", |((start, _), _)| *start).to_owned()
            })
            .draw()?;
        for ((_, counts), place) in merged.iter().zip(0_u32..) {
            let mut base = 0;
            for (outcome, count) in Outcome::ALL.iter().zip(counts) {
                let left = f64::from(place) + 0.1;
                let bar = [(left, base), (left + 0.8, base + count)];
                base += count;
                if *count > 0 {
                    let ink = colour(Ink::Outcome(*outcome)).filled();
                    chart.draw_series([Rectangle::new(bar, ink)])?;
                }
            }
        }
        area.present()
    };
    // Writing to a string cannot fail.
    let _ = draw(&mut svg);
    svg
}

/// How many hours or days a bar has, if it must have so many: whole parts of days, whole days, or whole weeks.
fn together(least: usize, unit: &str) -> usize {
    let (parts, whole): (&[usize], usize) = match unit {
        "hour" => (&[1, 2, 3, 4, 6, 8, 12], 24),
        _ => (&[1], 7),
    };
    let part = parts.iter().copied().find(|part| *part >= least);
    part.unwrap_or_else(|| least.next_multiple_of(whole))
}

fn count_of(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::together;

    #[test]
    fn bars_are_parts_of_days_or_weeks() {
        assert_eq!(
            [0, 1, 5, 13, 25].map(|least| together(least, "hour")),
            [1, 1, 6, 24, 48]
        );
        assert_eq!(
            [0, 1, 2, 8].map(|least| together(least, "day")),
            [1, 1, 7, 14]
        );
    }
}
