use serde::{de::DeserializeOwned, Deserialize, Serialize};
use serde_json::json;
use std::io::{self, BufRead, Write};

#[derive(Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
enum Job {
    Tag { title: String },
    Note { text: String },
}

#[derive(Default, Serialize)]
struct Answer {
    title: String,
    slug: String,
    size: usize,
}

fn answer(job: Job) -> Result<Answer, String> {
    match job {
        Job::Tag { title } => Ok(Answer {
            slug: title.chars().filter(|c| c.is_ascii_alphanumeric()).collect(),
            size: title.len(),
            title,
        }),
        Job::Note { text } => Err(format!("no notes: {text}")),
    }
}

/// One line of JSON for each line of JSON.
fn serve<J: DeserializeOwned, R: Serialize>(run: impl Fn(J) -> Result<R, String>) -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let Ok(job) = serde_json::from_str(&line?) else { continue };
        let reply = match run(job) {
            Ok(reply) => serde_json::to_string(&reply)?,
            Err(e) => json!({ "error": e, "place": "feed", "more": [{ "text": e }, 1] }).to_string(),
        };
        writeln!(out, "{reply}")?;
        out.flush()?;
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut args = std::env::args().skip(1);
    match args.next().as_deref() {
        Some("serve") => serve(answer),
        Some("check") => {
            let name = args.next().unwrap_or_default();
            println!("{}\t{}", name.trim(), name.len());
            Ok(())
        }
        Some("state") => {
            let name = args.next().unwrap_or_default();
            println!("{}", json!({ "name": name, "state": "good" }));
            Ok(())
        }
        _ => Err(io::ErrorKind::InvalidInput.into()),
    }
}
