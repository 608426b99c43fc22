//! What people see.

use hangup_url_service::sender::running::Running;
use hangup_url_service::sender::wire::{self, Request};

use crate::support::{Service, program};

const UNLISTED: &str =
    "Event=Hangup&CallUUID=call-id-1&From=12025550123&To=12025550145&HangupCauseCode=4210";
const ODD: &str = "Event=Hangup&CallUUID=call-id-2&From=12025550123&HangupCauseCode=3010&HangupCause=NO_ANSWER\
                   &HangupSource=Carrier&CallStatus=busy";
const MARKUP: &str =
    "Event=Hangup&CallUUID=call-id-3&HangupCauseCode=%3Cscript%3E1&HangupSource=%3Cb%3E";

async fn service(arguments: &[&str]) -> Service {
    let service = Service::start(arguments);
    for form in [UNLISTED, ODD, MARKUP] {
        assert_eq!(service.post(form).await, 200);
    }
    service
}

#[tokio::test]
async fn the_page_shows_what_happened_and_no_personal_data() {
    let service = service(&[]).await;
    let page = service.get("/").await.body;
    for text in [
        "<th scope=\"row\">Busy</th><td>1</td><td>1</td><td>0</td><td>0</td>",
        "<th scope=\"row\">3010 Busy Line</th><td>1</td><td>1</td><td>0</td><td>0</td>",
        "<th scope=\"row\">Not listed</th><td>2</td><td>2</td><td>0</td><td>0</td>",
        "<th scope=\"row\">4210</th><td>1</td>",
        "<th scope=\"row\">Not a code</th><td>1</td>",
        "telephony cause: expected an outcome of Busy, found NO_ANSWER, which is No Answer",
        "<strong>Next step:</strong> Try again later, or let the caller leave a voicemail.",
        "Nothing was refused today.",
    ] {
        assert!(page.contains(text), "{text}: {page}");
    }
    for text in ["1202555", "call-id", "<script", "<b>", "/events/"] {
        assert!(!page.contains(text), "{text}: {page}");
    }
    assert_eq!(service.get("/events/1").await.status, 404);
}

#[tokio::test]
async fn a_screen_reader_finds_its_way() {
    let service = service(&[]).await;
    let page = service.get("/").await;
    let policy = page.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'self'"));
    let page = page.body;
    for part in [
        "<html lang=\"en\">",
        "name=\"viewport\"",
        "<a class=\"skip\" href=\"#main\">",
        "<main id=\"main\"",
        "<header>",
        "<footer>",
        "<nav aria-label=",
    ] {
        assert_eq!(page.matches(part).count(), 1, "{part}");
    }
    assert_eq!(page.matches("<h1>").count(), 1);
    assert_eq!(
        page.matches("<table").count(),
        page.matches("<caption>").count()
    );
    assert_eq!(page.matches("<th ").count(), page.matches("scope=").count());
    let sections = page.matches("<section aria-labelledby=").count();
    assert_eq!((sections, page.matches("<h2 id=").count()), (6, 6));
    for link in page.split("href=\"#").skip(1) {
        let id = link.split('"').next().unwrap();
        assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
    }
    let style = service.get("/style.css").await;
    assert_eq!(
        style.header("content-type"),
        Some("text/css; charset=utf-8")
    );
    assert!(style.body.contains("prefers-color-scheme: dark"));
    assert!(style.body.contains(":focus-visible"));
}

#[tokio::test]
async fn what_a_callback_said_is_shown_if_asked_for() {
    let service = service(&["--show-calls"]).await;
    assert!(
        service
            .get("/")
            .await
            .body
            .contains("<a href=\"/events/1\">")
    );
    let page = service.get("/events/1").await.body;
    assert!(
        page.contains("<th scope=\"row\">From</th><td>12025550123</td>"),
        "{page}"
    );
    let page = service.get("/events/3").await.body;
    assert!(!page.contains("<script>"), "{page}");
    assert_eq!(service.get("/events/4").await.status, 404);
}

#[tokio::test]
async fn a_new_service_has_an_empty_page() {
    let service = Service::start(&[]);
    let page = service.get("/").await;
    assert_eq!(page.status, 200);
    assert!(page.body.contains("None yet."));
    assert_eq!(service.get("/healthz").await.body, "ok\n");
    assert_eq!(service.get("/nothing").await.status, 404);
}

#[tokio::test]
async fn metrics_have_closed_labels() {
    let service = service(&[]).await;
    let metrics = service.get("/metrics").await;
    assert_eq!(
        metrics.header("content-type"),
        Some("text/plain; version=0.0.4")
    );
    let busy = "plivo_calls_ended_total{cause=\"busy_line\",leg=\"a\",ours_to_fix=\"false\",outcome=\"busy\",responsible=\"callee\"} 1\n";
    assert!(metrics.body.contains(busy), "{}", metrics.body);
    assert!(
        metrics
            .body
            .contains("plivo_callbacks_total{delivery=\"new\",kind=\"call\"} 3\n")
    );
    assert!(!metrics.body.contains("4210"));
}

#[tokio::test]
async fn pages_may_have_an_address_of_their_own() {
    let service = Service::start(&["--pages-on", "127.0.0.1:0"]);
    for path in ["/", "/metrics", "/style.css", "/events/1"] {
        assert_eq!(service.get(path).await.status, 404, "{path}");
    }
    assert_eq!(service.get("/healthz").await.status, 200);
    assert_eq!(service.post(ODD).await, 200);
}

/// As a newcomer would, without any setting but a free port.
#[tokio::test]
async fn the_demo_gets_what_it_expects() {
    let log = tempfile::NamedTempFile::new().unwrap();
    let running = Running::start::<&str>(program(), &[], log.path()).unwrap();
    let url = running.base();
    let mut demo = std::process::Command::new(program());
    let output = demo
        .args(["demo", "--url", &url])
        .env_remove("PLIVO_AUTH_TOKEN")
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{text}");
    assert!(text.lines().count() > 80);
    let page = wire::send(running.address(), &Request::new("GET", "/"))
        .await
        .unwrap();
    assert!(page.body.contains("8011 Invalid Answer XML"));
}
