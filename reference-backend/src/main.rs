//! `reference-backend serve` and `reference-backend staff`: see [`USAGE`].

mod command;
mod queue_arguments;

use command::{Command, Serve, StaffAction};
use contract::payback::ProcessVariant;
use contract::text::LocalText;
use queue_arguments::KEY_VARIABLE;
use reference_backend::{Backend, Clock, Database, Options, PaybackConfig, QueueOptions, RateLimit};
use std::error::Error;
use std::io::Write;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

/// What can be asked for.
const USAGE: &str = "\
reference-backend serve [--site DIR] [--database FILE] [--port N] [--demo] [--clock RFC3339] [--rate-limit N]
    [--sign-in code|redirect]
    [--queue-source simulation|national] [--national-area CODE] [--national-address URL] [--national-holidays]
    [--national-phone NUMBER] [--queue-record FILE] [--queue-replay FILE] [--queue-seed N] [--queue-speed N]
    [--payback-process approve-first|buy-first] [--payback-rows N]
reference-backend staff list                              [--database FILE]
reference-backend staff prepare|ready|collected REFERENCE [--database FILE]
reference-backend staff cancel-day OFFICE DATE REASON     [--database FILE]

--database   default .data/demo.sqlite; `memory` keeps nothing
--port       default 8080; 0 takes a free one
--demo       known inputs give known faults, some slots look booked, /staff/api is open to tests
--sign-in    `redirect` also offers to sign in at an identity provider: a page of this program that believes anyone
--rate-limit requests of one client a minute, default 3000; 0 is no limit, on streams neither
--queue-source   where waiting numbers come from, default simulation. `national` asks the nation's open service on
                 civil-service offices for the offices of --national-area (ten digits, 1165000000 is Seocho-gu);
                 the key that data.go.kr issued to you is read from the environment variable CSO_SERVICE_KEY
--queue-record   writes down what is served, as it changes; --queue-replay plays it back at today's clock times
--queue-seed     the same number gives the same simulated days, default 1
--queue-speed    people come and are served so many times as fast, default 1; the hours stay as they are
--payback-process  the order of steps of book payback, default approve-first
--payback-rows   gives the account of phone 010-0000-1010 a history of so many books, unless it has one";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let done = match Command::read(&arguments) {
        Ok(Command::Help) => say(USAGE),
        Ok(Command::Serve(serve)) => start(serve),
        Ok(Command::Staff { database, action }) => staff(&database, action),
        Err(why) => Err(format!("{why}\n\n{USAGE}").into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

type Done = Result<(), Box<dyn Error>>;

fn say(line: &str) -> Done {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

fn start(serve: Serve) -> Done {
    let mut queue = QueueOptions::default();
    if let Some(source) = serve.queue.source(std::env::var(KEY_VARIABLE).ok())? {
        queue.source = source;
    }
    queue.record.clone_from(&serve.queue.record);
    if serve.per_minute == 0 {
        queue.most_streams_per_client = usize::MAX;
    }
    let mut payback = PaybackConfig::default();
    if serve.buy_first {
        payback.process = ProcessVariant::BuyFirst;
    }
    let backend = Backend::open(Options {
        database: serve.database,
        clock: serve.clock.map_or_else(Clock::system, Clock::running_from),
        demo_faults: serve.demo,
        demo_bookings: serve.demo,
        test_api: serve.demo,
        sign_in_redirect: serve.sign_in_redirect,
        rate_limit: (serve.per_minute > 0).then_some(RateLimit {
            per_minute: serve.per_minute,
            burst: (serve.per_minute / 6).max(1),
        }),
        queue,
        payback,
        ..Options::default()
    })?;
    if serve.payback_rows > 0 {
        backend.staff().seed_paybacks(serve.payback_rows)?;
    }
    backend.follow_source();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(listen(backend, serve.site.as_deref(), serve.port))?;
    // An answer that never comes, on purpose, must not hold the end up.
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn listen(backend: Backend, site: Option<&Path>, port: u16) -> Done {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = listener.local_addr()?;
    let residents = site.map_or(String::new(), |_| format!("  residents: http://{address}/\n"));
    // Whoever reads only the first line and closes the pipe must not end the server.
    let _ = say(&format!(
        "listening on http://{address}\n{residents}  staff:     http://{address}/staff"
    ));
    let tidier = backend.clone();
    tokio::spawn(async move {
        loop {
            // A failure is tried again with the next hour.
            let _ = tokio::task::block_in_place(|| tidier.tidy());
            tokio::time::sleep(Duration::from_secs(3600)).await;
        }
    });
    let service = backend
        .router(site)
        .into_make_service_with_connect_info::<SocketAddr>();
    // A stream would go on for ever.
    let last = async move {
        asked_to_stop().await;
        backend.end_streams();
    };
    let server = axum::serve(listener, service).with_graceful_shutdown(last);
    tokio::select! {
        done = server.into_future() => done?,
        () = async { asked_to_stop().await; tokio::time::sleep(Duration::from_secs(5)).await } => {}
    }
    Ok(())
}

/// Until Ctrl-C or a request to end.
async fn asked_to_stop() {
    let interrupt = async {
        let _ = tokio::signal::ctrl_c().await;
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

fn staff(database: &Database, action: StaffAction) -> Done {
    let backend = Backend::open(Options {
        database: database.clone(),
        ..Options::default()
    })?;
    let staff = backend.staff();
    match action {
        StaffAction::List => {
            for order in staff.orders()? {
                let (ticket, reference) = (&order.ticket_number, &order.reference);
                let state = order.state.word();
                say(&format!(
                    "{}  {}  {ticket}  {reference}  {}  {state}",
                    order.start, order.office, order.name
                ))?;
            }
        }
        StaffAction::Prepare(reference) => staff.start_preparing(&reference)?,
        StaffAction::Ready(reference) => staff.mark_ready(&reference)?,
        StaffAction::Collected(reference) => staff.mark_collected(&reference)?,
        StaffAction::CancelDay { office, date, reason } => {
            let cancelled = staff.cancel_slots(&office, date, &LocalText::of(reason, None))?;
            say(&format!("{cancelled} orders cancelled"))?;
        }
    }
    Ok(())
}
