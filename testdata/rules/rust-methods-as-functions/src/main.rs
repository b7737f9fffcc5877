//! Methods that are handed over by their paths: what they are called on is given first, what follows are their arguments.

use std::fs::{self, File};
use std::io::{self, Read};

struct Plan {
    zone: String,
    kind: &'static str,
}

impl Plan {
    fn of(zone: &str) -> Option<Plan> {
        Some(Plan { zone: zone.to_owned(), kind: "csv" })
    }

    fn write(&self) -> io::Result<u64> {
        File::create(format!("/plans/{}", self.zone))?; // want RBN301
        Ok(1)
    }

    fn size(&self) -> io::Result<u64> {
        if !self.zone.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return Ok(0);
        }
        Ok(File::open(format!("/plans/{}", self.zone))?.metadata()?.len())
    }

    fn sort(&self) -> io::Result<u64> {
        File::create(format!("/plans/by-{}", self.kind))?;
        Ok(1)
    }

    fn rename(&self, to: &str) -> io::Result<()> {
        fs::rename(format!("/plans/{}", self.kind), format!("/plans/{to}")) // want RBN301
    }

    fn label(&self, prefix: &str) -> io::Result<()> {
        fs::write("/plans/labels", format!("{prefix}{}", self.zone))
    }

    fn drop_it(self) -> io::Result<()> {
        fs::remove_file(format!("/plans/{}", self.zone)) // want RBN301
    }

    fn name(&self) -> String {
        self.zone.clone()
    }

    fn form(&self) -> String {
        self.kind.to_owned()
    }

    fn set(&mut self, zone: &str) {
        self.zone = zone.to_owned();
    }
}

type Step = fn(&Plan) -> io::Result<u64>;

fn run(zone: &str, step: Step) -> u64 {
    Plan::of(zone).map(|plan| step(&plan)).and_then(Result::ok).unwrap_or(0)
}

fn run_with(zone: &str, step: impl Fn(&Plan, &str) -> io::Result<()>) {
    if let Some(plan) = Plan::of("fixed") {
        step(&plan, zone).ok();
    }
}

fn change(zone: &str, by: fn(&mut Plan, &str)) -> io::Result<u64> {
    let mut plan = Plan { zone: String::new(), kind: "csv" };
    by(&mut plan, zone);
    fs::read(&plan.kind)?;
    Ok(fs::read(&plan.zone)?.len() as u64) // want RBN301
}

const STEPS: [(&str, Step); 2] = [("write", Plan::write), ("size", Plan::size)];

fn main() -> io::Result<()> {
    let mut text = String::new();
    io::stdin().read_to_string(&mut text)?;
    for (name, step) in STEPS {
        println!("{name} {}", run(&text, step));
    }
    run(&text, Plan::sort);
    run_with(&text, Plan::rename);
    run_with(&text, Plan::label);
    Plan::of(&text).map(Plan::drop_it).transpose()?;
    let forms: Vec<String> = Plan::of(&text).iter().map(Plan::form).collect();
    fs::read(format!("/forms/{}", forms.join("-")))?;
    let names: Vec<String> = Plan::of(&text).iter().map(Plan::name).collect();
    fs::read(format!("/names/{}", names.join("-")))?; // want RBN301
    change(&text, Plan::set)?;
    Ok(())
}
