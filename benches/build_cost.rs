//! What it costs to depend on the crate: how many crates, and how long a clean debug build takes.

use std::path::{Path, PathBuf};
use std::{fs, io};

use plivo_hangup_benches::consumer::{Consumer, REPOSITORY};
use plivo_hangup_benches::goals::Goals;
use plivo_hangup_benches::table::{Table, number};

/// How often each is built, turn by turn.
const ROUNDS: usize = 5;

/// A service with two routes, which lacks the type that they take.
const SERVICE: &str = r#"
use axum::routing::post;
use axum::{Form, Json, Router};

async fn hangup(Form(_callback): Form<Callback>) {}

async fn relay(Json(_callback): Json<Callback>) {}

#[tokio::main]
async fn main() {
    let routes = Router::new();
    let routes = routes.route("/hangup", post(hangup)).route("/relay", post(relay));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    axum::serve(listener, routes).await.unwrap();
}
"#;

const SERDE: &str = r#"serde = { version = "1", features = ["derive"] }"#;

const SERVICE_DEPENDENCIES: &str = r#"
axum = { version = "0.8", default-features = false, features = ["form", "http1", "json", "tokio"] }
serde = { version = "1", features = ["derive"] }
tokio = { version = "1", default-features = false, features = ["macros", "net", "rt-multi-thread"] }
"#;

/// One crate that is built.
struct Build {
    what: &'static str,
    consumer: Consumer,
    seconds: f64,
}

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build_cost");
    let mut builds = builds(&folder).unwrap();
    let mut turns = vec![Vec::new(); builds.len()];
    for _ in 0..ROUNDS {
        for (build, turns) in builds.iter().zip(&mut turns) {
            turns.push(build.consumer.clean_build().unwrap().as_secs_f64());
        }
    }
    // What else the machine does only adds to a build.
    for (build, turns) in builds.iter_mut().zip(turns) {
        build.seconds = turns.into_iter().fold(f64::INFINITY, f64::min);
    }
    let mut table = Table::new(["clean debug build", "crates", "proc macros", "seconds"]);
    for build in &builds {
        let crates = build.consumer.tree().unwrap();
        let proc_macros = crates.iter().filter(|name| name.contains("(proc-macro)"));
        table.row([
            build.what.to_owned(),
            crates.len().to_string(),
            proc_macros.count().to_string(),
            number(build.seconds),
        ]);
    }
    println!("\n{table}");

    let [catalog, serde, ours, own, without, with] = [0, 1, 2, 3, 4, 5].map(|i| builds[i].seconds);
    let mut goals = Goals::new();
    for (goal, share, at_most) in [
        ("the catalog ≤ 0.7 of serde", catalog / serde, 0.7),
        (
            "default features ≤ 1.4 of their dependencies",
            ours / own,
            1.4,
        ),
    ] {
        goals.add(goal.to_owned(), share, share <= at_most);
    }
    println!("{goals}");
    println!("It adds {:.2} seconds to the service.", with - without);
}

fn builds(folder: &Path) -> io::Result<Vec<Build>> {
    let ours = format!("plivo-hangup = {{ path = {REPOSITORY:?} }}");
    let catalog = format!("plivo-hangup = {{ path = {REPOSITORY:?}, default-features = false }}");
    let own = format!(
        "plivo-hangup = {{ path = {:?} }}",
        without_code(folder)?.to_string_lossy()
    );
    let both = format!("{SERVICE_DEPENDENCIES}{ours}");
    let with = |callback: &str| format!("type Callback = {callback};\n{SERVICE}");
    let strings = with("std::collections::HashMap<String, String>");
    let callbacks = with("plivo_hangup::HangupCallback");
    let empty = "fn main() {}";
    let build = |what, name, dependencies: &str, source: &str| {
        let manifest = format!("[dependencies]\n{dependencies}");
        let consumer = Consumer::new(folder, name, &manifest, source)?;
        Ok(Build {
            what,
            consumer,
            seconds: 0.0,
        })
    };
    let all = [
        build("the catalog alone", "catalog", &catalog, empty),
        build("serde with derive", "serde-alone", SERDE, empty),
        build("default features", "ours", &ours, empty),
        build("their dependencies", "own", &own, empty),
        build(
            "an axum service without it",
            "without",
            SERVICE_DEPENDENCIES,
            &strings,
        ),
        build("an axum service with it", "with", &both, &callbacks),
    ];
    all.into_iter().collect()
}

/// The crate's manifest with its features and dependencies, and an empty library.
fn without_code(folder: &Path) -> io::Result<PathBuf> {
    let folder = folder.join("without-code");
    fs::create_dir_all(folder.join("src"))?;
    let manifest = fs::read_to_string(Path::new(REPOSITORY).join("Cargo.toml"))?;
    let section = |heading: &str| {
        let (_, rest) = manifest.split_once(heading).unwrap();
        let section = rest.split("\n[").next().unwrap_or_default();
        format!("{heading}{section}\n")
    };
    let sections = [section("\n[features]\n"), section("\n[dependencies]\n")].concat();
    let package = "[package]\nname = \"plivo-hangup\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
    fs::write(folder.join("Cargo.toml"), format!("{package}{sections}"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    Ok(folder)
}
